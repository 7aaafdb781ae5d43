namespace Thon.Estimate;

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
    private const int BackgroundCount = 7;
    private const int ContrastCount = 4;
    private const int Count = BackgroundCount + ContrastCount;

    // One step turns the rings' phase by this much at the finest spacing used, radian.
    private const double PhaseStep = 0.5;

    /// <summary>The gain at every defocus; zero where rings of that defocus could only be there with their contrast reversed.</summary>
    /// <param name="spectra">The spectra of one tilt.</param>
    /// <param name="optics">Its optics, whose slope tells the strips' defoci apart.</param>
    /// <param name="settings">The range of defoci and the finest spacing to use.</param>
    public static DefocusCurve Curve(PatchSpectra spectra, TiltOptics optics, EstimationSettings settings)
    {
        double first = settings.LowestDefocus.Angstroms, k = 1 / settings.FinestSearchResolution.Angstroms;
        double step = PhaseStep / (2 * Math.PI * optics.Microscope.Wavelength.Angstroms * k * k);
        int count = (int)Math.Ceiling((settings.HighestDefocus.Angstroms - first) / step) + 1;
        var rings = SearchRings.Of(spectra, optics, settings.FinestSearchResolution, first, step);
        var background = new SplineBasis(BackgroundCount, rings.Count);
        var contrast = new SplineBasis(ContrastCount, rings.Count);
        double flat = Explained(rings, background, contrast, withRings: false);
        var gain = new double[count];
        for (int i = 0; i < count; i++)
        {
            gain[i] = Math.Max(0, Explained(rings, background, contrast, withRings: true) - flat);
            rings.Advance();
        }
        return new(first, step, gain);
    }

    /// <summary>Half the weighted sum of squares that the best splines explain, with rings or without; zero where the rings come out reversed.</summary>
    private static double Explained(SearchRings rings, SplineBasis background, SplineBasis contrast, bool withRings)
    {
        var matrix = new double[Count, Count];
        var right = new double[Count];
        var modulation = new double[rings.Count];
        for (int ring = 0; ring < rings.Count; ring++)
        {
            var (one, u, uu, y, uy) = rings.Moments(ring);
            modulation[ring] = uu;
            AddRing(matrix, right, ring, background, contrast, withRings ? (one, u, uu, y, uy) : (one, 0, 0, y, 0));
        }
        for (int i = 0; i < Count; i++) matrix[i, i] = matrix[i, i] * (1 + 1e-9) + 1e-9;
        if (Cholesky.Solve(matrix, right) is not { } solution) return 0;
        if (withRings && MeanContrast(solution, contrast, modulation) <= 0) return 0;
        double explained = 0;
        for (int i = 0; i < Count; i++) explained += solution[i] * right[i] / 2;
        return explained;
    }

    /// <summary>The contrast of the rings, weighted by how much each ring tells.</summary>
    private static double MeanContrast(double[] solution, SplineBasis contrast, double[] modulation)
    {
        double sum = 0;
        for (int ring = 0; ring < modulation.Length; ring++)
            sum += modulation[ring] * contrast.At(ring, solution.AsSpan(BackgroundCount));
        return sum;
    }

    private static void AddRing(
        double[,] matrix, double[] right, int ring, SplineBasis background, SplineBasis contrast,
        (double One, double U, double UU, double Y, double UY) moments)
    {
        int b = background.First[ring], c = BackgroundCount + contrast.First[ring];
        for (int i = 0; i < SplineBasis.Support; i++)
        {
            double bi = background.Value[SplineBasis.Support * ring + i], ci = contrast.Value[SplineBasis.Support * ring + i];
            right[b + i] += bi * moments.Y;
            right[c + i] += ci * moments.UY;
            for (int j = 0; j < SplineBasis.Support; j++)
            {
                double bj = background.Value[SplineBasis.Support * ring + j], cj = contrast.Value[SplineBasis.Support * ring + j];
                matrix[b + i, b + j] += bi * bj * moments.One;
                matrix[c + i, b + j] += ci * bj * moments.U;
                matrix[c + i, c + j] += ci * cj * moments.UU;
            }
        }
    }
}
