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

    private static bool IsSmooth(int size)
    {
        foreach (int prime in (ReadOnlySpan<int>)[2, 3, 5])
            while (size % prime == 0) size /= prime;
        return size == 1;
    }
}
