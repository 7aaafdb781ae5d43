using System.Numerics;

namespace Thon.Fourier.Lanes;

/// <summary>Into which passes a length is split: large primes first, the eights last, since the last pass needs no twiddle factors.</summary>
internal static class RadixChoice
{
    /// <summary>The radices whose product is the length, in order of execution; empty for 1.</summary>
    public static int[] For(int length)
    {
        int exponent = BitOperations.TrailingZeroCount(length);
        int odd = length >> exponent;
        var primes = new List<int>();
        for (int prime = 3; odd / prime >= prime; prime += 2)
            for (; odd % prime == 0; odd /= prime)
                primes.Add(prime);
        if (odd > 1) primes.Add(odd);
        return [.. primes.OrderDescending(), .. PowerOfTwo(exponent)];
    }

    private static IEnumerable<int> PowerOfTwo(int exponent) => (exponent % 3, exponent) switch
    {
        (0, _) => Enumerable.Repeat(8, exponent / 3),
        (1, 1) => [2],
        (1, _) => [4, 4, .. Enumerable.Repeat(8, exponent / 3 - 1)],
        _ => [4, .. Enumerable.Repeat(8, exponent / 3)],
    };
}
