using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Thon.BrowserTests;

/// <summary>The pixels of an image in an MRC file, read as the format's description says.</summary>
internal static class RawPixels
{
    private const int HeaderBytes = 1024, ExtendedAt = 92, ShortMode = 1, FloatMode = 2;

    /// <summary>A square of a section, row 0 at the top, as pictures have it.</summary>
    /// <param name="path">The file, of 16 bit integers or 32 bit floats.</param>
    /// <param name="section">The section, from 0.</param>
    /// <param name="left">The first column.</param>
    /// <param name="bottom">The lowest row.</param>
    /// <param name="side">The side, pixels.</param>
    public static float[] Square(string path, int section, int left, int bottom, int side)
    {
        byte[] file = File.ReadAllBytes(path);
        int Word(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
        (int width, int height) = (Word(0), Word(4));
        var data = file.AsSpan(HeaderBytes + Word(ExtendedAt));
        float[] all = Word(12) switch
        {
            ShortMode => [.. MemoryMarshal.Cast<byte, short>(data).ToArray().Select(value => (float)value)],
            FloatMode => MemoryMarshal.Cast<byte, float>(data).ToArray(),
            int mode => throw new InvalidDataException($"mode {mode}"),
        };
        return [.. Enumerable.Range(0, side).SelectMany(row => all.AsSpan((section * height + bottom + side - 1 - row) * width + left, side).ToArray())];
    }

    /// <summary>How alike two pictures are: the coefficient of correlation of their pixels.</summary>
    public static double Correlation(IReadOnlyList<float> a, IReadOnlyList<float> b)
    {
        double meanA = a.Average(), meanB = b.Average(), both = 0, ownA = 0, ownB = 0;
        for (int i = 0; i < a.Count; i++)
        {
            both += (a[i] - meanA) * (b[i] - meanB);
            ownA += (a[i] - meanA) * (a[i] - meanA);
            ownB += (b[i] - meanB) * (b[i] - meanB);
        }

        return both / Math.Sqrt(ownA * ownB);
    }
}
