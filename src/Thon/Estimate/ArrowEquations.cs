using System.Collections.Immutable;

namespace Thon.Estimate;

/// <summary>Standard errors of a fit.</summary>
/// <param name="Defocus">Of every tilt's mean defocus, angstrom.</param>
/// <param name="Astigmatism">Of U - V, angstrom.</param>
/// <param name="Angle">Of the angle of the astigmatism, radian.</param>
public sealed record FitErrors(ImmutableArray<double> Defocus, double Astigmatism, double Angle);

/// <summary>A step of the fit.</summary>
/// <param name="Own">The moves of every tilt's own parameters.</param>
/// <param name="Shared">The moves of the astigmatism, cosine and sine.</param>
internal sealed record ArrowMoves(double[][] Own, double[] Shared);

/// <summary>
/// The equations of all tilts together. They have the shape of an arrow: each tilt's own block, and the rim of the parameters that all share, so that
/// every tilt is eliminated by itself and only the rim is solved for together.
/// </summary>
internal static class ArrowEquations
{
    /// <summary>Which of a tilt's own parameters the defocus is.</summary>
    public const int DefocusIndex = Own - 1;

    /// <summary>Weight of the prior on both components of the astigmatism, one no instrument will feel: it keeps the equations solvable where a series cannot tell.</summary>
    public const double AstigmatismPrior = 1 / (5000.0 * 5000.0);

    private const int Shared = 2;
    private const int Own = TiltLikelihood.ParameterCount - Shared;

    /// <summary>One step of Fisher scoring, or null where the equations cannot be solved.</summary>
    /// <param name="steps">The equations of every tilt.</param>
    /// <param name="astigmatism">Where the step begins.</param>
    /// <param name="damping">Levenberg's damping, relative to the diagonal.</param>
    public static ArrowMoves? Solve(LikelihoodStep[] steps, Astigmatism astigmatism, double damping)
    {
        double[] right = [-AstigmatismPrior * astigmatism.Cosine, -AstigmatismPrior * astigmatism.Sine];
        var rim = PriorRim();
        var inverses = new double[steps.Length][,];
        for (int t = 0; t < steps.Length; t++)
        {
            if (Cholesky.Inverse(OwnBlock(steps[t], damping)) is not { } inverse) return null;
            inverses[t] = inverse;
            Eliminate(steps[t], inverse, damping, rim, right);
        }
        if (Cholesky.Solve(rim, right) is not { } shared) return null;
        return new([.. steps.Select((step, t) => Back(step, inverses[t], shared))], shared);
    }

    /// <summary>Standard errors from the inverse of the information: each includes what all other parameters leave open.</summary>
    /// <param name="steps">The equations at the maximum.</param>
    /// <param name="astigmatism">The astigmatism there.</param>
    public static FitErrors Errors(LikelihoodStep[] steps, Astigmatism astigmatism)
    {
        var rim = PriorRim();
        var inverses = steps.Select(step => Cholesky.Inverse(OwnBlock(step, 1e-9))).ToArray();
        for (int t = 0; t < steps.Length; t++)
            if (inverses[t] is { } inverse) Eliminate(steps[t], inverse, 0, rim, new double[Shared]);
        // The prior keeps the rim positive definite.
        double[,] shared = Cholesky.Inverse(rim)!;
        ImmutableArray<double> sigmas =
            [.. steps.Select((step, t) => inverses[t] is { } own ? Math.Sqrt(Variance(step, own, shared)) : double.PositiveInfinity)];
        var (difference, angle) = AstigmatismErrors(astigmatism, shared);
        return new(sigmas, difference, angle);
    }

    private static (double Difference, double Angle) AstigmatismErrors(Astigmatism at, double[,] covariance)
    {
        double half = Math.Sqrt(at.Cosine * at.Cosine + at.Sine * at.Sine);
        double cosine = half == 0 ? 1 : at.Cosine / half, sine = half == 0 ? 0 : at.Sine / half;
        double Along(double x, double y) => Math.Sqrt(x * x * covariance[0, 0] + 2 * x * y * covariance[0, 1] + y * y * covariance[1, 1]);
        // U - V is twice the half difference; the direction of an astigmatism that may as well be none is any, sqrt(180^2/12) degrees.
        double anywhere = Math.PI / Math.Sqrt(12);
        return (2 * Along(cosine, sine), half == 0 ? anywhere : Math.Min(anywhere, Along(-sine, cosine) / half / 2));
    }

    private static double[,] PriorRim() => new double[Shared, Shared] { { AstigmatismPrior, 0 }, { 0, AstigmatismPrior } };

    private static double Variance(LikelihoodStep step, double[,] own, double[,] shared)
    {
        var gain = new double[Shared];
        for (int j = 0; j < Shared; j++)
            for (int i = 0; i < Own; i++) gain[j] += own[DefocusIndex, i] * step.Information[i, Own + j];
        double variance = own[DefocusIndex, DefocusIndex];
        for (int i = 0; i < Shared; i++)
            for (int j = 0; j < Shared; j++) variance += gain[i] * shared[i, j] * gain[j];
        return variance;
    }

    private static double[,] OwnBlock(LikelihoodStep step, double damping)
    {
        var block = new double[Own, Own];
        for (int i = 0; i < Own; i++)
            for (int j = 0; j < Own; j++)
                block[i, j] = i == j ? step.Information[i, i] * (1 + damping) + 1e-9 : step.Information[i, j];
        return block;
    }

    private static void Eliminate(LikelihoodStep step, double[,] inverse, double damping, double[,] rim, double[] right)
    {
        for (int a = 0; a < Shared; a++)
        {
            var gain = new double[Own];
            for (int i = 0; i < Own; i++)
                for (int j = 0; j < Own; j++) gain[i] += inverse[i, j] * step.Information[j, Own + a];
            right[a] += step.Gradient[Own + a];
            for (int i = 0; i < Own; i++) right[a] -= gain[i] * step.Gradient[i];
            for (int b = 0; b < Shared; b++)
            {
                rim[a, b] += step.Information[Own + a, Own + b] * (a == b ? 1 + damping : 1);
                for (int i = 0; i < Own; i++) rim[a, b] -= gain[i] * step.Information[i, Own + b];
            }
        }
    }

    private static double[] Back(LikelihoodStep step, double[,] inverse, double[] shared)
    {
        var right = new double[Own];
        for (int i = 0; i < Own; i++)
        {
            right[i] = step.Gradient[i];
            for (int a = 0; a < Shared; a++) right[i] -= step.Information[i, Own + a] * shared[a];
        }
        var move = new double[Own];
        for (int i = 0; i < Own; i++)
            for (int j = 0; j < Own; j++) move[i] += inverse[i, j] * right[j];
        return move;
    }
}
