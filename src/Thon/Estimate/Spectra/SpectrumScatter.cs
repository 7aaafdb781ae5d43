namespace Thon.Estimate.Spectra;

/// <summary>
/// Tells amplitude from power by the scatter of pixels about the mean of their cell. For the mean of n powers (a gamma distribution) the third cumulant,
/// in units of the squared variance over the mean, is 2 whatever n is; for the mean of n amplitudes (Rayleigh distributed) it is 1.21, and for the root of
/// the mean of many powers it tends to 1.
/// </summary>
public static class SpectrumScatter
{
    private const double Between = 1.6;
    private const double SmallestRatio = 0.6;
    private const double LargestRatio = 2.6;

    // A standard error of the ratio that still tells 1.2 from 2.
    private const double LargestError = 0.2;

    private const int FewestPixels = 6;

    /// <summary>What the pixels of a spectrum are.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="half">The half spectrum, [ky, kx] with zero frequency first.</param>
    public static SpectrumKind KindOf(PolarGrid grid, double[] half)
    {
        double[] mean = SpectrumImage.CellMeans(grid, half);
        var (second, third) = (new double[grid.CellCount], new double[grid.CellCount]);
        for (int i = 0; i < half.Length; i++)
        {
            int cell = grid.CellOfPixel[i];
            if (cell < 0 || mean[cell] <= 0) continue;
            double deviation = half[i] / mean[cell] - 1;
            second[cell] += deviation * deviation;
            third[cell] += deviation * deviation * deviation;
        }
        double variance = 0, cumulant = 0, cells = 0, pixels = 0;
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            double n = grid.PixelCount[cell];
            if (n < FewestPixels || mean[cell] <= 0) continue;
            // Unbiased, as the mean was taken from the same pixels.
            variance += second[cell] / (n - 1);
            cumulant += third[cell] * n / ((n - 1) * (n - 2));
            (cells, pixels) = (cells + 1, pixels + n);
        }
        return cells == 0 ? SpectrumKind.Unknown : Judge(variance / cells, cumulant / cells, pixels);
    }

    private static SpectrumKind Judge(double variance, double cumulant, double pixels)
    {
        if (!(variance > 0)) return SpectrumKind.Unknown;
        double ratio = cumulant / (variance * variance), error = Math.Sqrt(6 / pixels / variance);
        if (error > LargestError || ratio < SmallestRatio || ratio > LargestRatio) return SpectrumKind.Unknown;
        return ratio < Between ? SpectrumKind.Amplitude : SpectrumKind.Power;
    }
}
