using Thon.Estimate.Tiles;

namespace Thon.Estimate;

/// <summary>The smooth fall of a power spectrum with frequency, rings and noise averaged out, so that what is left is near one everywhere.</summary>
public static class SpectrumTrend
{
    /// <summary>How many splines make the logarithm of a trend.</summary>
    public const int SplineCount = 10;

    /// <summary>The trend: the exponential of a spline through the logarithms of the rings' means.</summary>
    /// <param name="spectra">The spectra of one image; all patches are taken together.</param>
    /// <returns>One value a ring, above zero.</returns>
    public static double[] Of(PatchSpectra spectra)
    {
        var basis = new SplineBasis(SplineCount, spectra.Grid.RingCount);
        double[] coefficients = CoefficientsOf(spectra);
        return [.. Enumerable.Range(0, spectra.Grid.RingCount).Select(ring => Math.Exp(basis.At(ring, coefficients)))];
    }

    /// <summary>The coefficients of the logarithm of the trend.</summary>
    /// <param name="spectra">The spectra of one image; all patches are taken together.</param>
    public static double[] CoefficientsOf(PatchSpectra spectra)
    {
        var grid = spectra.Grid;
        var basis = new SplineBasis(SplineCount, grid.RingCount);
        var matrix = new double[SplineCount, SplineCount];
        var right = new double[SplineCount];
        for (int ring = 0; ring < spectra.UsefulRings; ring++)
        {
            double mean = SpectrumCutoff.RingMean(grid, spectra.Patches, ring);
            if (mean <= 0) continue;
            for (int i = 0; i < SplineBasis.Support; i++)
            {
                double value = basis.Value[SplineBasis.Support * ring + i];
                right[basis.First[ring] + i] += value * Math.Log(mean);
                for (int j = 0; j < SplineBasis.Support; j++)
                    matrix[basis.First[ring] + i, basis.First[ring] + j] += value * basis.Value[SplineBasis.Support * ring + j];
            }
        }
        for (int i = 0; i < SplineCount; i++) matrix[i, i] += 1e-9 * grid.RingCount;
        return Cholesky.Solve(matrix, right)!;
    }
}
