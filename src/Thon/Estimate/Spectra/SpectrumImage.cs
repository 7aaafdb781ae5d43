using Thon.Estimate.Tiles;
using Thon.Imaging;

namespace Thon.Estimate.Spectra;

/// <summary>
/// A ready spectrum as an image: square, zero frequency at pixel (n/2, n/2), a pixel 1/(n pixel sizes) wide. Whether its pixels are powers or amplitudes does
/// not matter: the root of B - C cos 2 chi' has overtones, but all of them are even about the same zeros and move no ring.
/// </summary>
/// <param name="Spectrum">Its samples.</param>
/// <param name="Symmetry">Correlation of P(k) with P(-k) over the range that is fitted: 1 for a spectrum, near 0 for an image that is none.</param>
public sealed record SpectrumImage(RingSpectrum Spectrum, double Symmetry)
{
    /// <summary>Gathers an image.</summary>
    /// <param name="image">The image; square, all pixels finite.</param>
    /// <param name="grid">The cells, of a tile of the image's size.</param>
    /// <param name="cells">Any spectrum in these cells; what it knows of them is shared.</param>
    public static SpectrumImage Of(Image image, PolarGrid grid, RingSpectrum cells)
    {
        var (half, symmetry) = Half(image, grid);
        return new(cells with { Power = CellMeans(grid, half) }, symmetry);
    }

    /// <summary>The mean of the pixels of every cell; 0 for empty cells.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="half">The half spectrum, [ky, kx] with zero frequency first.</param>
    public static double[] CellMeans(PolarGrid grid, double[] half)
    {
        var mean = new double[grid.CellCount];
        for (int i = 0; i < half.Length; i++)
            if (grid.CellOfPixel[i] >= 0) mean[grid.CellOfPixel[i]] += half[i];
        for (int cell = 0; cell < mean.Length; cell++)
            if (grid.PixelCount[cell] > 0) mean[cell] /= grid.PixelCount[cell];
        return mean;
    }

    /// <summary>The half spectrum, every pixel averaged with the one opposite, and how alike the two are.</summary>
    private static (double[] Half, double Symmetry) Half(Image image, PolarGrid grid)
    {
        int size = image.Width, width = size / 2 + 1, centre = size / 2;
        var half = new double[width * size];
        double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < half.Length; i++)
        {
            int kx = i % width, ky = i / width;
            double one = image[(centre + kx) % size, (centre + ky) % size], other = image[(centre - kx + size) % size, (centre - ky + size) % size];
            half[i] = (one + other) / 2;
            if (grid.CellOfPixel[i] < 0) continue;
            (n, a, b, aa, bb, ab) = (n + 1, a + one, b + other, aa + one * one, bb + other * other, ab + one * other);
        }
        double spread = (n * aa - a * a) * (n * bb - b * b);
        return (half, spread > 0 ? (n * ab - a * b) / Math.Sqrt(spread) : 0);
    }
}
