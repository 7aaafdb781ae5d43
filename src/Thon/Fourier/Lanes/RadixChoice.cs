using System.Numerics;

namespace Thon.Fourier.Lanes;

/// <summary>
/// Into which passes a length is split. Small radices come first, since a first pass reads from far away and its loads overlap best when butterflies are
/// short; large ones last, since the last pass needs no twiddle factors. The order was chosen by measurement.
/// </summary>
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
        int eights = exponent % 3 == 1 && exponent > 1 ? exponent / 3 - 1 : exponent / 3;
        int[] rest = (exponent - 3 * eights) switch { 0 => [], 1 => [2], 2 => [4], _ => [4, 4] };
        return [.. rest, .. primes.Where(prime => prime <= 5), .. Enumerable.Repeat(8, eights), .. primes.Where(prime => prime > 5)];
    }
}
