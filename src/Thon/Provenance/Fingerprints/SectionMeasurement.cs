using System.Globalization;
using Thon.Correct.Canvas;
using Thon.Correct.Deconvolution.Images;
using Thon.Imaging;

namespace Thon.Provenance.Fingerprints;

/// <summary>Takes the fingerprints of sections of one size, one at a time.</summary>
/// <param name="width">Pixels a row.</param>
/// <param name="height">Rows.</param>
/// <param name="pixel">Pixel size, angstrom.</param>
internal sealed class SectionMeasurement(int width, int height, double pixel)
{
    // Enough for what is compared, and short in a file.
    private const int Decimals = 3;
    private const string Digits = "G6";

    // Spacings in angstrom: of defoci of 1.5 um and more there are rings, and those of 6 um are told from each other.
    private const double CoarsestZeros = 40;
    private const double FinestZeros = 12;

    // Rounding in float32 leaves that much of the square of the mean; a section with less variance shows nothing else.
    private const double LeastOfMean = 1e-6;

    private readonly ShellSpectrum _spectrum = new(width, height);
    private readonly FrequencyBands _bands = FrequencyBands.Of(ShellSpectrum.TileOf(width, height), pixel);

    /// <summary>Takes the section's pixels.</summary>
    public Image Image { get; } = new(width, height);

    /// <summary>Width of a shell, cycles/angstrom.</summary>
    public double ShellWidth { get; } = 1 / (ShellSpectrum.TileOf(width, height) * pixel);

    /// <summary>The fingerprint of <see cref="Image"/>, and the natural logarithm of the power of its shells; null where it is constant or a pixel is no finite number.</summary>
    /// <param name="section">Section, from 0.</param>
    public (SectionFingerprint Print, double[] LogShells)? Of(int section)
    {
        var border = ConstantBorder.Of(Image);
        var grey = KnownPixels.StatisticsOf(Image, border);
        if (!double.IsFinite(grey.Mean) || !double.IsFinite(grey.StandardDeviation) || !(grey.StandardDeviation > LeastOfMean * Math.Abs(grey.Mean))) return null;
        border?.FillInPlace(Image, (_, _) => (float)grey.Mean);
        double[] shells = _spectrum.Of(Image, border), bands = _bands.MeansOf(shells, ShellWidth);
        double strongest = bands.Max();
        if (!(strongest > 0) || !double.IsFinite(strongest)) return null;
        double least = Math.Log(strongest) - SectionFingerprint.LogPowerRange;
        double[] logShells = Array.ConvertAll(shells, power => Math.Max(least, Math.Log(power)));
        var print = new SectionFingerprint(
            section,
            [.. bands.Select(power => Math.Round(Math.Max(least, Math.Log(power)), Decimals))],
            Rounded(ZeroDepth.Of(logShells, ShellWidth, CoarsestZeros, FinestZeros, least)), Significant(grey.Mean), Significant(grey.StandardDeviation));
        return (print, logShells);
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, Decimals) : null;

    private static double Significant(double value) =>
        double.Parse(value.ToString(Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
