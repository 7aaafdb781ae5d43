using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Series are recorded underfocused: positive in the files of fits, negative in mdocs and in rlnTomoNominalDefocus.</summary>
public static class DefocusSign
{
    /// <summary>Finds files whose defoci are all overfocused.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        foreach (var file in claims.Descriptions)
        {
            double[] defoci = DescribedDefoci.Of(file);
            if (defoci.Length > 0 && defoci.All(defocus => defocus < 0))
                yield return Finding.Error("defocus-sign", file.FileName, null, "every defocus is negative, which is overfocus", "underfocus, positive", "The signs are most likely the other way round");
            if (Overfocused(file.FileName, "rlnTomoNominalDefocus", file.Tilts.Select(row => row.NominalDefocus?.Micrometers)) is { } nominal) yield return nominal;
        }

        if (claims.Mdoc is { } mdoc && Overfocused(mdoc.Name, "TargetDefocus", mdoc.Sections.Select(section => section.TargetDefocus?.Micrometers)) is { } asked) yield return asked;
    }

    private static Finding? Overfocused(string file, string key, IEnumerable<double?> micrometers)
    {
        double[] targets = [.. micrometers.OfType<double>()];
        return targets.Length == 0 || targets.Any(target => target >= 0) ? null : Finding.Note(
            "target-defocus-sign", file, key, FormattableString.Invariant($"{-targets[0]:0.##} um, which is overfocus there"), "a negative number", "Only its size is used");
    }
}
