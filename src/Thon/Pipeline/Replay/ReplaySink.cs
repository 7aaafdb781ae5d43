using System.Buffers;
using System.Collections.Immutable;
using Thon.Formats.Mrc;
using Thon.Imaging;

namespace Thon.Pipeline.Replay;

/// <summary>Takes recomputed sections and keeps nothing of them but the hash of what an MRC file would hold, and how they differ from a file that is there already.</summary>
/// <param name="file">The file, of the size of what is recomputed.</param>
/// <param name="mode">How its pixels are stored.</param>
internal sealed class ReplaySink(ISectionSource file, MrcMode mode) : ISectionSink
{
    private const int ChunkPixels = 1 << 16;

    private readonly ContentHash?[] _made = new ContentHash?[file.Count], _found = new ContentHash?[file.Count];
    private readonly SectionDifference?[] _differences = new SectionDifference?[file.Count];

    /// <summary>The content hash of what was recomputed; every section was.</summary>
    public ContentHash Made => ContentHash.OfStack(file.Width, file.Height, _made.Select(hash => hash!.Value));

    /// <summary>That of the file.</summary>
    public ContentHash Found => ContentHash.OfStack(file.Width, file.Height, _found.Select(hash => hash!.Value));

    /// <summary>The sections that differ, in their order.</summary>
    public ImmutableArray<SectionDifference> Differences => [.. _differences.OfType<SectionDifference>()];

    /// <inheritdoc/>
    public void Write(int section, ReadOnlySpan<float> pixels)
    {
        float[] storedRoom = ArrayPool<float>.Shared.Rent(pixels.Length), foundRoom = ArrayPool<float>.Shared.Rent(pixels.Length);
        try
        {
            Span<float> stored = storedRoom.AsSpan(0, pixels.Length), found = foundRoom.AsSpan(0, pixels.Length);
            Store(pixels, stored);
            file.Read(section, found);
            (_made[section], _found[section]) = (ContentHash.OfSection(stored), ContentHash.OfSection(found));
            _differences[section] = SectionDifference.Of(section, stored, found);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(storedRoom);
            ArrayPool<float>.Shared.Return(foundRoom);
        }
    }

    /// <inheritdoc/>
    public void Complete() { }

    /// <inheritdoc/>
    public void Dispose() { }

    private void Store(ReadOnlySpan<float> pixels, Span<float> stored)
    {
        int bytesPerPixel = StoredPixels.BytesPerPixel(mode);
        byte[] raw = ArrayPool<byte>.Shared.Rent(ChunkPixels * bytesPerPixel);
        try
        {
            for (int done = 0; done < pixels.Length; done += ChunkPixels)
            {
                int count = Math.Min(ChunkPixels, pixels.Length - done);
                StoredPixels.Encode(mode, pixels.Slice(done, count), raw.AsSpan(0, count * bytesPerPixel), stored.Slice(done, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }
}
