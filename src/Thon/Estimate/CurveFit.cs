namespace Thon.Estimate;

/// <summary>Background and contrast of one tilt whose physics is held: the last step of the joint fit by itself, for a tilt that has no fit of its own or one that somebody moved.</summary>
internal static class CurveFit
{
    private const int MostSteps = 20;

    // The fit has ended when a step gains less than this in log likelihood, or when not even steps this cautious gain anything.
    private const double SmallestGain = 0.01;
    private const double GreatestCaution = 1e4;

    private const int Own = LocalIndex.OwnCount;

    /// <summary>The curves that make the spectra most likely.</summary>
    /// <param name="likelihood">The likelihood of the tilt.</param>
    /// <param name="at">Its physics.</param>
    /// <param name="shape">About the shape of its contrast; the fit begins there.</param>
    public static TiltCurves Of(TiltLikelihood likelihood, TiltPhysics at, double[] shape)
    {
        double[] damping = likelihood.DampingAt(at);
        LikelihoodStep Evaluate(TiltCurves curves)
        {
            var step = likelihood.Evaluate(at, curves, damping);
            ContrastPrior.AddTo(step, curves.Contrast, shape);
            return step;
        }

        var best = new TiltCurves(likelihood.BackgroundStart(), shape);
        var equations = Evaluate(best);
        double caution = 1e-3;
        for (int step = 0; step < MostSteps && caution < GreatestCaution; step++)
        {
            if (Moved(best, equations, caution) is not { } trial) { caution *= 10; continue; }
            var there = Evaluate(trial);
            double gain = there.LogLikelihood - equations.LogLikelihood;
            if (!(gain > 0)) { caution *= 10; continue; }
            (best, equations, caution) = (trial, there, caution / 10);
            if (gain < SmallestGain) break;
        }

        return best;
    }

    private static TiltCurves? Moved(TiltCurves from, LikelihoodStep equations, double caution)
    {
        var block = new double[Own, Own];
        for (int i = 0; i < Own; i++)
            for (int j = 0; j < Own; j++) block[i, j] = equations.Information[i, j] + (i == j ? caution * equations.Information[i, i] + 1e-9 : 0);
        if (Cholesky.Solve(block, equations.Gradient[..Own]) is not { } moves) return null;
        return new(
            [.. from.Background.Select((value, j) => value + moves[LocalIndex.Background + j])],
            [.. from.Contrast.Select((value, j) => value + moves[LocalIndex.Contrast + j])]);
    }
}
