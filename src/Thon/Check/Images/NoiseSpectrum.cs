using Thon.Estimate;
using Thon.Estimate.Tiles;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>The power of an image at fine spacings, where there is next to nothing but noise.</summary>
/// <param name="Frequency">Middle of every band, cycles/angstrom.</param>
/// <param name="LogPower">Natural logarithm of the mean power of the bands, up to a constant.</param>
public sealed record NoiseSpectrum(double[] Frequency, double[] LogPower)
{
    private const int Bands = 10;

    // Parts of Nyquist; beyond the upper end there is what interpolation left.
    private const double Lowest = 0.4;
    private const double Highest = 0.85;

    /// <summary>The spectrum of an image; null where it has no power in some band.</summary>
    /// <param name="spectra">Its tiles.</param>
    internal static NoiseSpectrum? Of(PatchSpectra spectra)
    {
        var grid = spectra.Grid;
        double nyquist = SpatialFrequency.Nyquist(grid.PixelSize).CyclesPerAngstrom;
        double low = Lowest * nyquist, high = Math.Min(Highest * nyquist, grid.RingFrequency[^1]);
        var bands = Enumerable.Range(0, grid.RingCount).Where(ring => grid.RingStart[ring] < grid.RingStart[ring + 1])
            .GroupBy(ring => (int)Math.Floor((grid.RingFrequency[ring] - low) / (high - low) * Bands)).Where(band => band.Key is >= 0 and < Bands).ToArray();
        double[] power = [.. bands.Select(band => band.Average(ring => SpectrumCutoff.RingMean(grid, spectra.Patches, ring)))];
        return power.Length < 2 || power.Any(mean => !(mean > 0)) ? null : new([.. bands.Select(band => band.Average(ring => grid.RingFrequency[ring]))], Array.ConvertAll(power, Math.Log));
    }
}
