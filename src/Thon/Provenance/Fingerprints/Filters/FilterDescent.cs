using Thon.Estimate;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>The least of what a filter leaves, by the method of Levenberg and Marquardt. [Marquardt1963]</summary>
internal static class FilterDescent
{
    private const double FirstDamping = 1e-2;
    private const double LeastDamping = 1e-9;
    private const double MostDamping = 1e9;

    // A step that gains less than this part ends it.
    private const double Enough = 1e-6;

    /// <summary>The unknowns at the end, and what they leave.</summary>
    /// <param name="equations">What is to be the least.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="steps">How many steps are taken at most.</param>
    public static (double[] Unknowns, double Cost) From(FilterEquations equations, double[] start, int steps)
    {
        var (unknowns, cost, damping) = (start, equations.CostOf(start), FirstDamping);
        for (int step = 0; step < steps && damping < MostDamping; step++)
        {
            var (matrix, right) = equations.About(unknowns);
            double before = cost;
            for (; damping < MostDamping; damping *= 10)
            {
                if (Moved(unknowns, matrix, right, damping) is not { } tried || equations.CostOf(tried) is var left && !(left < cost)) continue;
                (unknowns, cost, damping) = (tried, left, Math.Max(LeastDamping, damping / 10));
                break;
            }
            if (!(before - cost > Enough * before)) break;
        }
        return (unknowns, cost);
    }

    private static double[]? Moved(double[] unknowns, double[,] matrix, double[] right, double damping)
    {
        var damped = (double[,])matrix.Clone();
        for (int i = 0; i < unknowns.Length; i++) damped[i, i] += damping * matrix[i, i] + LeastDamping;
        double[]? move = Cholesky.Solve(damped, right);
        if (move is null) return null;
        double[] moved = [.. unknowns.Zip(move, (value, by) => value + by)];
        bool hasRings = moved.AsSpan(FilterUnknowns.Shared, (moved.Length - FilterUnknowns.Shared) / 2).ToArray().All(ring => ring > 0);
        return hasRings ? moved : null;
    }
}
