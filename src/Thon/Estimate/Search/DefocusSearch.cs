using Thon.Estimate.Tiles;

namespace Thon.Estimate.Search;

/// <summary>How well each of a row of equally spaced defoci explains a tilt.</summary>
/// <param name="First">The first defocus, angstrom.</param>
/// <param name="Step">From one defocus to the next, angstrom.</param>
/// <param name="Gain">Gain in log likelihood over no rings at all, zero or more.</param>
public sealed record DefocusCurve(double First, double Step, double[] Gain)
{
    /// <summary>The defocus at an index, angstrom.</summary>
    public double DefocusAt(int index) => First + index * Step;
}

/// <summary>
/// The global search: for every defocus of a grid, how much better rings of that defocus explain a tilt's spectrum than no rings at all. Directions
/// are averaged and the damping is left to the splines, which costs precision but no maximum.
/// </summary>
public static class DefocusSearch
{
    /// <summary>The gain at every defocus; zero where rings of that defocus could only be there with their contrast reversed.</summary>
    /// <param name="spectra">The spectra of one tilt.</param>
    /// <param name="optics">Its optics, whose slope tells the patches' defoci apart.</param>
    /// <param name="settings">The range of defoci and the finest spacing to use.</param>
    public static DefocusCurve Curve(PatchSpectra spectra, TiltOptics optics, EstimationSettings settings) => Curve(
        RingAverages.Of(spectra, settings.FinestSearchResolution), optics,
        DefocusGrid.Of(settings, optics.Microscope.Wavelength, 1 / settings.FinestSearchResolution.Angstroms));

    /// <summary>The same from averages over directions that were kept.</summary>
    /// <param name="averages">The averages of one tilt.</param>
    /// <param name="optics">Its optics, whose slope tells the patches' defoci apart.</param>
    /// <param name="grid">The defoci.</param>
    internal static DefocusCurve Curve(RingAverages averages, TiltOptics optics, DefocusGrid grid)
    {
        var rings = SearchRings.Of(averages, optics, grid.First, grid.Step);
        var equations = new SearchEquations(rings);
        var gain = new double[grid.Count];
        for (int i = 0; i < grid.Count; i++)
        {
            rings.Measure();
            gain[i] = equations.Gain();
        }
        return new(grid.First, grid.Step, gain);
    }
}
