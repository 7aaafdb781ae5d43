using System.Collections.Immutable;

namespace Thon.Tilts;

/// <summary>
/// The power of the signal over that of the noise in one image, as a function of spatial frequency, where |CTF| is 1. Between the points the logarithm runs
/// straight, below the first it is level, and beyond the last it goes on falling as it did, but never rises.
/// </summary>
/// <param name="Frequencies">Spatial frequencies, cycles/angstrom, rising; at least one.</param>
/// <param name="Ratios">The ratios at these frequencies, above zero.</param>
public sealed record SignalToNoise(ImmutableArray<double> Frequencies, ImmutableArray<double> Ratios)
{
    /// <summary>The same ratio at all frequencies.</summary>
    public static SignalToNoise Constant(double ratio) => new([0], [ratio]);

    /// <summary>A ratio that falls by e for every <paramref name="perFrequency"/>th part of a cycle/angstrom: ratio exp(-perFrequency k).</summary>
    /// <param name="ratio">The ratio at zero frequency, above zero.</param>
    /// <param name="perFrequency">How fast it falls, angstrom, zero or more.</param>
    public static SignalToNoise FallOff(double ratio, double perFrequency) => new([0, Near], [ratio, ratio * Math.Exp(-perFrequency * Near)]);

    // Two points make the line, and so near to each other that no fall leaves zero at the second.
    private const double Near = 0.01;

    /// <summary>The ratio at one frequency.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    public double At(double k)
    {
        if (k <= Frequencies[0]) return Ratios[0];
        if (Frequencies.Length == 1) return Ratios[0];
        int right = 1;
        while (right < Frequencies.Length - 1 && Frequencies[right] < k) right++;
        double place = (k - Frequencies[right - 1]) / (Frequencies[right] - Frequencies[right - 1]);
        double low = Math.Log(Ratios[right - 1]), high = Math.Log(Ratios[right]);
        return place <= 1 ? Math.Exp(low + place * (high - low)) : Math.Exp(high + (place - 1) * Math.Min(0, high - low));
    }

    /// <inheritdoc/>
    public bool Equals(SignalToNoise? other) =>
        other is not null && Frequencies.SequenceEqual(other.Frequencies) && Ratios.SequenceEqual(other.Ratios);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Frequencies.Length, Ratios[0]);
}
