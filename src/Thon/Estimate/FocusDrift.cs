namespace Thon.Estimate;

/// <summary>
/// How a number wanders in the course of an acquisition: it lies about a level, drifts smoothly from exposure to exposure, and misses by a random amount
/// each time. [Rasmussen2006]
/// </summary>
/// <param name="Level">How uncertain the level is.</param>
/// <param name="Drift">Standard deviation of the smooth part.</param>
/// <param name="Reach">Exposures after which the smooth part has forgotten where it was.</param>
/// <param name="Jitter">Standard deviation of the random part; above zero.</param>
internal sealed record FocusDrift(double Level, double Drift, double Reach, double Jitter)
{
    // What series do: angstrom and exposures.
    private const double AnyLevel = 20000;
    private static readonly double[] Drifts = [0, 50, 100, 200, 400, 800, 1600, 3200];
    private static readonly double[] Reaches = [3, 10, 30];
    private static readonly double[] Jitters = [25, 50, 100, 200, 400, 800, 1600];

    /// <summary>The widths that make the fitted defoci of a series most likely.</summary>
    /// <param name="places">Place of every tilt in the order of acquisition.</param>
    /// <param name="defoci">Its defocus, angstrom.</param>
    /// <param name="sigmas">Its standard error, angstrom; above zero.</param>
    public static FocusDrift Of(IReadOnlyList<double> places, IReadOnlyList<double> defoci, IReadOnlyList<double> sigmas)
    {
        var candidates = from drift in Drifts
                         from reach in drift == 0 ? [Reaches[0]] : Reaches
                         from jitter in Jitters
                         select new FocusDrift(AnyLevel, drift, reach, jitter);
        double centre = defoci.Average();
        double[] deviations = [.. defoci.Select(defocus => defocus - centre)];
        return candidates.MaxBy(candidate => candidate.LogEvidence(places, deviations, sigmas))!;
    }

    /// <summary>What is believed of the numbers of some exposures.</summary>
    /// <param name="places">Their places in the order of acquisition.</param>
    /// <param name="level">About where they lie.</param>
    public GaussianPrior Prior(IReadOnlyList<double> places, double level) =>
        new([.. places.Select(_ => level)], Cholesky.Inverse(Covariance(places, places, withJitter: true))!);

    /// <summary>The number at a place where it was not measured.</summary>
    /// <param name="place">The place.</param>
    /// <param name="places">Where it was measured; at least one.</param>
    /// <param name="values">What was found.</param>
    /// <param name="sigmas">Standard errors.</param>
    /// <returns>The prediction and its standard error.</returns>
    public (double Value, double Sigma) Predict(double place, IReadOnlyList<double> places, IReadOnlyList<double> values, IReadOnlyList<double> sigmas)
    {
        double centre = values.Average();
        var known = Measured(places, sigmas);
        double[,] across = Covariance([place], places, withJitter: false);
        double[] row = [.. Enumerable.Range(0, places.Count).Select(j => across[0, j])];
        double[] weights = Cholesky.Solve(known, row)!;
        double variance = Level * Level + Drift * Drift + Jitter * Jitter - weights.Zip(row, (w, r) => w * r).Sum();
        return (centre + weights.Zip(values, (w, value) => w * (value - centre)).Sum(), Math.Sqrt(Math.Max(Jitter * Jitter, variance)));
    }

    private double LogEvidence(IReadOnlyList<double> places, double[] deviations, IReadOnlyList<double> sigmas)
    {
        var covariance = Measured(places, sigmas);
        if (Cholesky.Factor(covariance) is not { } factor) return double.NegativeInfinity;
        double logDeterminant = 2 * Enumerable.Range(0, deviations.Length).Sum(i => Math.Log(factor[i, i]));
        return -(Cholesky.Solve(covariance, deviations)!.Zip(deviations, (a, b) => a * b).Sum() + logDeterminant) / 2;
    }

    private double[,] Measured(IReadOnlyList<double> places, IReadOnlyList<double> sigmas)
    {
        var covariance = Covariance(places, places, withJitter: true);
        for (int i = 0; i < places.Count; i++) covariance[i, i] += sigmas[i] * sigmas[i];
        return covariance;
    }

    private double[,] Covariance(IReadOnlyList<double> a, IReadOnlyList<double> b, bool withJitter)
    {
        var covariance = new double[a.Count, b.Count];
        for (int i = 0; i < a.Count; i++)
            for (int j = 0; j < b.Count; j++)
                covariance[i, j] = Level * Level + Drift * Drift * Math.Exp(-Math.Abs(a[i] - b[j]) / Reach) + (withJitter && i == j ? Jitter * Jitter : 0);
        return covariance;
    }
}
