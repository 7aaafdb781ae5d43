using System.Runtime.InteropServices;
using Thon.Imaging;

namespace Thon.Pipeline.Replay;

/// <summary>How a recomputed section differs from that of the file.</summary>
/// <param name="Section">The section, from 0.</param>
/// <param name="Pixels">How many pixels are not the same, bit for bit; at least one.</param>
/// <param name="Largest">The largest difference, in grey values.</param>
/// <param name="RootMeanSquare">The root of the mean square difference over all pixels, in grey values.</param>
/// <param name="Deviation">The standard deviation of the file's section, in grey values.</param>
public sealed record SectionDifference(int Section, long Pixels, double Largest, double RootMeanSquare, double Deviation)
{
    /// <summary>The difference of two sections; null where they are the same, bit for bit.</summary>
    /// <param name="section">Which they are.</param>
    /// <param name="made">The recomputed pixels.</param>
    /// <param name="found">As many of the file.</param>
    public static SectionDifference? Of(int section, ReadOnlySpan<float> made, ReadOnlySpan<float> found)
    {
        if (MemoryMarshal.Cast<float, int>(made).SequenceEqual(MemoryMarshal.Cast<float, int>(found))) return null;
        long count = 0;
        double largest = 0, squares = 0;
        for (int i = 0; i < made.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(made[i]) == BitConverter.SingleToInt32Bits(found[i])) continue;
            count++;
            double difference = Math.Abs((double)made[i] - found[i]);
            largest = Math.Max(largest, difference);
            squares += difference * difference;
        }
        return new(section, count, largest, Math.Sqrt(squares / made.Length), Statistics.Of(found).StandardDeviation);
    }
}
