using System.Numerics;

namespace Thon.Fourier.Lanes;

/// <summary>A plain transform in double precision, for tables that must be right to single precision.</summary>
internal static class DoubleTransform
{
    /// <summary>The forward transform, unscaled; fast where the length has small prime factors only.</summary>
    public static Complex[] Forward(ReadOnlySpan<Complex> input)
    {
        int length = input.Length;
        if (length == 1) return [input[0]];
        int radix = RadixChoice.For(length)[0];
        int partLength = length / radix;
        var output = new Complex[length];
        var part = new Complex[partLength];
        for (int leg = 0; leg < radix; leg++)
        {
            for (int j = 0; j < partLength; j++) part[j] = input[j * radix + leg];
            var transformed = Forward(part);
            for (int k = 0; k < length; k++) output[k] += transformed[k % partLength] * LanePlan.Root((long)leg * k, length);
        }
        return output;
    }
}
