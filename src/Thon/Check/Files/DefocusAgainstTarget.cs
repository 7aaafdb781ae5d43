using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>The fitted defocus is that which was asked for, or off it by no factor that a wrong unit or a wrong pixel size makes.</summary>
public static class DefocusAgainstTarget
{
    // Of the logarithm: within a factor of 1.35 of one of these, as fits and targets differ by less; of two, the nearer one counts.
    private const double Tolerance = 0.3;

    private static readonly (double Factor, string Reason)[] Factors =
    [
        (1e4, "angstroms were taken for micrometres"), (1e-4, "micrometres were taken for angstroms"),
        (10, "angstroms were taken for nanometres"), (0.1, "nanometres were taken for angstroms"),
        (4, "the fit was made with a pixel size twice too large, such as that of images binned by 2"), (0.25, "the fit was made with a pixel size twice too small, such as that of images before binning by 2"),
        (16, "the fit was made with a pixel size four times too large, such as that of images binned by 4"), (1 / 16.0, "the fit was made with a pixel size four times too small, such as that of images before binning by 4"),
    ];

    /// <summary>Finds defoci off by one of those factors.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        foreach (var file in claims.Descriptions)
        {
            double[] defoci = DescribedDefoci.Of(file);
            if (defoci.Length == 0 || DescribedDefoci.Target(claims, file) is not { } target) continue;
            double median = Math.Abs(Median.Of(defoci));
            var (factor, reason) = Factors.MinBy(known => Math.Abs(Math.Log(median / target / known.Factor)));
            if (!(Math.Abs(Math.Log(median / target / factor)) <= Tolerance)) continue;
            yield return Finding.Warning(
                "defocus-factor", file.FileName, null, FormattableString.Invariant($"a median defocus of {median / 1e4:G4} um, {median / target:G3} times the target"),
                FormattableString.Invariant($"about the {target / 1e4:0.##} um that were asked for"), FormattableString.Invariant($"A factor of about {factor:G3} comes about where {reason}"));
        }
    }
}
