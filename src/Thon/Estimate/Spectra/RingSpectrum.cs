using Thon.Estimate.Tiles;
using Thon.Units;

namespace Thon.Estimate.Spectra;

/// <summary>
/// A ready power spectrum as samples in equally spaced rings of frequency: one sample a ring for a curve, many directions a ring for an image. Its noise is
/// not known beforehand, and its background may have been taken off, so that powers may be negative.
/// </summary>
/// <param name="RingFrequency">Middle frequency of every ring, equally spaced, cycles/angstrom.</param>
/// <param name="RingStart">First sample of every ring, and one past the last sample.</param>
/// <param name="Power">Power of every sample; any unit, any sign, finite.</param>
/// <param name="Count">How many values a sample averages; 0 for samples that count nothing.</param>
/// <param name="SquaredFrequency">Mean k^2 of every sample, cycles^2/angstrom^2.</param>
/// <param name="Cosine">cos 2a of every sample's direction; empty for a curve, which knows none.</param>
/// <param name="Sine">sin 2a of every sample's direction; empty for a curve.</param>
/// <param name="BinWidth">Width of the bin of frequencies a sample stands for, over which its rings are smeared, cycles/angstrom; 0 where they are not.</param>
public sealed record RingSpectrum(
    double[] RingFrequency, int[] RingStart, double[] Power, double[] Count, double[] SquaredFrequency, double[] Cosine, double[] Sine, double BinWidth)
{
    /// <summary>How many rings there are.</summary>
    public int RingCount => RingFrequency.Length;

    /// <summary>Whether samples have a direction, so that astigmatism can show.</summary>
    public bool HasDirections => Cosine.Length > 0;

    /// <summary>A spectrum that was averaged over all directions.</summary>
    /// <param name="frequency">Equally spaced frequencies, cycles/angstrom.</param>
    /// <param name="power">A power for each.</param>
    /// <param name="coarsest">Coarsest spacing used.</param>
    /// <param name="finest">Finest spacing used.</param>
    public static RingSpectrum OfCurve(IReadOnlyList<double> frequency, IReadOnlyList<double> power, Length coarsest, Length finest)
    {
        int[] used = [.. Enumerable.Range(0, frequency.Count).Where(i => frequency[i] * coarsest.Angstroms >= 1 && frequency[i] * finest.Angstroms <= 1)];
        double[] k = [.. used.Select(i => frequency[i])];
        return new(
            k, [.. Enumerable.Range(0, k.Length + 1)], [.. used.Select(i => power[i])], [.. k.Select(_ => 1.0)], [.. k.Select(f => f * f)], [], [],
            k.Length > 1 ? (k[^1] - k[0]) / (k.Length - 1) : 0);
    }

    /// <summary>A spectrum gathered into the cells of a grid.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="power">Mean power of every cell.</param>
    public static RingSpectrum OfCells(PolarGrid grid, double[] power)
    {
        double[] angle = [.. grid.Kx.Select((kx, i) => 2 * Math.Atan2(grid.Ky[i], kx))];
        return new(
            grid.RingFrequency, grid.RingStart, power, [.. grid.PixelCount.Select(count => (double)count)], grid.SquaredFrequency,
            [.. angle.Select(Math.Cos)], [.. angle.Select(Math.Sin)], 0);
    }

    /// <summary>The same spectrum averaged over directions.</summary>
    public RingSpectrum Averaged()
    {
        if (!HasDirections) return this;
        var (power, count, k2) = (new double[RingCount], new double[RingCount], new double[RingCount]);
        for (int ring = 0; ring < RingCount; ring++)
        {
            for (int i = RingStart[ring]; i < RingStart[ring + 1]; i++)
            {
                power[ring] += Count[i] * Power[i];
                k2[ring] += Count[i] * SquaredFrequency[i];
                count[ring] += Count[i];
            }
            if (count[ring] > 0) (power[ring], k2[ring]) = (power[ring] / count[ring], k2[ring] / count[ring]);
        }
        return new(RingFrequency, [.. Enumerable.Range(0, RingCount + 1)], power, count, k2, [], [], BinWidth);
    }
}
