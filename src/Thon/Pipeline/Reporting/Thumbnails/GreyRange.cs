namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>The values that are black and white in a picture of an image. What is beyond them, such as hot pixels and gold beads, must not take the contrast of all others.</summary>
/// <param name="Black">What is black.</param>
/// <param name="White">What is white.</param>
internal readonly record struct GreyRange(float Black, float White)
{
    // So many values tell percentiles as well as all of them; to sort them all would cost more than to make them.
    private const int SampleSize = 4096;

    private const byte MiddleGrey = 128;

    /// <summary>The range of some values; what are no numbers among them does not count.</summary>
    /// <param name="values">The values.</param>
    /// <param name="beyond">So much of them is darker than black, and as much brighter than white, as a fraction of all.</param>
    public static GreyRange Of(ReadOnlySpan<float> values, double beyond)
    {
        int step = Math.Max(1, values.Length / SampleSize), count = 0;
        float[] sample = new float[values.Length / step];
        for (int i = 0; i < sample.Length; i++)
            if (float.IsFinite(values[i * step])) sample[count++] = values[i * step];
        Array.Sort(sample, 0, count);
        return count == 0 ? default : new(sample[(int)(beyond * (count - 1))], sample[(int)Math.Ceiling((1 - beyond) * (count - 1))]);
    }

    /// <summary>The grey value of a value; middle grey where it is no number, or where all values are the same.</summary>
    public byte GreyOf(float value)
    {
        float scale = White > Black ? byte.MaxValue / (White - Black) : 0;
        return scale > 0 && float.IsFinite(value) ? (byte)Math.Clamp(MathF.Round((value - Black) * scale), 0, byte.MaxValue) : MiddleGrey;
    }
}
