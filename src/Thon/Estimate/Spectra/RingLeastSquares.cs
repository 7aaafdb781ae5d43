namespace Thon.Estimate.Spectra;

/// <summary>The best splines for some rings.</summary>
/// <param name="Coefficients">Of the background, then of the contrast; the latter zero or more.</param>
/// <param name="Free">Which of them are free: coefficients of the contrast that would be negative are held at zero.</param>
/// <param name="Explained">Weighted sum of squares they explain.</param>
/// <param name="Matrix">The normal equations, [row, column].</param>
internal sealed record RingSolution(double[] Coefficients, bool[] Free, double Explained, double[,] Matrix);

/// <summary>
/// Weighted linear least squares for background and contrast. Rings are never reversed: splines of the contrast with a negative coefficient are taken out one
/// after another, the most negative one first. [LawsonHanson1974]
/// </summary>
internal static class RingLeastSquares
{
    private const double Ridge = 1e-9;

    /// <summary>The best splines, or null where the equations have no solution in numbers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="modulation">u of every sample; all zero for no rings.</param>
    /// <param name="weight">Weight of every sample, 1/variance.</param>
    public static RingSolution? Solve(SpectrumModel model, double[] modulation, double[] weight)
    {
        int n = model.LinearCount, background = model.Background.Count;
        var (matrix, right) = Equations(model, modulation, weight);
        var free = Enumerable.Repeat(true, n).ToArray();
        while (true)
        {
            if (Cholesky.Solve(Held(matrix, free), [.. right.Select((value, i) => free[i] ? value : 0)]) is not { } solution) return null;
            int worst = background;
            for (int i = background; i < n; i++)
                if (solution[i] < solution[worst]) worst = i;
            if (solution[worst] < 0)
            {
                free[worst] = false;
                continue;
            }
            double explained = 0;
            for (int i = 0; i < n; i++) explained += solution[i] * right[i];
            return double.IsFinite(explained) ? new(solution, free, explained, matrix) : null;
        }
    }

    /// <summary>What the splines leave of every sample.</summary>
    public static double[] Residuals(SpectrumModel model, double[] modulation, double[] coefficients)
    {
        var spectrum = model.Spectrum;
        var residuals = new double[spectrum.Power.Length];
        for (int ring = 0; ring < spectrum.RingCount; ring++)
        {
            var (background, contrast) = At(model, ring, coefficients);
            for (int i = spectrum.RingStart[ring]; i < spectrum.RingStart[ring + 1]; i++)
                residuals[i] = spectrum.Count[i] > 0 ? spectrum.Power[i] - background - contrast * modulation[i] : 0;
        }
        return residuals;
    }

    /// <summary>Background and contrast at one ring.</summary>
    public static (double Background, double Contrast) At(SpectrumModel model, int ring, double[] coefficients) =>
        (model.Background.At(ring, coefficients), model.Contrast.At(ring, coefficients.AsSpan(model.Background.Count)));

    /// <summary>The equations with the held coefficients taken out, and those that nothing tells; a little on the diagonal, each in its own unit, keeps them solvable.</summary>
    public static double[,] Held(double[,] matrix, bool[] free)
    {
        int n = free.Length;
        var held = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            bool told = free[i] && matrix[i, i] > 0;
            for (int j = 0; j < n && told; j++) held[i, j] = free[j] ? matrix[i, j] : 0;
            held[i, i] = told ? matrix[i, i] * (1 + Ridge) : 1;
        }
        return held;
    }

    private static (double[,] Matrix, double[] Right) Equations(SpectrumModel model, double[] modulation, double[] weight)
    {
        var spectrum = model.Spectrum;
        var matrix = new double[model.LinearCount, model.LinearCount];
        var right = new double[model.LinearCount];
        for (int ring = 0; ring < spectrum.RingCount; ring++)
        {
            double w = 0, wu = 0, wuu = 0, wy = 0, wuy = 0;
            for (int i = spectrum.RingStart[ring]; i < spectrum.RingStart[ring + 1]; i++)
            {
                double u = modulation[i], y = spectrum.Power[i];
                (w, wu, wuu, wy, wuy) = (w + weight[i], wu + weight[i] * u, wuu + weight[i] * u * u, wy + weight[i] * y, wuy + weight[i] * u * y);
            }
            if (w > 0) AddRing(model, ring, matrix, right, (w, wu, wuu, wy, wuy));
        }
        return (matrix, right);
    }

    private static void AddRing(SpectrumModel model, int ring, double[,] matrix, double[] right, (double W, double U, double UU, double Y, double UY) sums)
    {
        int b = model.Background.First[ring], c = model.Background.Count + model.Contrast.First[ring], at = SplineBasis.Support * ring;
        for (int i = 0; i < SplineBasis.Support; i++)
        {
            double bi = model.Background.Value[at + i], ci = model.Contrast.Value[at + i];
            right[b + i] += bi * sums.Y;
            right[c + i] += ci * sums.UY;
            for (int j = 0; j < SplineBasis.Support; j++)
            {
                double bj = model.Background.Value[at + j], cj = model.Contrast.Value[at + j];
                matrix[b + i, b + j] += bi * bj * sums.W;
                matrix[c + i, c + j] += ci * cj * sums.UU;
                matrix[c + i, b + j] += ci * bj * sums.U;
                matrix[b + j, c + i] += ci * bj * sums.U;
            }
        }
    }
}
