using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>When and how an image was taken, as far as its focus is concerned.</summary>
/// <param name="Place">Place in the order of acquisition.</param>
/// <param name="Tilt">Tilt angle, radian.</param>
internal readonly record struct Exposure(double Place, double Tilt)
{
    /// <summary>The exposure of a tilt; one whose place is not known is taken in the order of the stack.</summary>
    public static Exposure Of(Tilt tilt) => new(tilt.Acquired ?? tilt.Section, tilt.Angle.Radians);
}

/// <summary>
/// How a number wanders in the course of an acquisition: it lies about a level, changes with the tilt since the specimen is off the axis, drifts smoothly
/// from exposure to exposure, and misses by a random amount each time. [Rasmussen2006]
/// </summary>
/// <param name="Level">How uncertain the level is.</param>
/// <param name="Tilting">What a tilt of 60 degrees does: standard deviation of a part that goes with the tilt, and of one that goes with its square.</param>
/// <param name="Drift">Standard deviation of the smooth part.</param>
/// <param name="Reach">Exposures after which the smooth part has forgotten where it was.</param>
/// <param name="Jitter">Standard deviation of the random part; above zero.</param>
internal sealed record FocusDrift(double Level, double Tilting, double Drift, double Reach, double Jitter)
{
    // What series do: angstrom and exposures.
    private const double AnyLevel = 20000;
    private static readonly double[] Tiltings = [0, 600, 4000];
    private static readonly double[] Drifts = [0, 50, 100, 200, 400, 800, 1600, 3200];
    private static readonly double[] Reaches = [3, 10, 30];
    private static readonly double[] Jitters = [25, 50, 100, 200, 400, 800, 1600];
    private const int FewTilts = 6;
    private const double LeastJitterOfFew = 100;
    private const double TiltUnit = Math.PI / 3;

    /// <summary>The widths that make the fitted defoci of a series most likely.</summary>
    /// <param name="exposures">When each tilt was taken.</param>
    /// <param name="defoci">Its defocus, angstrom.</param>
    /// <param name="sigmas">Its standard error, angstrom; above zero and finite.</param>
    public static FocusDrift Of(IReadOnlyList<Exposure> exposures, IReadOnlyList<double> defoci, IReadOnlyList<double> sigmas)
    {
        var candidates = from tilting in Tiltings
                         from drift in Drifts
                         from reach in drift == 0 ? [Reaches[0]] : Reaches
                         from jitter in Jitters.Where(jitter => jitter >= LeastJitter(defoci.Count))
                         select new FocusDrift(AnyLevel, tilting, drift, reach, jitter);
        double centre = defoci.Average();
        double[] deviations = [.. defoci.Select(defocus => defocus - centre)];
        return candidates.MaxBy(candidate => candidate.LogEvidence(exposures, deviations, sigmas))!;
    }

    // A few tilts that happen to lie close together do not prove that a stage is perfect.
    private static double LeastJitter(int tilts) => tilts < FewTilts ? LeastJitterOfFew : 0;

    /// <summary>What is believed of the numbers of some exposures.</summary>
    /// <param name="exposures">The exposures.</param>
    /// <param name="level">About where they lie.</param>
    public GaussianPrior Prior(IReadOnlyList<Exposure> exposures, double level) =>
        new([.. exposures.Select(_ => level)], Cholesky.Inverse(Covariance(exposures, [.. exposures.Select(_ => Jitter * Jitter)]))!);

    /// <summary>The number at an exposure where it was not measured.</summary>
    /// <param name="exposure">The exposure.</param>
    /// <param name="measured">Where it was measured; at least one.</param>
    /// <param name="values">What was found.</param>
    /// <param name="sigmas">Standard errors; finite.</param>
    /// <returns>The prediction and its standard error.</returns>
    public (double Value, double Sigma) Predict(Exposure exposure, IReadOnlyList<Exposure> measured, IReadOnlyList<double> values, IReadOnlyList<double> sigmas)
    {
        double centre = values.Average();
        double[] row = [.. measured.Select(other => Shared(exposure, other))];
        double[] weights = Cholesky.Solve(Covariance(measured, Noise(sigmas)), row)!;
        double variance = Shared(exposure, exposure) + Jitter * Jitter - weights.Zip(row, (w, r) => w * r).Sum();
        return (centre + weights.Zip(values, (w, value) => w * (value - centre)).Sum(), Math.Sqrt(Math.Max(Jitter * Jitter, variance)));
    }

    private double LogEvidence(IReadOnlyList<Exposure> exposures, double[] deviations, IReadOnlyList<double> sigmas)
    {
        if (Cholesky.Factor(Covariance(exposures, Noise(sigmas))) is not { } factor) return double.NegativeInfinity;
        double sum = 0;
        double[] white = [.. deviations];
        for (int i = 0; i < white.Length; i++)
        {
            for (int k = 0; k < i; k++) white[i] -= factor[i, k] * white[k];
            white[i] /= factor[i, i];
            sum += white[i] * white[i] / 2 + Math.Log(factor[i, i]);
        }

        return -sum;
    }

    private double[] Noise(IReadOnlyList<double> sigmas) => [.. sigmas.Select(sigma => sigma * sigma + Jitter * Jitter)];

    private double[,] Covariance(IReadOnlyList<Exposure> exposures, double[] own)
    {
        int n = exposures.Count;
        var covariance = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
                covariance[i, j] = covariance[j, i] = Shared(exposures[i], exposures[j]) + (i == j ? own[i] : 0);
        return covariance;
    }

    private double Shared(Exposure a, Exposure b)
    {
        double tilts = a.Tilt * b.Tilt / (TiltUnit * TiltUnit);
        return Level * Level + Tilting * Tilting * (tilts + tilts * tilts) + Drift * Drift * Math.Exp(-Math.Abs(a.Place - b.Place) / Reach);
    }
}
