using System.Collections.Immutable;

namespace Thon.Check.Images;

/// <summary>
/// Steep tilts are dark: the logarithm of the brightness falls as 1 / cos of the inclination. What departs from that (specimens of uneven thickness, illumination that drifts)
/// is taken for noise with long tails, whose width is what the images show under the reading that explains them best.
/// </summary>
/// <param name="LogLevel">Logarithm of the brightness of every image; null where it is not above zero.</param>
internal sealed record IntensityModel(ImmutableArray<double?> LogLevel)
{
    // Illumination and exposure are not steadier than this.
    private const double LeastScatter = 0.02;

    // Neighbours depart alike, so that they count for half.
    private const double Independent = 0.5;

    // Tails of Student's t, degrees of freedom.
    private const double Tails = 4;

    // As seen in thick specimens at 300 kV; more is no specimen.
    private const double MostSteepness = 3;

    // Lamellae are inclined by up to this, degrees; the farther, the less likely, as with the slopes.
    private const double StepOfOffset = 1.5;
    private const int StepsOfOffset = 14;
    private const double UsualOffset = 5;

    private static readonly double[] Offsets = [.. Enumerable.Range(-StepsOfOffset, 2 * StepsOfOffset + 1).Select(i => i * StepOfOffset)];

    /// <summary>The model of some images.</summary>
    public static IntensityModel Of(ImmutableArray<SectionMeasure> sections) =>
        // Images with a level of zero or below were normalised, and tell nothing.
        new([.. sections.Select(section => sections.All(other => other.IsBlank || other.Level > 0) && !section.IsBlank ? Math.Log(section.Level) : (double?)null)]);

    /// <summary>How well each reading explains the brightness, as log likelihoods up to a constant.</summary>
    /// <param name="readings">For every reading the inclination of every image, radian.</param>
    public double[] LogLikelihoods(IReadOnlyList<double[]> readings)
    {
        double scatter = Math.Max(LeastScatter, readings.Min(angles => Fit(angles, 2 * LeastScatter).Scatter));
        return [.. readings.Select(angles => Fit(angles, scatter).LogLikelihood)];
    }

    private (double LogLikelihood, double Scatter) Fit(double[] angles, double scatter)
    {
        int[] used = [.. Enumerable.Range(0, angles.Length).Where(i => LogLevel[i] is not null)];
        if (used.Length < 3) return (0, LeastScatter);
        double[] levels = [.. used.Select(i => LogLevel[i]!.Value)];
        double most = double.NegativeInfinity, spread = 0;
        foreach (double degrees in Offsets)
        {
            double offset = degrees * Math.PI / 180;
            double[] residuals = Residuals(levels, [.. used.Select(i => 1 / Math.Max(0.15, Math.Cos(angles[i] + offset)))], scatter);
            double value = -degrees * degrees / (2 * UsualOffset * UsualOffset) + Independent * residuals.Sum(r => -(Tails + 1) / 2 * Math.Log(1 + r * r / (Tails * scatter * scatter)));
            if (value > most) (most, spread) = (value, 1.4826 * Median.Of([.. residuals.Select(Math.Abs)]));
        }

        return (most, spread);
    }

    /// <summary>What is left of the levels after the best line a - b x with b of zero or more, by weights that follow from the tails.</summary>
    private static double[] Residuals(double[] levels, double[] paths, double scatter)
    {
        double[] weights = [.. levels.Select(_ => 1.0)], residuals = levels;
        for (int step = 0; step < 12; step++)
        {
            double sum = weights.Sum(), x = Dot(weights, paths) / sum, y = Dot(weights, levels) / sum, xx = 0, xy = 0;
            for (int i = 0; i < levels.Length; i++)
                (xx, xy) = (xx + weights[i] * (paths[i] - x) * (paths[i] - x), xy + weights[i] * (paths[i] - x) * (levels[i] - y));
            double steepness = Math.Clamp(xx > 0 ? -xy / xx : 0, 0, MostSteepness);
            residuals = [.. levels.Select((level, i) => level - y + steepness * (paths[i] - x))];
            weights = [.. residuals.Select(r => (Tails + 1) / (Tails + r * r / (scatter * scatter)))];
        }

        return residuals;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
