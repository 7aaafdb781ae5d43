using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Thon.Imaging;

/// <summary>The hash of one section that comes in parts. Where the parts begin and end does not matter.</summary>
public sealed class SectionHash
{
    // The bytes of the largest section are more than a span can count.
    private const int PartPixels = 1 << 24;

    private readonly XxHash128 _hash = new();

    /// <summary>The hash of what was added so far.</summary>
    public ContentHash Value => new(_hash.GetCurrentHashAsUInt128());

    /// <summary>Adds the next pixels, [row, column].</summary>
    public void Append(ReadOnlySpan<float> pixels)
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("pixels are hashed least byte first");
        for (int done = 0; done < pixels.Length; done += PartPixels)
            _hash.Append(MemoryMarshal.AsBytes(pixels.Slice(done, Math.Min(PartPixels, pixels.Length - done))));
    }
}
