namespace Thon.Estimate;

/// <summary>A step of the fit.</summary>
/// <param name="Series">The moves of the numbers of the series.</param>
/// <param name="Own">The moves of every tilt's background and contrast.</param>
internal sealed record SeriesMoves(double[] Series, double[][] Own);

/// <summary>
/// The equations of all tilts together. Each tilt's background and contrast are eliminated by themselves, so that only the numbers of the series are
/// solved for together.
/// </summary>
internal static class SeriesEquations
{
    private const int Own = LocalIndex.OwnCount;
    private const int Shared = LocalIndex.SharedCount;

    /// <summary>One step of Fisher scoring, or null where the equations cannot be solved.</summary>
    /// <param name="model">How the tilts follow the series.</param>
    /// <param name="numbers">Where the step begins.</param>
    /// <param name="steps">The equations of every tilt there.</param>
    /// <param name="prior">What is believed of the numbers.</param>
    /// <param name="damping">Levenberg's damping, relative to the diagonal.</param>
    public static SeriesMoves? Solve(SeriesModel model, double[] numbers, LikelihoodStep[] steps, GaussianPrior prior, double damping)
    {
        var information = (double[,])prior.Precision.Clone();
        double[] gradient = prior.Gradient(numbers);
        var reduced = new ReducedTilt[steps.Length];
        for (int t = 0; t < steps.Length; t++)
        {
            if (ReducedTilt.Of(steps[t], damping) is not { } tilt) return null;
            reduced[t] = tilt;
            Add(tilt, [.. model.LinksOf(t, numbers)], information, gradient);
        }

        for (int i = 0; i < gradient.Length; i++) information[i, i] = information[i, i] * (1 + damping) + 1e-12;
        if (Cholesky.Solve(information, gradient) is not { } moves) return null;
        return new(moves, [.. reduced.Select((tilt, t) => tilt.OwnMoves(steps[t], LocalMoves([.. model.LinksOf(t, numbers)], moves)))]);
    }

    /// <summary>
    /// The covariance of the numbers of the series, which includes what all other numbers leave open. Beliefs keep it finite: what the images do not tell is known as
    /// well as before.
    /// </summary>
    public static double[,] Covariance(SeriesModel model, double[] numbers, LikelihoodStep[] steps, GaussianPrior prior)
    {
        var information = (double[,])prior.Precision.Clone();
        for (int t = 0; t < steps.Length; t++)
            if (ReducedTilt.Of(steps[t], 1e-9) is { } tilt) Add(tilt, [.. model.LinksOf(t, numbers)], information, new double[numbers.Length]);
        return Cholesky.Inverse(information) ?? Cholesky.Inverse(prior.Precision)!;
    }

    private static void Add(ReducedTilt tilt, SeriesLink[] links, double[,] information, double[] gradient)
    {
        foreach (var a in links)
        {
            gradient[a.Series] += a.Factor * tilt.Gradient[a.Local - Own];
            foreach (var b in links)
                information[a.Series, b.Series] += a.Factor * b.Factor * tilt.Information[a.Local - Own, b.Local - Own];
        }
    }

    private static double[] LocalMoves(SeriesLink[] links, double[] moves)
    {
        var local = new double[Shared];
        foreach (var link in links) local[link.Local - Own] += link.Factor * moves[link.Series];
        return local;
    }

    /// <summary>The equations of one tilt without its background and contrast.</summary>
    private sealed record ReducedTilt(double[,] OwnInverse, double[,] Information, double[] Gradient)
    {
        public static ReducedTilt? Of(LikelihoodStep step, double damping)
        {
            var block = new double[Own, Own];
            for (int i = 0; i < Own; i++)
                for (int j = 0; j < Own; j++)
                    block[i, j] = i == j ? step.Information[i, i] * (1 + damping) + 1e-9 : step.Information[i, j];
            return Cholesky.Inverse(block) is { } inverse ? Eliminate(step, inverse) : null;
        }

        /// <summary>The moves of the background and the contrast that follow from those of the other numbers.</summary>
        public double[] OwnMoves(LikelihoodStep step, double[] shared)
        {
            var right = new double[Own];
            for (int i = 0; i < Own; i++)
            {
                right[i] = step.Gradient[i];
                for (int a = 0; a < Shared; a++) right[i] -= step.Information[i, Own + a] * shared[a];
            }

            var moves = new double[Own];
            for (int i = 0; i < Own; i++)
                for (int j = 0; j < Own; j++) moves[i] += OwnInverse[i, j] * right[j];
            return moves;
        }

        private static ReducedTilt Eliminate(LikelihoodStep step, double[,] inverse)
        {
            var information = new double[Shared, Shared];
            var gradient = new double[Shared];
            var gain = new double[Own];
            for (int a = 0; a < Shared; a++)
            {
                Array.Clear(gain);
                for (int i = 0; i < Own; i++)
                    for (int j = 0; j < Own; j++) gain[i] += inverse[i, j] * step.Information[j, Own + a];
                gradient[a] = step.Gradient[Own + a];
                for (int i = 0; i < Own; i++) gradient[a] -= gain[i] * step.Gradient[i];
                for (int b = 0; b < Shared; b++)
                {
                    information[a, b] = step.Information[Own + a, Own + b];
                    for (int i = 0; i < Own; i++) information[a, b] -= gain[i] * step.Information[i, Own + b];
                }
            }

            return new(inverse, information, gradient);
        }
    }
}
