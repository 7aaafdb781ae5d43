using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Report.Pages;

/// <summary>What holds for a series as a whole, as names and values.</summary>
internal static class SeriesFacts
{
    public static ImmutableArray<ReportFact> Of(TiltSeries series)
    {
        var optics = series.Microscope;
        ReportFact?[] facts =
        [
            new("images", Text($"{series.Tilts.Length} of {series.Width} x {series.Height} pixels")),
            new("pixel size", Text($"{series.PixelSize.Angstroms:0.####} A")),
            new("voltage", Text($"{optics.Voltage.Kilovolts:0.###} kV")),
            new("spherical aberration", Text($"{optics.SphericalAberration.Millimeters:0.###} mm")),
            new("amplitude contrast", Text($"{optics.AmplitudeContrast:0.####}")),
            .. Geometry(series),
            series.SlabThickness is { } thickness ? new("thickness", $"{Number(thickness.Angstroms, series.SlabThicknessSigma?.Angstroms, 0)} A") : null,
            series.ModelThickness is { } taken ? new("thickness", Text($"not told by the images; the model takes {taken.Angstroms:F0} A")) : null,
            new("data type", series.DataType.Label),
            Verdicts(series),
        ];
        return [.. facts.OfType<ReportFact>()];
    }

    private static IEnumerable<ReportFact> Geometry(TiltSeries series)
    {
        if (series.Geometry is not { } geometry) yield break;
        yield return new("tilt axis", Text($"{geometry.Axis.Degrees:0.##} degrees from +y"));
        yield return new("hand", geometry.Hand == Hand.Plus ? "+1: +x is more underfocused at positive tilt" : "-1: -x is more underfocused at positive tilt");
        if (IsTold(geometry.TiltOffset, series.TiltOffsetSigma)) yield return new("tilt offset", $"{Number(geometry.TiltOffset.Degrees, series.TiltOffsetSigma?.Degrees, 2)} degrees");
        if (IsTold(geometry.XTilt, series.XTiltSigma)) yield return new("X-tilt", $"{Number(geometry.XTilt.Degrees, series.XTiltSigma?.Degrees, 2)} degrees");
    }

    private static bool IsTold(Angle value, Angle? sigma) => value.Radians != 0 || sigma is not null;

    private static ReportFact? Verdicts(TiltSeries series)
    {
        var counts =
            from standing in series.Tilts.Select(TiltStandings.Of)
            group standing by standing into same
            orderby same.Key != TiltStanding.Good, same.Key
            select Text($"{same.Count()} {(same.Key == TiltStanding.Unjudged ? "not judged" : same.Key.Word())}");
        return series.Tilts.IsEmpty ? null : new("tilts", string.Join(", ", counts));
    }

    private static string Number(double value, double? sigma, int decimals)
    {
        string digits = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        string number = value.ToString(digits, CultureInfo.InvariantCulture);
        return sigma is { } error ? $"{number} +- {error.ToString(digits, CultureInfo.InvariantCulture)}" : number;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
