namespace Thon.Estimate;

/// <summary>
/// Background and contrast of one tilt whose defocus is held: the last step of the joint fit by itself, for a tilt that has no fit of its own or one that somebody moved. Where nobody knows the
/// thickness of the slab it is fitted with them, for the rings beyond its first node have their contrast reversed.
/// </summary>
internal static class CurveFit
{
    private const int MostSteps = 20;

    // The fit has ended when a step gains less than this in log likelihood, or when not even steps this cautious gain anything.
    private const double SmallestGain = 0.01;
    private const double GreatestCaution = 1e4;

    private static readonly int[] Own = [.. Enumerable.Range(0, LocalIndex.OwnCount)];
    private static readonly int[] OwnAndThickness = [.. Own, LocalIndex.LogThickness];

    /// <summary>The curves that make the spectra most likely with the thickness of the physics.</summary>
    /// <param name="likelihood">The likelihood of the tilt.</param>
    /// <param name="at">Its physics.</param>
    /// <param name="shape">About the shape of its contrast; the fit begins there.</param>
    public static TiltCurves Of(TiltLikelihood likelihood, TiltPhysics at, double[] shape) =>
        Fit(likelihood, at, shape, new(likelihood.BackgroundStart(), shape), MostSteps).Curves;

    /// <summary>The curves that make the spectra most likely, and with them the thickness; that of the physics is not looked at.</summary>
    /// <inheritdoc cref="Of"/>
    public static TiltCurves WithThickness(TiltLikelihood likelihood, TiltPhysics at, double[] shape)
    {
        var start = new TiltCurves(likelihood.BackgroundStart(), shape) { Thickness = JointFit.Thicknesses[0] };
        var fit = Fit(likelihood, at, shape, start, MostSteps);
        var other = JointFit.Thicknesses.Skip(1).Select(thickness => Fit(likelihood, at, shape, fit.Curves with { Thickness = thickness }, JointFit.StepsToTell)).MaxBy(found => found.LogLikelihood)!;
        return other.LogLikelihood > fit.LogLikelihood ? Fit(likelihood, at, shape, other.Curves, MostSteps).Curves : fit.Curves;
    }

    private static (TiltCurves Curves, double LogLikelihood) Fit(TiltLikelihood likelihood, TiltPhysics at, double[] shape, TiltCurves start, int mostSteps)
    {
        double[] damping = likelihood.DampingAt(at);
        LikelihoodStep Evaluate(TiltCurves curves)
        {
            var step = likelihood.Evaluate(curves.PhysicsIn(at), curves, damping);
            ContrastPrior.AddTo(step, curves.Contrast, shape);
            if (curves.Thickness is { } thickness) SeriesPrior.AddThicknessTo(step, thickness);
            return step;
        }

        var (best, equations) = (start, Evaluate(start));
        double caution = 1e-3;
        for (int step = 0; step < mostSteps && caution < GreatestCaution; step++)
        {
            if (Moved(best, equations, caution) is not { } trial) { caution *= 10; continue; }
            var there = Evaluate(trial);
            double gain = there.LogLikelihood - equations.LogLikelihood;
            if (!(gain > 0)) { caution *= 10; continue; }
            (best, equations, caution) = (trial, there, caution / 10);
            if (gain < SmallestGain) break;
        }

        return (best, equations.LogLikelihood);
    }

    private static TiltCurves? Moved(TiltCurves from, LikelihoodStep equations, double caution)
    {
        int[] numbers = from.Thickness is null ? Own : OwnAndThickness;
        var block = new double[numbers.Length, numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
            for (int j = 0; j < numbers.Length; j++)
            {
                double information = equations.Information[numbers[i], numbers[j]];
                block[i, j] = information + (i == j ? caution * information + 1e-9 : 0);
            }

        if (Cholesky.Solve(block, [.. numbers.Select(number => equations.Gradient[number])]) is not { } moves) return null;
        return new(
            [.. from.Background.Select((value, j) => value + moves[LocalIndex.Background + j])],
            [.. from.Contrast.Select((value, j) => value + moves[LocalIndex.Contrast + j])])
        {
            Thickness = from.Thickness * Math.Exp(Math.Clamp(moves[^1], -LargestMove, LargestMove)),
        };
    }

    // A longer step in the logarithm of the thickness would jump over a node.
    private const double LargestMove = 0.5;
}
