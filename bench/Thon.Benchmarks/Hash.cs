using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Thon.Imaging;

namespace Thon.Benchmarks;

/// <summary>What it costs to hash an image of 4096 x 4096 floats, beside copying it.</summary>
internal static class Hash
{
    private const int Size = 4096, Rounds = 25;

    // As the writer of MRC files hands them on, while they lie in the cache.
    private const int PartPixels = 1 << 17;

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        float[] pixels = new float[Size * Size], copy = new float[Size * Size];
        var random = new Random(1);
        foreach (ref float pixel in pixels.AsSpan()) pixel = random.NextSingle();
        Console.WriteLine($"{Size} x {Size} float32, one thread, the fastest of {Rounds}\n");
        Console.WriteLine("| what | CPU milliseconds an image | GB/s |");
        Console.WriteLine("|---|---|---|");
        Row("copy (memcpy)", () => pixels.CopyTo(copy, 0));
        Row("statistics, as every section written has them", () => Statistics.Of(pixels));
        Row("ContentHash.OfSection (XXH3, 128 bits)", () => ContentHash.OfSection(pixels));
        Row("the same, pixels in the cache", () => InCache(pixels));
        Row("XXH3, 64 bits", () => XxHash3.HashToUInt64(Bytes(pixels)));
        Row("XXH64", () => XxHash64.HashToUInt64(Bytes(pixels)));
        Row("CRC-32", () => Crc32.HashToUInt32(Bytes(pixels)));
        Row("SHA-256", () => SHA256.HashData(Bytes(pixels)));
        Row("MD5", () => MD5.HashData(Bytes(pixels)));
    }

    /// <summary>Hashes an image as the writer of MRC files does, part by part; it is the same part each time, which lies in the cache as what was just written does.</summary>
    public static void InCache(float[] pixels)
    {
        var hash = new SectionHash();
        for (int done = 0; done < pixels.Length; done += PartPixels) hash.Append(pixels.AsSpan(0, PartPixels));
    }

    private static ReadOnlySpan<byte> Bytes(float[] pixels) => MemoryMarshal.AsBytes(pixels.AsSpan());

    private static void Row(string what, Action work)
    {
        double seconds = Enumerable.Range(0, Rounds).Min(_ => CpuTime.Of(work));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {1e3 * seconds:F1} | {sizeof(float) * (double)Size * Size / seconds / 1e9:F1} |"));
    }
}
