using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Thon.Findings;
using Thon.Units;

namespace Thon.Formats.Mrc;

/// <summary>
/// Reads an MRC file [MRC2014] of mode 0, 1, 2, 6 or 12 in either byte order, one section at a time. Strict: what cannot be read as it
/// is declared is refused; every leniency is among the <see cref="Findings"/>.
/// </summary>
/// <remarks>
/// Sections are read at their positions straight into the caller's buffer or through a small one, so memory does not grow with the file. Mapping
/// the file was measured equally fast for floats and a quarter faster for integers, but a file that shrinks or a network drive that fails
/// under a mapping ends the program; under a read it is a finding.
/// </remarks>
public sealed class MrcReader : ISectionFile
{
    // Fits the second-level cache together with the floats it becomes.
    private const int ChunkBytes = 1 << 18;

    private readonly SafeFileHandle _file;
    private readonly PixelFormat _format;
    private readonly bool _swapped;
    private readonly long _firstPixel;

    private MrcReader(string path, SafeFileHandle file, MrcHeader header, ImmutableArray<byte> extendedHeader, FindingList findings)
    {
        (Name, _file, Header, ExtendedHeader, Findings) = (path, file, header, extendedHeader, findings);
        Bytes = RandomAccess.GetLength(file);
        _format = MrcPixels.Format(header);
        _swapped = header.Order == MrcByteOrder.LittleEndian != BitConverter.IsLittleEndian;
        _firstPixel = MrcHeader.Bytes + (long)header.ExtendedBytes;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Bytes { get; }

    /// <inheritdoc/>
    public int Width => Header.Size.X;

    /// <inheritdoc/>
    public int Height => Header.Size.Y;

    /// <inheritdoc/>
    public int Count => Header.Size.Z;

    /// <inheritdoc/>
    public Length? PixelSize => Header.PixelSize;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => Header.Labels;

    /// <inheritdoc/>
    public FindingList Findings { get; }

    /// <summary>The header as the file states it.</summary>
    public MrcHeader Header { get; }

    /// <summary>The extended header, byte for byte in the file's own byte order; empty where there is none.</summary>
    public ImmutableArray<byte> ExtendedHeader { get; }

    /// <summary>What a file made from this one takes over.</summary>
    public MrcTemplate Template => new(Header, ExtendedHeader);

    /// <summary>Opens a file and checks its header against its length.</summary>
    /// <exception cref="BadInputException">The file cannot be opened, is no MRC file, is cut short, or has a size or mode that is not read.</exception>
    public static MrcReader Open(string path)
    {
        var file = InputFile.Open(path);
        try
        {
            var (header, findings) = ReadHeader(file, path);
            byte[] extended = new byte[header.ExtendedBytes];
            if (InputFile.Read(file, path, MrcHeader.Bytes, extended) < extended.Length) throw Shrunk(path, "extended header");
            return new(path, file, header, ImmutableCollectionsMarshal.AsImmutableArray(extended), findings);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(int section, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(section);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, Count);
        if (pixels.Length != Width * Height)
            throw new ArgumentException($"room for {pixels.Length} pixels of a section of {Width} x {Height}", nameof(pixels));
        long start = _firstPixel + (long)section * pixels.Length * _format.BytesPerPixel();
        if (_format == PixelFormat.Float32) ReadFloats(section, start, pixels);
        else ReadIntegers(section, start, pixels);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static (MrcHeader Header, FindingList Findings) ReadHeader(SafeFileHandle file, string path)
    {
        byte[] bytes = new byte[MrcHeader.Bytes];
        int got = InputFile.Read(file, path, 0, bytes);
        if (got == 0)
            throw new BadInputException(Finding.Error("mrc-empty", path, null, "an empty file", "an MRC file", "Its writing failed; make it again"));
        if (got < bytes.Length)
            throw new BadInputException(Finding.Error("mrc-truncated", path, "header", $"{got} bytes", "at least 1024", "The file was cut short; copy it again"));
        var (order, leniency) = MrcByteOrderDetection.Detect(bytes, path);
        var header = MrcHeader.Decode(bytes, order);
        var findings = MrcHeaderCheck.Check(header, path, RandomAccess.GetLength(file));
        if (leniency is not null) findings = findings.Add(leniency);
        findings.ThrowIfErrors();
        return (header, findings);
    }

    // In parts, since the bytes of the largest section are more than a span can count.
    private void ReadFloats(int section, long start, Span<float> pixels)
    {
        const int part = 1 << 24;
        for (int done = 0; done < pixels.Length; done += part)
        {
            var raw = MemoryMarshal.AsBytes(pixels.Slice(done, Math.Min(part, pixels.Length - done)));
            ReadRaw(section, start + (long)done * sizeof(float), raw);
        }
    }

    private void ReadIntegers(int section, long start, Span<float> pixels)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int part = ChunkBytes / _format.BytesPerPixel();
            for (int done = 0; done < pixels.Length; done += part)
            {
                int count = Math.Min(part, pixels.Length - done);
                var raw = buffer.AsSpan(0, count * _format.BytesPerPixel());
                ReadRaw(section, start + (long)done * _format.BytesPerPixel(), raw);
                PixelDecoder.Decode(_format, raw, pixels.Slice(done, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void ReadRaw(int section, long offset, Span<byte> raw)
    {
        if (InputFile.Read(_file, Name, offset, raw) < raw.Length) throw Shrunk(Name, $"section {section}");
        if (_swapped) PixelDecoder.SwapInPlace(_format, raw);
    }

    private static BadInputException Shrunk(string path, string place) =>
        new(Finding.Error("mrc-truncated", path, place, "the file ended while it was read", "the length it had when it was opened", "Another program is writing it; wait for that"));
}
