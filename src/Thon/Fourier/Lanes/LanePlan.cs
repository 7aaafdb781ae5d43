using System.Numerics;

namespace Thon.Fourier.Lanes;

/// <summary>
/// What a complex transform of one length needs to know: its radices, twiddle factors (computed in double precision) and the place of every frequency
/// after a transform in place. Tables are pinned, so that kernels may hold plain pointers to them.
/// </summary>
internal sealed class LanePlan
{
    /// <summary>Primes above this go by Bluestein's convolution.</summary>
    public const int LargestRadix = 61;

    public LanePlan(int length)
    {
        Length = length;
        Radices = RadixChoice.For(length);
        bool smooth = Radices.All(radix => radix <= LargestRadix);
        Position = smooth ? Positions(Radices, length) : [.. Enumerable.Range(0, length), 0];
        if (smooth)
        {
            Twiddles = TwiddlesOfPasses(Radices, length);
            OddAngles = [.. Radices.Select(AnglesOf)];
        }
        else
        {
            Convolution = new(length);
        }
    }

    public int Length { get; }

    /// <summary>The radices of the passes, first pass first; empty for length 1.</summary>
    public int[] Radices { get; }

    /// <summary>For each pass but the last, (re, im) of exp(-2 pi i j k / n) for each butterfly j and leg k from 1, n being the length the pass splits.</summary>
    public float[][] Twiddles { get; } = [];

    /// <summary>For each pass of odd radix above 5, the angles <see cref="RadixOdd"/> reads.</summary>
    public float[][] OddAngles { get; } = [];

    /// <summary>At which point frequency k lies after a transform in place, k from 0 to Length: the last entry repeats the first.</summary>
    public int[] Position { get; }

    /// <summary>Set where a prime factor is too large for a butterfly; then the radices are not used.</summary>
    public BluesteinPlan? Convolution { get; }

    /// <summary>Points of scratch a transform in place needs beside the data.</summary>
    public int InPlaceScratch => Convolution?.ScratchPoints ?? 0;

    /// <summary>Points of scratch a transform between two places needs.</summary>
    public int Scratch => Convolution?.ScratchPoints ?? Length;

    private static int[] Positions(int[] radices, int length)
    {
        var position = new int[length + 1];
        for (int k = 0; k < length; k++)
        {
            int rest = k, span = length;
            foreach (int radix in radices)
            {
                span /= radix;
                position[k] += rest % radix * span;
                rest /= radix;
            }
        }
        return position;
    }

    private static float[][] TwiddlesOfPasses(int[] radices, int length)
    {
        var passes = new float[radices.Length][];
        for (int pass = 0; pass < radices.Length; pass++, length /= radices[pass - 1])
        {
            int radix = radices[pass], butterflies = length / radix;
            var table = passes[pass] = Pinned(pass == radices.Length - 1 ? 0 : butterflies * (radix - 1));
            for (int j = 0; j < table.Length / (2 * (radix - 1)); j++)
                for (int leg = 1; leg < radix; leg++)
                    Put(table, j * (radix - 1) + leg - 1, Root((long)j * leg, length));
        }
        return passes;
    }

    private static float[] AnglesOf(int radix)
    {
        int half = radix > 5 && radix % 2 == 1 ? (radix - 1) / 2 : 0;
        var table = Pinned(half * half);
        for (int k = 1; k <= half; k++)
            for (int q = 1; q <= half; q++)
                Put(table, (k - 1) * half + q - 1, Complex.Conjugate(Root((long)q * k, radix)));
        return table;
    }

    /// <summary>exp(-2 pi i turns / length); whole turns are dropped first, so many turns are as exact as few.</summary>
    public static Complex Root(long turns, long length)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * (turns % length) / length);
        return new(cos, -sin);
    }

    /// <summary>A table of so many complex values that the collector never moves.</summary>
    public static float[] Pinned(int complexValues) => GC.AllocateArray<float>(2 * complexValues, pinned: true);

    /// <summary>Stores one complex value of a table.</summary>
    public static void Put(float[] table, int index, Complex value) => (table[2 * index], table[2 * index + 1]) = ((float)value.Real, (float)value.Imaginary);
}
