namespace Thon.Simulate;

/// <summary>
/// A stream of random numbers whose algorithm is fixed for good, so that a seed names the same series on every machine and in every version.
/// [Steele2014, SplitMix64]
/// </summary>
public sealed class RandomStream
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>The stream of a seed.</summary>
    public RandomStream(ulong seed) => _state = seed;

    /// <summary>A stream of its own for each purpose and each index, independent of all others of the same seed.</summary>
    /// <param name="seed">The seed of the series.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">Which one of its kind: a section, or 0.</param>
    public static RandomStream For(ulong seed, RandomPurpose purpose, int index = 0) =>
        new(Mix(Mix(Mix(seed) + Gamma * (ulong)(purpose + 1)) + Gamma * (ulong)((uint)index + 1)));

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits() => Mix(_state += Gamma);

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [-<paramref name="half"/>, <paramref name="half"/>).</summary>
    public double NextWithin(double half) => (2 * NextUniform() - 1) * half;

    /// <summary>Normal with mean 0 and variance 1, by the polar formula r cos(2 pi u) with r^2 = -2 ln(1 - v). [BoxMuller1958]</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
