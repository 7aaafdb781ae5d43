namespace Thon.AccuracyStudies;

/// <summary>Numbers over many tilts; null where there is nothing to pool.</summary>
internal static class Pooling
{
    /// <summary>Root of the mean square.</summary>
    public static double? Rms(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length == 0 ? null : Math.Sqrt(all.Average(value => value * value));
    }

    /// <summary>sqrt(sum error^2 / sum bound^2).</summary>
    public static double? Ratio(IEnumerable<TiltOutcome> tilts)
    {
        TiltOutcome[] all = [.. tilts];
        return Rms(all.Select(tilt => tilt.Error)) / Rms(all.Select(tilt => tilt.Bound!.Value));
    }

    /// <summary>The middle value, or the mean of both middle ones.</summary>
    public static double? Median(IEnumerable<double> values)
    {
        double[] all = [.. values.Order()];
        return all.Length == 0 ? null : (all[(all.Length - 1) / 2] + all[all.Length / 2]) / 2;
    }

    /// <summary>The value farthest from zero.</summary>
    public static double? Worst(IEnumerable<double> values)
    {
        double[] all = [.. values.Select(Math.Abs)];
        return all.Length == 0 ? null : all.Max();
    }
}
