using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>Holds what a file says about a series as a whole against what the files before it said.</summary>
internal static class SeriesContradictions
{
    // Pixel sizes are calibrated to about this, and other numbers are rounded to much better.
    private const double SameFraction = 0.01;
    private const double SameAxisDegrees = 1;
    // Offsets and inclinations are written with two decimals or more.
    private const double SameOffsetDegrees = 0.1;

    private sealed record Fact(string What, string Unit, Func<SeriesDescription, double?> Value, Func<double, double, bool> IsSame);

    private static readonly Fact[] Known =
    [
        new("pixel size", "A", file => file.PixelSize?.Angstroms, ByFraction),
        new("pixel size of the movies", "A", file => file.MoviePixelSize?.Angstroms, ByFraction),
        new("voltage", "kV", file => file.Voltage?.Kilovolts, ByFraction),
        new("spherical aberration", "mm", file => file.SphericalAberration?.Millimeters, ByFraction),
        new("amplitude contrast", "", file => file.AmplitudeContrast, ByFraction),
        new("image width", "pixels", file => file.Width, ByFraction),
        new("image height", "pixels", file => file.Height, ByFraction),
        new("tilt offset", "degrees", file => file.TiltOffset?.Degrees, ByOffset),
        new("X-tilt", "degrees", file => file.XTilt?.Degrees, ByOffset),
        new("thickness", "A", file => file.SlabThickness?.Angstroms, ByFraction),
    ];

    /// <summary>The contradictions of a file with the first of the earlier ones that states the same fact.</summary>
    /// <param name="earlier">The files before it, in their order.</param>
    /// <param name="file">The file.</param>
    /// <param name="hand">The hand of a file about the axis in use.</param>
    internal static IEnumerable<Finding> Of(IReadOnlyList<SeriesDescription> earlier, SeriesDescription file, Func<SeriesDescription, Hand?> hand) =>
        Known.Append(new("hand", "", one => (int?)hand(one), ByFraction)).Select(fact => Number(earlier, file, fact)).Append(Axis(earlier, file)).Append(Type(earlier, file)).OfType<Finding>();

    private static Finding? Number(IReadOnlyList<SeriesDescription> earlier, SeriesDescription file, Fact fact) =>
        earlier.FirstOrDefault(one => fact.Value(one) is not null) is { } used && fact.Value(file) is { } second && !fact.IsSame(fact.Value(used)!.Value, second)
            ? Differs(used, file, fact.What, Text(second, fact.Unit), Text(fact.Value(used)!.Value, fact.Unit))
            : null;

    // An axis that an alignment has put upright is that of other images, not another axis of the same ones.
    private static Finding? Axis(IReadOnlyList<SeriesDescription> earlier, SeriesDescription file)
    {
        if (earlier.FirstOrDefault(one => one.TiltAxis is not null) is not { TiltAxis: { } first } used || file.TiltAxis is not { } second || Turn(first, second) <= SameAxisDegrees) return null;
        var (found, kept) = (Text(second.Degrees, "degrees"), Text(first.Degrees, "degrees"));
        return IsOfAligned(used) == IsOfAligned(file) ? Differs(used, file, "tilt axis", found, kept) : Finding.Note(
            "convert-differs", file.FileName, "tilt axis", $"{found}, and {kept} of {used.FileName}, which is used: one is that of the aligned images");
    }

    private static bool IsOfAligned(SeriesDescription file) =>
        Turn(file.TiltAxis!.Value, Angle.Zero) <= SameAxisDegrees && file.Tilts.All(tilt => tilt.Alignment is null);

    private static Finding? Type(IReadOnlyList<SeriesDescription> earlier, SeriesDescription file) =>
        earlier.FirstOrDefault(one => one.DataType is not null) is { DataType: { } first } used && file.DataType is { } second && first != second
            ? Differs(used, file, "data type", second.Label, first.Label)
            : null;

    private static Finding Differs(SeriesDescription used, SeriesDescription file, string what, string found, string kept) => Finding.Warning(
        "convert-differs", file.FileName, what, found, $"{kept} of {used.FileName}, which is used",
        "Check that the files are of the same series and binning; the one named first goes before");

    private static bool ByFraction(double first, double second) => Math.Abs(first - second) <= SameFraction * Math.Abs(first);

    private static bool ByOffset(double first, double second) => Math.Abs(first - second) <= SameOffsetDegrees;

    private static double Turn(Angle a, Angle b) => Math.Abs(Math.IEEERemainder(a.Degrees - b.Degrees, 360));

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.####} {unit}").TrimEnd();
}
