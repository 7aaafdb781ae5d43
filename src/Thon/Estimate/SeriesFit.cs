using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>What the joint fit of a series found.</summary>
/// <param name="Tilts">The parameters of every tilt.</param>
/// <param name="Astigmatism">The astigmatism they share.</param>
/// <param name="DefocusSigma">Standard error of every tilt's mean defocus, angstrom.</param>
/// <param name="LogLikelihood">The likelihood at the maximum.</param>
/// <param name="Converged">Whether the maximum was reached.</param>
public sealed record SeriesFitResult(
    ImmutableArray<TiltParameters> Tilts, Astigmatism Astigmatism, ImmutableArray<double> DefocusSigma, double LogLikelihood, bool Converged);

/// <summary>
/// The maximum of the likelihood of all tilts together, by Levenberg-damped Fisher scoring. Each tilt has its own defocus, background and contrast;
/// the astigmatism is shared. The equations are an arrow: every tilt is eliminated by itself, and only the shared numbers are solved for together.
/// </summary>
public static class SeriesFit
{
    private const int Shared = 2;
    private const int Own = TiltLikelihood.ParameterCount - Shared;
    private const int DefocusIndex = Own - 1;
    private const int MostSteps = 40;

    // A prior no instrument will feel: it keeps the equations solvable where a series cannot tell its astigmatism.
    private const double AstigmatismPriorAngstroms = 5000;

    // The fit has converged when a full step gains less than this in log likelihood.
    private const double SmallestGain = 1e-3;

    /// <summary>Fits the tilts from their starting defoci.</summary>
    /// <param name="tilts">The likelihood of every tilt; at least one.</param>
    /// <param name="start">Where each defocus starts, angstrom; within half a ring of the truth.</param>
    /// <param name="thickness">Thickness of the slab.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    public static SeriesFitResult Fit(IReadOnlyList<TiltLikelihood> tilts, IReadOnlyList<double> start, Length thickness, int threads)
    {
        var dampings = InParallel(tilts.Count, threads, i => tilts[i].DampingAt(start[i], thickness));
        var parameters = start.Select(defocus => new TiltParameters(defocus, Ones(TiltLikelihood.BackgroundCount, 1), Ones(TiltLikelihood.ContrastCount, 0.05))).ToArray();
        var astigmatism = default(Astigmatism);
        var steps = Evaluate(tilts, parameters, astigmatism, dampings, threads);
        double best = LogLikelihood(steps, astigmatism), damping = 1e-3;
        bool converged = false;
        for (int step = 0; step < MostSteps && !converged && damping < 1e8; step++)
        {
            if (Arrow.Solve(steps, astigmatism, damping) is not { } moves) { damping *= 10; continue; }
            var (trial, trialAstigmatism) = Move(parameters, astigmatism, moves);
            var trialSteps = Evaluate(tilts, trial, trialAstigmatism, dampings, threads);
            double likelihood = LogLikelihood(trialSteps, trialAstigmatism);
            if (!(likelihood > best)) { converged = damping > 1e4; damping *= 10; continue; }
            converged = likelihood - best < SmallestGain;
            (parameters, astigmatism, steps, best, damping) = (trial, trialAstigmatism, trialSteps, likelihood, Math.Max(1e-6, damping / 10));
        }
        return new([.. parameters], astigmatism, [.. Arrow.DefocusSigmas(steps)], best, converged);
    }

    private static LikelihoodStep[] Evaluate(
        IReadOnlyList<TiltLikelihood> tilts, TiltParameters[] parameters, Astigmatism astigmatism, double[][] dampings, int threads) =>
        InParallel(tilts.Count, threads, i => tilts[i].Evaluate(parameters[i], astigmatism, dampings[i]));

    private static double LogLikelihood(LikelihoodStep[] steps, Astigmatism astigmatism) =>
        steps.Sum(step => step.LogLikelihood)
        - (astigmatism.Cosine * astigmatism.Cosine + astigmatism.Sine * astigmatism.Sine) / (2 * AstigmatismPriorAngstroms * AstigmatismPriorAngstroms);

    private static (TiltParameters[] Tilts, Astigmatism Astigmatism) Move(TiltParameters[] at, Astigmatism astigmatism, Moves moves) =>
        ([.. at.Select((tilt, i) => new TiltParameters(
            tilt.Defocus + moves.Own[i][DefocusIndex],
            [.. tilt.Background.Select((value, j) => value + moves.Own[i][j])],
            [.. tilt.Contrast.Select((value, j) => value + moves.Own[i][TiltLikelihood.BackgroundCount + j])]))],
        new(astigmatism.Cosine + moves.Shared[0], astigmatism.Sine + moves.Shared[1]));

    private static double[] Ones(int count, double value) => [.. Enumerable.Repeat(value, count)];

    private static T[] InParallel<T>(int count, int threads, Func<int, T> work)
    {
        var results = new T[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => results[i] = work(i));
        return results;
    }

    private sealed record Moves(double[][] Own, double[] Shared);

    /// <summary>The arrow of equations: each tilt's own block, and the shared rim.</summary>
    private static class Arrow
    {
        public static Moves? Solve(LikelihoodStep[] steps, Astigmatism astigmatism, double damping)
        {
            double prior = 1 / (AstigmatismPriorAngstroms * AstigmatismPriorAngstroms);
            double[] right = [-prior * astigmatism.Cosine, -prior * astigmatism.Sine];
            var rim = new double[Shared, Shared] { { prior, 0 }, { 0, prior } };
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

        public static IEnumerable<double> DefocusSigmas(LikelihoodStep[] steps)
        {
            double prior = 1 / (AstigmatismPriorAngstroms * AstigmatismPriorAngstroms);
            var rim = new double[Shared, Shared] { { prior, 0 }, { 0, prior } };
            var inverses = steps.Select(step => Cholesky.Inverse(OwnBlock(step, 1e-9))).ToArray();
            for (int t = 0; t < steps.Length; t++)
                if (inverses[t] is { } inverse) Eliminate(steps[t], inverse, 0, rim, new double[Shared]);
            double[,]? shared = Cholesky.Inverse(rim);
            for (int t = 0; t < steps.Length; t++)
                yield return inverses[t] is { } own && shared is not null ? Math.Sqrt(Variance(steps[t], own, shared)) : double.PositiveInfinity;
        }

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
}
