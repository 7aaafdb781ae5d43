namespace Thon.Estimate.Spectra;

/// <summary>
/// The noise of a ready spectrum, from what a model leaves: how many images and tiles were averaged, and how, nobody tells. Its variance changes slowly with
/// frequency, and neighbours are correlated where a spectrum was windowed or resampled.
/// </summary>
internal static class RingNoise
{
    /// <summary>How many rings apart samples may still be correlated.</summary>
    public const int LongestLag = 6;

    // Half the window that the variance is averaged over, as a part of all rings.
    private const double ReachFraction = 1.0 / 10;
    private const int SmallestReach = 6;

    // No part of a spectrum is known better than this part of what the whole is: residuals that happen to be small are no precision.
    private const double SmallestVariance = 1e-6;

    /// <summary>Weight of every sample, 1/variance.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="residuals">What a model leaves of every sample.</param>
    /// <param name="parameters">How many parameters were fitted; they took their share of the scatter away.</param>
    public static double[] Weights(RingSpectrum spectrum, double[] residuals, int parameters)
    {
        int rings = spectrum.RingCount, reach = Math.Max(SmallestReach, (int)(ReachFraction * rings));
        var (squares, samples) = (new double[rings], new double[rings]);
        for (int ring = 0; ring < rings; ring++)
            for (int i = spectrum.RingStart[ring]; i < spectrum.RingStart[ring + 1]; i++)
            {
                if (spectrum.Count[i] == 0) continue;
                squares[ring] += spectrum.Count[i] * residuals[i] * residuals[i];
                samples[ring]++;
            }
        double known = samples.Sum(), spared = Math.Max(1, known - parameters) / known;
        double floor = SmallestVariance * squares.Sum() / known;
        var weights = new double[residuals.Length];
        for (int ring = 0; ring < rings; ring++)
        {
            double variance = Near(squares, ring, reach) / Math.Max(1, Near(samples, ring, reach)) / spared;
            for (int i = spectrum.RingStart[ring]; i < spectrum.RingStart[ring + 1]; i++)
                weights[i] = floor > 0 ? spectrum.Count[i] / Math.Max(variance, floor) : 0;
        }
        return weights;
    }

    /// <summary>Correlation of the residuals of rings 1, 2, ... apart, tapered, for a spectrum averaged over directions. [NeweyWest1987]</summary>
    public static double[] Correlation(double[] residuals, double[] weights)
    {
        double[] white = [.. residuals.Select((r, i) => r * Math.Sqrt(weights[i]))];
        double power = white.Sum(value => value * value);
        var correlation = new double[LongestLag];
        for (int lag = 1; lag <= LongestLag && power > 0; lag++)
        {
            double sum = 0;
            for (int i = lag; i < white.Length; i++) sum += white[i] * white[i - lag];
            correlation[lag - 1] = sum / power * (1 - lag / (LongestLag + 1.0));
        }
        return correlation;
    }

    /// <summary>How much larger the variance of a smooth sum over rings is than if they were independent; 1 or more.</summary>
    public static double Inflation(double[] correlation) => Math.Max(1, 1 + 2 * correlation.Sum());

    private static double Near(double[] values, int ring, int reach)
    {
        double sum = 0;
        for (int i = Math.Max(0, ring - reach); i <= Math.Min(values.Length - 1, ring + reach); i++) sum += values[i];
        return sum;
    }
}
