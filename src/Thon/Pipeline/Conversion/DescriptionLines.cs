using System.Globalization;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>What is known of a series, as lines a user can hold against what they know.</summary>
public static class DescriptionLines
{
    private const string Unknown = "not stated";

    /// <summary>The lines: one a quantity, with its unit and how many tilts have it.</summary>
    public static IEnumerable<string> Of(SeriesDescription series)
    {
        (string Name, string Value)[] lines =
        [
            ("series", series.Name ?? Unknown),
            ("tilts", Tilts(series)),
            ("tilt angles", Range(series, tilt => TiltMatching.AngleOf(tilt)?.Degrees, "degrees")),
            ("pixel size", Text(series.PixelSize?.Angstroms, "A")),
            ("voltage", Text(series.Voltage?.Kilovolts, "kV")),
            ("spherical aberration", Text(series.SphericalAberration?.Millimeters, "mm")),
            ("amplitude contrast", Text(series.AmplitudeContrast, "")),
            ("tilt axis", Text(series.TiltAxis?.Degrees, "degrees from +y")),
            ("hand", series.Hand is { } hand ? ((int)hand).ToString("+0;-0", CultureInfo.InvariantCulture) : Unknown),
            ("dose before", Range(series, tilt => tilt.DoseBefore?.ElectronsPerSquareAngstrom, "electrons/angstrom^2")),
            ("dose of each", Range(series, tilt => tilt.Dose?.ElectronsPerSquareAngstrom, "electrons/angstrom^2")),
            ("defocus", Range(series, tilt => tilt.Estimate?.Defocus.Mean.Angstroms, "A, underfocus positive")),
            ("alignment", Count(series, tilt => tilt.Alignment is not null)),
        ];
        int width = lines.Max(line => line.Name.Length);
        return lines.Select(line => $"{line.Name.PadRight(width)}  {line.Value}");
    }

    private static string Tilts(SeriesDescription series) =>
        series.Tilts.Count(tilt => tilt.IsExcluded) is var left and > 0 ? $"{series.Tilts.Length}, {left} of them excluded" : $"{series.Tilts.Length}";

    private static string Text(double? value, string unit) => value is { } known && double.IsFinite(known) ? string.Create(CultureInfo.InvariantCulture, $"{known:0.####} {unit}").TrimEnd() : Unknown;

    private static string Range(SeriesDescription series, Func<TiltDescription, double?> value, string unit)
    {
        double[] known = [.. series.Tilts.Select(value).OfType<double>()];
        return known.Length == 0 ? Unknown
            : string.Create(CultureInfo.InvariantCulture, $"{known.Min():0.##} to {known.Max():0.##} {unit}") + (known.Length < series.Tilts.Length ? $", of {known.Length} tilts" : "");
    }

    private static string Count(SeriesDescription series, Func<TiltDescription, bool> has) =>
        series.Tilts.Count(has) is var count and > 0 ? $"of {count} tilts" : Unknown;
}
