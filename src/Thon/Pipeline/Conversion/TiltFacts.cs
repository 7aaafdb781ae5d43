using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>Holds what two files say about the same tilts against each other.</summary>
internal static class TiltFacts
{
    // Exposures are rounded to a tenth in some files, defoci of one fit to an angstrom or so in all, and shifts to a hundredth of a pixel.
    private const double SameDose = 0.2;
    private const double SameDefocusAngstroms = 20;
    private const double SameShiftAngstroms = 5;
    // Defoci that were asked for are kept to a hundredth of a micrometre.
    private const double SameTargetAngstroms = 100;
    private const double SameDegrees = 1;

    /// <summary>What of a tilt two files may contradict each other in: how far apart they are, null where one of them says nothing, how far the same value may be, and its words.</summary>
    private sealed record Fact(string What, double Same, Func<TiltDescription, TiltDescription, double?> Apart, Func<TiltDescription, string> Text);

    private static readonly Fact[] Known =
    [
        Number("dose before", "electrons/angstrom^2", SameDose, tilt => tilt.DoseBefore?.ElectronsPerSquareAngstrom),
        Number("dose", "electrons/angstrom^2", SameDose, tilt => tilt.Dose?.ElectronsPerSquareAngstrom),
        Number("nominal defocus", "A", SameTargetAngstroms, tilt => tilt.NominalDefocus?.Angstroms),
        Number("defocus", "A", SameDefocusAngstroms, tilt => tilt.Estimate?.Defocus.Mean.Angstroms),
        Number("astigmatism", "A", SameDefocusAngstroms, Astigmatism),
        new("azimuth of the astigmatism", SameDegrees, AzimuthsApart, tilt => Text(tilt.Estimate!.Defocus.Angle.Degrees, "degrees")),
        Number("phase shift", "degrees", SameDegrees, tilt => tilt.Estimate?.PhaseShift.Degrees),
        new("alignment", SameShiftAngstroms, ShiftsApart, tilt => string.Create(CultureInfo.InvariantCulture, $"a shift of {tilt.Alignment!.ShiftX.Angstroms:0.##}, {tilt.Alignment.ShiftY.Angstroms:0.##} A")),
        new("movie", 0, MoviesApart, tilt => tilt.Movie!),
    ];

    /// <summary>The contradictions, one finding a fact, with the tilt that is farthest apart.</summary>
    /// <param name="a">The earlier file, which is used.</param>
    /// <param name="b">The later file.</param>
    /// <param name="pairs">The tilts of both that are one.</param>
    internal static IEnumerable<Finding> Contradictions(SeriesDescription a, SeriesDescription b, (TiltDescription First, TiltDescription Second)[] pairs)
    {
        foreach (var fact in Known)
        {
            var differing = pairs.Select(pair => (Pair: pair, Apart: fact.Apart(pair.First, pair.Second))).Where(one => one.Apart > fact.Same).ToArray();
            if (differing.Length == 0) continue;
            var worst = differing.MaxBy(one => one.Apart).Pair;
            yield return Differs(a, b, fact.What, worst.Second, $"{fact.Text(worst.Second)}, and {differing.Length - 1} tilts more that differ", fact.Text(worst.First));
        }

        if (Order(a, b, pairs) is { } order) yield return order;
    }

    // A file without some of the tilts counts the others from 0 again.
    private static Finding? Order(SeriesDescription a, SeriesDescription b, (TiltDescription First, TiltDescription Second)[] pairs)
    {
        var known = pairs.Where(pair => pair is { First.Acquired: not null, Second.Acquired: not null }).ToArray();
        var (first, second) = (known.OrderBy(pair => pair.First.Acquired).ToArray(), known.OrderBy(pair => pair.Second.Acquired).ToArray());
        int[] moved = [.. Enumerable.Range(0, known.Length).Where(i => first[i].Second.Acquired != second[i].Second.Acquired)];
        return moved.Length == 0 ? null : Differs(
            a, b, "order of acquisition", second[moved[0]].Second, $"number {moved[0] + 1} to be taken, and {moved.Length - 1} tilts more that differ", $"row {first[moved[0]].First.Row + 1}");
    }

    private static Finding Differs(SeriesDescription a, SeriesDescription b, string what, TiltDescription tilt, string found, string used) => Finding.Warning(
        "convert-differs", b.FileName, $"{what}, row {tilt.Row + 1}", found, $"{used} of {a.FileName}, which is used", "The file named first goes before; name the right one first");

    private static Fact Number(string what, string unit, double same, Func<TiltDescription, double?> value) =>
        new(what, same, (a, b) => value(a) is { } first && value(b) is { } second ? Math.Abs(first - second) : null, tilt => Text(value(tilt)!.Value, unit));

    private static double? Astigmatism(TiltDescription tilt) => tilt.Estimate is { Defocus: var defocus } ? Math.Abs(defocus.U.Angstroms - defocus.V.Angstroms) : null;

    // Half a turn is the same direction, and none is one of a round lens.
    private static double? AzimuthsApart(TiltDescription a, TiltDescription b) => Astigmatism(a) > SameDefocusAngstroms && Astigmatism(b) > SameDefocusAngstroms
        ? Math.Abs(Math.IEEERemainder(a.Estimate!.Defocus.Angle.Degrees - b.Estimate!.Defocus.Angle.Degrees, 180))
        : null;

    private static double? ShiftsApart(TiltDescription a, TiltDescription b) => a.Alignment is { } first && b.Alignment is { } second
        ? Math.Sqrt(Math.Pow(first.ShiftX.Angstroms - second.ShiftX.Angstroms, 2) + Math.Pow(first.ShiftY.Angstroms - second.ShiftY.Angstroms, 2))
        : null;

    private static double? MoviesApart(TiltDescription a, TiltDescription b) =>
        a.Movie is null || b.Movie is null ? null : TiltMatching.PlainName(a.Movie) == TiltMatching.PlainName(b.Movie) ? 0 : 1;

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");
}
