using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>Puts the tilts of two files together, each with its own partner.</summary>
internal static class TiltMerge
{
    /// <summary>Codes of findings that doubt which tilt is which, or whether the files are of one series at all.</summary>
    internal static readonly ImmutableArray<string> CodesOfDoubt = ["convert-unmatched", "convert-ambiguous", "convert-angles", "convert-added"];

    internal static (ImmutableArray<TiltDescription> Tilts, FindingList Findings) Of(SeriesDescription a, SeriesDescription b)
    {
        if (a.Tilts.IsEmpty || b.Tilts.IsEmpty) return (a.Tilts.IsEmpty ? b.Tilts : a.Tilts, FindingList.Empty);
        if (TiltMatching.Match(a.Tilts, b.Tilts) is not { } match)
            return (a.Tilts, FindingList.Of(Finding.Error(
                "convert-unmatched", b.FileName, null, $"tilts with nothing to tell which of those of {a.FileName} they are", "sections, tilt angles or names in both files",
                "Name a file as well that has both, such as the mdoc of the stack, before these")));
        if (match.Ambiguous.Length > 0)
            return (a.Tilts, FindingList.Of(Finding.Error(
                "convert-ambiguous", b.FileName, null, $"no single tilt for row {a.Tilts[match.Ambiguous[0]].Row + 1} of {a.FileName}", $"one tilt of the same {Word(match.Key)}",
                "Name a file that has the sections of both before these")));
        // Lists of images that are left out may well name none that is in the other.
        if (match.Partners.All(partner => partner is null) && !a.Tilts.All(tilt => tilt.IsExcluded) && !b.Tilts.All(tilt => tilt.IsExcluded))
            return (a.Tilts, FindingList.Of(Finding.Error(
                "convert-unmatched", b.FileName, null, $"no tilt with the {Word(match.Key)} of one of {a.FileName}", "files of one series", "Check that the files belong together")));
        if (match.Key == TiltKey.TiltAngle && OtherSeries(a, b) is { } stranger) return (a.Tilts, FindingList.Of(stranger));
        ImmutableArray<TiltDescription?> partners = [.. match.Partners.Select(j => j is { } place ? b.Tilts[place] : null)];
        TiltDescription[] added = [.. b.Tilts.Where((_, j) => !match.Partners.Contains(j))];
        var pairs = a.Tilts.Zip(partners).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)).ToArray();
        var findings = FindingList.Of(new[] { Angles(a, b, pairs), Left(a, b, match, partners.Count(partner => partner is null)), Added(a, b, match.Key, added) }
            .OfType<Finding>().Concat(TiltFacts.Contradictions(a, b, pairs)));
        return ([.. a.Tilts.Select((tilt, i) => partners[i] is { } partner ? Join(tilt, partner) : tilt), .. added.Select((tilt, k) => tilt with { Row = a.Tilts.Length + k })], findings);
    }

    private static TiltDescription Join(TiltDescription a, TiltDescription b) => a with
    {
        Section = a.Section ?? b.Section,
        Image = a.Image ?? b.Image,
        Movie = a.Movie ?? b.Movie,
        TiltAngle = a.TiltAngle ?? b.TiltAngle,
        DoseBefore = a.DoseBefore ?? b.DoseBefore,
        Dose = a.Dose ?? b.Dose,
        NominalDefocus = a.NominalDefocus ?? b.NominalDefocus,
        Estimate = a.Estimate ?? b.Estimate,
        Acquired = a.Acquired ?? b.Acquired,
        NominalTiltAxis = a.NominalTiltAxis ?? b.NominalTiltAxis,
        Alignment = a.Alignment ?? b.Alignment,
        IsExcluded = a.IsExcluded || b.IsExcluded,
    };

    // All series of a session have the same angles; their movies tell them apart.
    private static Finding? OtherSeries(SeriesDescription a, SeriesDescription b)
    {
        string[] first = [.. a.Tilts.Select(tilt => tilt.Movie).OfType<string>().Select(TiltMatching.PlainName)], second = [.. b.Tilts.Select(tilt => tilt.Movie).OfType<string>().Select(TiltMatching.PlainName)];
        if (first.Length == 0 || second.Length == 0 || first.Intersect(second, StringComparer.OrdinalIgnoreCase).Any()) return null;
        return Finding.Error(
            "convert-other-series", b.FileName, null, $"movies such as {second[0]}, none of which {a.FileName} names", $"movies of one series, such as {first[0]}",
            "The tilt angles agree, but the files are of two series: name the files of one");
    }

    // Refinement moves all angles by an offset and each by a little; another order or sign scatters them.
    private static Finding? Angles(SeriesDescription a, SeriesDescription b, (TiltDescription, TiltDescription)[] pairs)
    {
        double[] apart = [.. pairs.Where(pair => TiltMatching.AngleOf(pair.Item1) is not null && TiltMatching.AngleOf(pair.Item2) is not null)
            .Select(pair => TiltMatching.AngleOf(pair.Item2)!.Value.Degrees - TiltMatching.AngleOf(pair.Item1)!.Value.Degrees)];
        if (apart.Length == 0) return null;
        double offset = apart.Order().ElementAt(apart.Length / 2), scatter = apart.Max(difference => Math.Abs(difference - offset));
        string found = string.Create(CultureInfo.InvariantCulture, $"tilt angles {offset:F2} degrees from those of {a.FileName}, give or take {scatter:F2}");
        if (scatter > 2 * TiltMatching.SameTiltDegrees)
            return Finding.Error("convert-angles", b.FileName, null, found, "the same tilt angle for the same section", "One of the files is in another order or has the other sign; check which belongs to the stack");
        return Math.Abs(offset) > TiltMatching.SameTiltDegrees
            ? Finding.Warning("convert-angles", b.FileName, null, found, "the same tilt angles", "Right where a refinement found an offset of the specimen; otherwise the files are shifted against each other")
            : null;
    }

    private static Finding? Left(SeriesDescription a, SeriesDescription b, TiltMatch match, int left) => left == 0 ? null : Finding.Note(
        "convert-partners", b.FileName, null, $"nothing about {left} of the {match.Partners.Length} tilts of {a.FileName}, matched by {Word(match.Key)}");

    // A section names an image of the stack, which a file may well leave out; an angle that no tilt of the other has may be that of another series.
    private static Finding? Added(SeriesDescription a, SeriesDescription b, TiltKey key, TiltDescription[] added)
    {
        if (added.Length == 0) return null;
        string found = $"{added.Length} tilts that {a.FileName} does not have, such as row {added[0].Row + 1}";
        return key == TiltKey.TiltAngle
            ? Finding.Warning("convert-added", b.FileName, null, found, "the tilt angles of the same tilts", "Check that the files are of one series")
            : Finding.Note("convert-added", b.FileName, null, found);
    }

    private static string Word(TiltKey key) => key switch { TiltKey.Section => "section", TiltKey.TiltAngle => "tilt angle", _ => "name" };
}
