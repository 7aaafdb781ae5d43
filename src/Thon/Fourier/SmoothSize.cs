namespace Thon.Fourier;

/// <summary>Sizes that transform fast.</summary>
public static class SmoothSize
{
    /// <summary>The longest side that is transformed, 2^22; its work space still has a length an integer can count.</summary>
    public const int LongestTransform = 1 << 22;

    /// <summary>The least even size, not below <paramref name="size"/>, that has no prime factor above 5.</summary>
    /// <param name="size">Pixels, from 1.</param>
    public static int AtLeast(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        int candidate = size + size % 2;
        while (!IsSmooth(candidate)) candidate = checked(candidate + 2);
        return candidate;
    }

    /// <summary>The even size, not below <paramref name="size"/> and not much above, that is worked on fastest.</summary>
    /// <param name="size">Pixels, from 1.</param>
    public static int FastestAtLeast(int size)
    {
        int best = AtLeast(size), most = best + size / 8;
        for (int candidate = best + 2; candidate <= most; candidate += 2)
            if (IsSmooth(candidate) && Cost(candidate) < Cost(best)) best = candidate;
        return best;
    }

    /// <summary>About how much work a transform is for each of its points, in passes of radix 8; the weights of the others were measured, and those of 4 include that lengths with two of them meet themselves in the cache.</summary>
    /// <param name="size">Points; no prime factor above 5.</param>
    public static double Effort(int size) => Lanes.RadixChoice.For(size).Sum(radix => radix switch { 8 => 1.0, 4 => 1.3, _ => 1.1 });

    // What is done to every point beside its transform, copying, turning and filling in, is worth about as much as this many passes.
    private static double Cost(int size) => size * (Effort(size) + 30);

    private static bool IsSmooth(int size)
    {
        foreach (int prime in (ReadOnlySpan<int>)[2, 3, 5])
            while (size % prime == 0) size /= prime;
        return size == 1;
    }
}
