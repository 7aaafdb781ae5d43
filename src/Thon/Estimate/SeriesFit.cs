using System.Collections.Immutable;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>What the joint fit of a series found.</summary>
/// <param name="Tilts">The parameters of every tilt.</param>
/// <param name="Astigmatism">The astigmatism they share.</param>
/// <param name="Errors">Standard errors.</param>
/// <param name="LogLikelihood">The likelihood at the maximum.</param>
/// <param name="Converged">Whether the maximum was reached.</param>
public sealed record SeriesFitResult(
    ImmutableArray<TiltParameters> Tilts, Astigmatism Astigmatism, FitErrors Errors, double LogLikelihood, bool Converged);

/// <summary>
/// The maximum of the likelihood of all tilts together, by Levenberg-damped Fisher scoring. Each tilt has its own defocus, background and contrast;
/// the astigmatism is shared. The equations are an arrow: every tilt is eliminated by itself, and only the shared numbers are solved for together.
/// </summary>
public static class SeriesFit
{
    private const int MostSteps = 40;

    // The fit has converged when a full step gains less than this in log likelihood.
    private const double SmallestGain = 1e-3;

    /// <summary>Fits the tilts from their starting defoci.</summary>
    /// <param name="tilts">The likelihood of every tilt; at least one.</param>
    /// <param name="start">Where each defocus starts, angstrom; within half a ring of the truth.</param>
    /// <param name="thickness">Thickness of the slab.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static SeriesFitResult Fit(IReadOnlyList<TiltLikelihood> tilts, IReadOnlyList<double> start, Length thickness, int threads, CancellationToken cancellation = default)
    {
        var dampings = InParallel(tilts.Count, threads, cancellation, i => tilts[i].DampingAt(start[i], thickness));
        var parameters = start.Select(defocus => new TiltParameters(defocus, Ones(TiltLikelihood.BackgroundCount, 1), Ones(TiltLikelihood.ContrastCount, 0.05))).ToArray();
        var astigmatism = default(Astigmatism);
        var steps = Evaluate(tilts, parameters, astigmatism, dampings, threads, cancellation);
        double best = LogLikelihood(steps, astigmatism), caution = 1e-3;
        bool converged = false;
        for (int step = 0; step < MostSteps && !converged && caution < 1e8; step++)
        {
            if (ArrowEquations.Solve(steps, astigmatism, caution) is not { } moves) { caution *= 10; continue; }
            var (trial, trialAstigmatism) = Move(parameters, astigmatism, moves);
            var trialSteps = Evaluate(tilts, trial, trialAstigmatism, dampings, threads, cancellation);
            double likelihood = LogLikelihood(trialSteps, trialAstigmatism);
            if (!(likelihood > best)) { converged = caution > 1e4; caution *= 10; continue; }
            converged = likelihood - best < SmallestGain;
            (parameters, astigmatism, steps, best, caution) = (trial, trialAstigmatism, trialSteps, likelihood, Math.Max(1e-6, caution / 10));
        }
        return new([.. parameters], astigmatism, ArrowEquations.Errors(steps, astigmatism), best, converged);
    }

    private static LikelihoodStep[] Evaluate(
        IReadOnlyList<TiltLikelihood> tilts, TiltParameters[] parameters, Astigmatism astigmatism, double[][] dampings, int threads, CancellationToken cancellation) =>
        InParallel(tilts.Count, threads, cancellation, i => tilts[i].Evaluate(parameters[i], astigmatism, dampings[i]));

    private static double LogLikelihood(LikelihoodStep[] steps, Astigmatism astigmatism) =>
        steps.Sum(step => step.LogLikelihood)
        - ArrowEquations.AstigmatismPrior * (astigmatism.Cosine * astigmatism.Cosine + astigmatism.Sine * astigmatism.Sine) / 2;

    private static (TiltParameters[] Tilts, Astigmatism Astigmatism) Move(TiltParameters[] at, Astigmatism astigmatism, ArrowMoves moves) =>
        ([.. at.Select((tilt, i) => new TiltParameters(
            tilt.Defocus + moves.Own[i][ArrowEquations.DefocusIndex],
            [.. tilt.Background.Select((value, j) => value + moves.Own[i][j])],
            [.. tilt.Contrast.Select((value, j) => value + moves.Own[i][TiltLikelihood.BackgroundCount + j])]))],
        new(astigmatism.Cosine + moves.Shared[0], astigmatism.Sine + moves.Shared[1]));

    private static double[] Ones(int count, double value) => [.. Enumerable.Repeat(value, count)];

    private static T[] InParallel<T>(int count, int threads, CancellationToken cancellation, Func<int, T> work)
    {
        var results = new T[count];
        SectionLoop.Run(count, threads, cancellation, () => 0, (i, _) => results[i] = work(i));
        return results;
    }
}
