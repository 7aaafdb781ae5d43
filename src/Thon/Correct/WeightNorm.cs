using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// What the weights of a series are divided by, as a table over the frequencies that is made once and read between its entries on straight lines. It holds
/// logarithms, since late exposures leave less at high frequencies than a number can say.
/// </summary>
public sealed class WeightNorm
{
    // The weights bend over hundredths of a cycle/angstrom; with this many entries up to the corner of the spectrum straight lines are off by one or two parts in 100000.
    private const int Entries = 1 << 14;

    private readonly double[] _logarithms;
    private readonly double _perFrequency;

    private WeightNorm(double[] logarithms, double perFrequency) => (_logarithms, _perFrequency) = (logarithms, perFrequency);

    /// <summary>The norm of the weights of a series.</summary>
    /// <param name="weights">The weights as they are before they are divided; at least one.</param>
    /// <param name="normalisation">What they are to be divided by; not <see cref="WeightNormalisation.None"/>.</param>
    /// <param name="pixelSize">Pixel size of the images: the table reaches to the corner of their spectrum, and holds beyond.</param>
    public static WeightNorm Of(IReadOnlyList<DoseWeight> weights, WeightNormalisation normalisation, Length pixelSize)
    {
        double highest = Math.Sqrt(2) * SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom, perFrequency = (Entries - 1) / highest;
        double count = normalisation == WeightNormalisation.MeanSquare ? weights.Count : 1;
        return new([.. Enumerable.Range(0, Entries).Select(i => LogOfRoot(weights, i / perFrequency, count))], perFrequency);
    }

    /// <summary>The natural logarithm of what the weights are divided by.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    public double LogAt(double k)
    {
        double place = Math.Min(k * _perFrequency, Entries - 1);
        int i = Math.Min((int)place, Entries - 2);
        return _logarithms[i] + (place - i) * (_logarithms[i + 1] - _logarithms[i]);
    }

    /// <summary>ln sqrt(sum f_i^2 exp(2 l_i) / count), with the largest exponent taken out of the sum.</summary>
    private static double LogOfRoot(IReadOnlyList<DoseWeight> weights, double k, double count)
    {
        double[] logarithms = [.. weights.Select(weight => weight.LogDamageAt(k))];
        double largest = logarithms.Max(), sum = 0;
        for (int i = 0; i < logarithms.Length; i++) sum += Math.Pow(weights[i].Factor * Math.Exp(logarithms[i] - largest), 2);
        return largest + Math.Log(sum / count) / 2;
    }
}
