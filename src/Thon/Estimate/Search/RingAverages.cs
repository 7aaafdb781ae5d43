using Thon.Estimate.Tiles;
using Thon.Units;

namespace Thon.Estimate.Search;

/// <summary>A tilt's spectra averaged over directions, relative to their trend: all that the global search looks at, and small enough to be kept for every tilt.</summary>
/// <param name="Frequency">Middle frequency of every ring, cycles/angstrom.</param>
/// <param name="Patches">The patches.</param>
internal sealed record RingAverages(double[] Frequency, IReadOnlyList<PatchAverages> Patches)
{
    /// <summary>How many rings there are.</summary>
    public int Count => Frequency.Length;

    /// <summary>The averages of one tilt.</summary>
    /// <param name="spectra">Its spectra.</param>
    /// <param name="finest">Finest spacing kept.</param>
    public static RingAverages Of(PatchSpectra spectra, Length finest)
    {
        double[] frequency = [.. spectra.Grid.RingFrequency.Where(k => k * finest.Angstroms <= 1)], trend = SpectrumTrend.Of(spectra);
        return new(frequency, [.. Enumerable.Range(0, spectra.Patches.Count).Select(patch =>
        {
            var averages = new PatchAverages(spectra.Patches[patch].Place, new double[frequency.Length], new double[frequency.Length]);
            for (int ring = 0; ring < frequency.Length; ring++)
                (averages.Weight[ring], averages.WeightedPower[ring]) = Average(spectra, patch, ring, trend[ring]);
            return averages;
        })]);
    }

    /// <summary>The same without the rings of finer spacings.</summary>
    public RingAverages UpTo(Length finest) => this with { Frequency = [.. Frequency.Where(k => k * finest.Angstroms <= 1)] };

    private static (double Weight, double WeightedPower) Average(PatchSpectra spectra, int patch, int ring, double trend)
    {
        var grid = spectra.Grid;
        double sum = 0, pixels = 0;
        for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
        {
            sum += (double)grid.PixelCount[cell] * spectra.Patches[patch].Power[cell];
            pixels += grid.PixelCount[cell];
        }
        if (pixels == 0 || ring >= spectra.UsefulRings) return (0, 0);
        double weight = pixels * spectra.Patches[patch].Tiles / spectra.Shape.Correlation;
        return (weight, weight * sum / pixels / trend);
    }
}

/// <summary>The rings of one patch.</summary>
/// <param name="Place">Where its tiles lie.</param>
/// <param name="Weight">How many independent numbers each ring's power is the mean of.</param>
/// <param name="WeightedPower">That times the power, relative to the trend of the image.</param>
internal sealed record PatchAverages(PatchPlace Place, double[] Weight, double[] WeightedPower);
