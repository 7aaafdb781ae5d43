using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>Puts the tilts of two files together, each with its own partner.</summary>
internal static class TiltMerge
{
    // Exposures are rounded to a tenth in some files, and defoci of one fit to an angstrom or so in all.
    private const double SameDose = 0.2;
    private const double SameDefocusAngstroms = 20;

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
        ImmutableArray<TiltDescription?> partners = [.. match.Partners.Select(j => j is { } place ? b.Tilts[place] : null)];
        TiltDescription[] added = [.. b.Tilts.Where((_, j) => !match.Partners.Contains(j))];
        var pairs = a.Tilts.Zip(partners).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)).ToArray();
        var findings = FindingList.Of(new[] { Angles(a, b, pairs), Left(a, b, match, partners.Count(partner => partner is null)), Added(a, b, added) }
            .Concat(Values(a, b, pairs)).OfType<Finding>());
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

    private static Finding? Added(SeriesDescription a, SeriesDescription b, TiltDescription[] added) => added.Length == 0 ? null : Finding.Note(
        "convert-added", b.FileName, null, $"{added.Length} tilts that {a.FileName} does not have, such as row {added[0].Row + 1}");

    private static IEnumerable<Finding?> Values(SeriesDescription a, SeriesDescription b, (TiltDescription, TiltDescription)[] pairs) =>
    [
        Value(a, b, pairs, "dose before", "electrons/angstrom^2", SameDose, tilt => tilt.DoseBefore?.ElectronsPerSquareAngstrom),
        Value(a, b, pairs, "dose", "electrons/angstrom^2", SameDose, tilt => tilt.Dose?.ElectronsPerSquareAngstrom),
        Value(a, b, pairs, "defocus", "A", SameDefocusAngstroms, tilt => tilt.Estimate?.Defocus.Mean.Angstroms),
    ];

    private static Finding? Value(
        SeriesDescription a, SeriesDescription b, (TiltDescription First, TiltDescription Second)[] pairs, string what, string unit, double same, Func<TiltDescription, double?> value)
    {
        var differing = pairs.Where(pair => value(pair.First) is { } first && value(pair.Second) is { } second && Math.Abs(first - second) > same).ToArray();
        if (differing.Length == 0) return null;
        var worst = differing.MaxBy(pair => Math.Abs(value(pair.First)!.Value - value(pair.Second)!.Value));
        return Finding.Warning(
            "convert-differs", b.FileName, $"{what}, row {worst.Second.Row + 1}", string.Create(CultureInfo.InvariantCulture, $"{value(worst.Second):0.##} {unit}, and {differing.Length - 1} tilts more that differ"),
            string.Create(CultureInfo.InvariantCulture, $"{value(worst.First):0.##} {unit} of {a.FileName}, which is used"), "The file named first goes before; name the right one first");
    }

    private static string Word(TiltKey key) => key switch { TiltKey.Section => "section", TiltKey.TiltAngle => "tilt angle", _ => "name" };
}
