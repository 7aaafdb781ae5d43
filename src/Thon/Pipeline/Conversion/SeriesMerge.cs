using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>
/// Puts together what several files say about one series. What an earlier file says stands; a later one adds what is missing, and where it contradicts, that is told.
/// </summary>
internal static class SeriesMerge
{
    // Pixel sizes are calibrated to about this, and other numbers are rounded to much better.
    private const double SameFraction = 0.01;

    /// <summary>The series as all files together describe it.</summary>
    /// <param name="files">At least one description; the earlier ones go before the later ones.</param>
    /// <returns>The description, whose findings are those of the files and of putting them together.</returns>
    internal static SeriesDescription Of(IReadOnlyList<SeriesDescription> files) => files.Skip(1).Aggregate(files[0], Join);

    private static SeriesDescription Join(SeriesDescription a, SeriesDescription b)
    {
        var (tilts, findings) = TiltMerge.Of(a, b);
        var axis = a.TiltAxis ?? b.TiltAxis;
        return a with
        {
            Name = a.Name ?? b.Name,
            Tilts = tilts,
            Findings = a.Findings.AddRange(b.Findings).AddRange(Contradictions(a, b)).AddRange(findings),
            IsOurs = a.IsOurs && b.IsOurs,
            Voltage = a.Voltage ?? b.Voltage,
            SphericalAberration = a.SphericalAberration ?? b.SphericalAberration,
            AmplitudeContrast = a.AmplitudeContrast ?? b.AmplitudeContrast,
            PixelSize = a.PixelSize ?? b.PixelSize,
            MoviePixelSize = a.MoviePixelSize ?? b.MoviePixelSize,
            Width = a.Width ?? b.Width,
            Height = a.Height ?? b.Height,
            TiltAxis = axis,
            Hand = About(axis, a) ?? About(axis, b),
            TiltOffset = a.TiltOffset ?? b.TiltOffset,
            XTilt = a.XTilt ?? b.XTilt,
            SlabThickness = a.SlabThickness ?? b.SlabThickness,
            TiltOffsetSigma = a.TiltOffsetSigma ?? b.TiltOffsetSigma,
            XTiltSigma = a.XTiltSigma ?? b.XTiltSigma,
            SlabThicknessSigma = a.SlabThicknessSigma ?? b.SlabThicknessSigma,
            DataType = a.DataType ?? b.DataType,
        };
    }

    // A file that names no axis states the hand about an upright one.
    private static Hand? About(Angle? axis, SeriesDescription file) => axis is { } named ? HandAbout.Of(file, named) : file.Hand;

    private static IEnumerable<Finding> Contradictions(SeriesDescription a, SeriesDescription b) => new[]
    {
        Contradiction(a, b, "pixel size", "A", file => file.PixelSize?.Angstroms),
        Contradiction(a, b, "voltage", "kV", file => file.Voltage?.Kilovolts),
        Contradiction(a, b, "spherical aberration", "mm", file => file.SphericalAberration?.Millimeters),
        Contradiction(a, b, "amplitude contrast", "", file => file.AmplitudeContrast),
        Contradiction(a, b, "image width", "pixels", file => file.Width),
        Contradiction(a, b, "image height", "pixels", file => file.Height),
        Contradiction(a, b, "hand", "", file => (int?)About(a.TiltAxis ?? b.TiltAxis, file)),
    }.OfType<Finding>();

    private static Finding? Contradiction(SeriesDescription a, SeriesDescription b, string what, string unit, Func<SeriesDescription, double?> value)
    {
        if (value(a) is not { } first || value(b) is not { } second || Math.Abs(first - second) <= SameFraction * Math.Abs(first)) return null;
        return Finding.Warning(
            "convert-differs", b.FileName, what, Text(second, unit), $"{Text(first, unit)} of {a.FileName}, which is used",
            "Check that the files are of the same series and binning; the one named first goes before");
    }

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.####} {unit}").TrimEnd();
}
