using System.Collections.Immutable;

namespace Thon.Estimate;

/// <summary>Where a fit of a series stands.</summary>
/// <param name="Numbers">The numbers of the series; see <see cref="SeriesLayout"/>.</param>
/// <param name="Curves">Background and contrast of every tilt.</param>
internal sealed record SeriesPoint(double[] Numbers, ImmutableArray<TiltCurves> Curves);

/// <summary>What the joint fit of a series found.</summary>
/// <param name="Model">How the numbers make the physics of the tilts.</param>
/// <param name="Point">The maximum.</param>
/// <param name="Covariance">Covariance of the numbers of the series.</param>
/// <param name="LogLikelihood">The likelihood at the maximum, the priors in it.</param>
/// <param name="Converged">Whether the maximum was reached.</param>
internal sealed record SeriesFitResult(SeriesModel Model, SeriesPoint Point, double[,] Covariance, double LogLikelihood, bool Converged)
{
    /// <summary>The physics of one tilt.</summary>
    public TiltPhysics PhysicsOf(int tilt) => Model.PhysicsOf(tilt, Point.Numbers);

    /// <summary>Standard error of a number of the series.</summary>
    public double SigmaOf(int number) => Math.Sqrt(Covariance[number, number]);
}

/// <summary>The maximum of the likelihood of all tilts together, by Levenberg-damped Fisher scoring.</summary>
internal static class SeriesFit
{
    /// <summary>Steps after which a fit is given up.</summary>
    public const int MostSteps = 40;

    // The fit has converged when a full step gains less than this in log likelihood, or when not even steps this cautious gain anything.
    private const double SmallestGain = 1e-3;
    private const double GreatCaution = 1e4;

    // Beyond it steps are nothing but round-off.
    private const double GreatestCaution = 1e8;

    /// <summary>Fits the tilts from a starting point.</summary>
    /// <param name="tilts">The likelihood of every tilt; at least one.</param>
    /// <param name="model">How the tilts follow the numbers of the series.</param>
    /// <param name="start">Where to begin; each defocus within half a ring of the truth.</param>
    /// <param name="prior">What is believed of the numbers.</param>
    /// <param name="mostSteps">Steps after which it ends, converged or not.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static SeriesFitResult Fit(
        IReadOnlyList<TiltLikelihood> tilts, SeriesModel model, SeriesPoint start, GaussianPrior prior, int mostSteps, int threads, CancellationToken cancellation = default)
    {
        var at = start;
        var dampings = PerTilt.Of(tilts.Count, threads, cancellation, i => tilts[i].DampingAt(model.PhysicsOf(i, start.Numbers)));
        var steps = Evaluate(tilts, model, at, dampings, threads, cancellation);
        double best = LogLikelihood(steps, at, prior), caution = 1e-3;
        bool converged = false;
        for (int step = 0; step < mostSteps && !converged && caution < GreatestCaution; step++)
        {
            if (SeriesEquations.Solve(model, at.Numbers, steps, prior, caution) is not { } moves) { caution *= 10; continue; }
            var trial = Move(at, moves);
            var trialSteps = Evaluate(tilts, model, trial, dampings, threads, cancellation);
            double likelihood = LogLikelihood(trialSteps, trial, prior);
            if (!(likelihood > best)) { converged = caution > GreatCaution; caution *= 10; continue; }
            converged = likelihood - best < SmallestGain;
            (at, steps, best, caution) = (trial, trialSteps, likelihood, Math.Max(1e-6, caution / 10));
        }

        return new(model, at, SeriesEquations.Covariance(model, at.Numbers, steps, prior), best, converged && double.IsFinite(best));
    }

    private static LikelihoodStep[] Evaluate(
        IReadOnlyList<TiltLikelihood> tilts, SeriesModel model, SeriesPoint at, double[][] dampings, int threads, CancellationToken cancellation) =>
        PerTilt.Of(tilts.Count, threads, cancellation, i =>
        {
            var step = tilts[i].Evaluate(model.PhysicsOf(i, at.Numbers), at.Curves[i], dampings[i]);
            ContrastPrior.AddTo(step, at.Curves[i].Contrast, at.Numbers.AsSpan(model.Layout.Shape, LocalIndex.ContrastCount));
            return step;
        });

    private static double LogLikelihood(LikelihoodStep[] steps, SeriesPoint at, GaussianPrior prior) =>
        steps.Sum(step => step.LogLikelihood) + prior.LogDensity(at.Numbers);

    private static SeriesPoint Move(SeriesPoint at, SeriesMoves moves) => new(
        [.. at.Numbers.Zip(moves.Series, (value, move) => value + move)],
        [.. at.Curves.Zip(moves.Own, (curves, own) => new TiltCurves(
            [.. curves.Background.Select((value, j) => value + own[LocalIndex.Background + j])],
            [.. curves.Contrast.Select((value, j) => value + own[LocalIndex.Contrast + j])]))]);
}
