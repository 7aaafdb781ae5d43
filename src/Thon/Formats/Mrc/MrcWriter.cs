using System.Buffers;
using System.Collections.Immutable;
using Thon.Findings;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Formats.Mrc;

/// <summary>
/// Writes an MRC file [MRC2014], least byte first, mode 1, 2 or 12, its sections in any order and from several threads. The bytes of the file
/// do not depend on that order. Its content is hashed on the way. Under its final name the file appears whole or not at all.
/// </summary>
public sealed class MrcWriter : ISectionSink
{
    // Small enough that pixels are rounded, written and summed while they lie in the second-level cache.
    private const int ChunkPixels = 1 << 17;

    private readonly PartialFile _file;
    private readonly MrcOutput _output;
    private readonly ImmutableArray<byte> _extended;
    private readonly Statistics?[] _sections;
    private readonly ContentHash[] _hashes;
    private readonly RoundingLoss _rounding;
    private FindingList _findings;
    private ImmutableArray<string> _late = [];
    private long _clipped;
    private bool _complete;

    private MrcWriter(PartialFile file, MrcOutput output, ImmutableArray<byte> extended, FindingList findings)
    {
        (_file, _output, _extended, _findings) = (file, output, extended, findings);
        _sections = new Statistics?[output.Count];
        _hashes = new ContentHash[output.Count];
        _rounding = new(output.Mode, output.Count);
    }

    /// <summary>Pixels a row.</summary>
    public int Width => _output.Width;

    /// <summary>Rows of a section.</summary>
    public int Height => _output.Height;

    /// <summary>How many sections there are.</summary>
    public int Count => _output.Count;

    /// <summary>How pixels are stored.</summary>
    public MrcMode Mode => _output.Mode;

    /// <summary>The pixel size the header states, or null where it states none.</summary>
    public Length? PixelSize => _output.PixelSize;

    /// <summary>The size of the file, headers and all.</summary>
    public long Bytes => MrcHeader.Bytes + _extended.Length + (long)Width * Height * Count * StoredPixels.BytesPerPixel(Mode);

    /// <summary>Pixels so far that the mode could not hold: beyond its range, stored as the nearest value in it, or, in mode 1, not a number, stored as 0.</summary>
    public long ClippedPixels => Interlocked.Read(ref _clipped);

    /// <summary>What became known in writing, for example clipped pixels; whole after <see cref="Complete"/>.</summary>
    public FindingList Findings => _findings;

    /// <summary>The hash of the pixels as they are stored, which is that of the file when it is read again. It does not depend on the order of writing.</summary>
    /// <exception cref="InvalidOperationException">A section was not written yet.</exception>
    public ContentHash ContentHash
    {
        get
        {
            ThrowIfMissing();
            return ContentHash.OfStack(_output.Width, _output.Height, _hashes);
        }
    }

    /// <summary>Begins a file. Its space on the disk is reserved at once.</summary>
    /// <param name="path">The final name; its folder must exist.</param>
    /// <param name="output">What the file is like.</param>
    /// <exception cref="BadInputException">The name is taken, or the folder is missing, not writable or full.</exception>
    /// <exception cref="ArgumentException">A size is not positive, a mode is not written, or the labels do not fit.</exception>
    public static MrcWriter Create(string path, MrcOutput output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(output.Width, Math.Min(output.Height, output.Count)), 1, nameof(output));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)output.Width * output.Height, Array.MaxLength, nameof(output));
        int bytesPerPixel = StoredPixels.BytesPerPixel(output.Mode);
        var (extended, findings) = MrcOutputHeader.Extended(path, output);
        // Labels that do not fit show now, not after hours of work.
        _ = MrcOutputHeader.Header(output, [.. Enumerable.Repeat("late", output.LateLabels)], extended.Length, default);
        long length = MrcHeader.Bytes + extended.Length + (long)output.Width * output.Height * output.Count * bytesPerPixel;
        return new(PartialFile.Create(path, length, output.Overwrite), output, extended, findings);
    }

    /// <summary>Adds a label that is only known now, after those of <see cref="MrcOutput.Labels"/>.</summary>
    /// <param name="label">1 to 80 characters.</param>
    /// <exception cref="ArgumentException">The label is blank or too long.</exception>
    /// <exception cref="InvalidOperationException">The file is complete, or has all the <see cref="MrcOutput.LateLabels"/> that were announced.</exception>
    public void AddLabel(string label)
    {
        if (_complete) throw new InvalidOperationException("the file is complete already");
        if (_late.Length == _output.LateLabels) throw new InvalidOperationException($"more than the {_output.LateLabels} late labels that were announced");
        _late = _late.AddRange(MrcLabels.Merge([], [label]));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The section was written already, or the file is complete.</exception>
    /// <exception cref="BadInputException">The system could not write.</exception>
    public void Write(int section, ReadOnlySpan<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(section);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, _output.Count);
        if (pixels.Length != _output.Width * _output.Height)
            throw new ArgumentException($"{pixels.Length} pixels for a section of {_output.Width} x {_output.Height}", nameof(pixels));
        if (_complete || _sections[section] is not null) throw new InvalidOperationException($"section {section} was written already");
        int bytesPerPixel = StoredPixels.BytesPerPixel(_output.Mode);
        long start = MrcHeader.Bytes + _extended.Length + (long)section * pixels.Length * bytesPerPixel;
        byte[] raw = ArrayPool<byte>.Shared.Rent(ChunkPixels * bytesPerPixel);
        float[] stored = ArrayPool<float>.Shared.Rent(ChunkPixels);
        try
        {
            var (statistics, given, hash) = (default(Statistics), default(Statistics), new SectionHash());
            for (int done = 0; done < pixels.Length; done += ChunkPixels)
            {
                var chunk = pixels.Slice(done, Math.Min(ChunkPixels, pixels.Length - done));
                var bytes = raw.AsSpan(0, chunk.Length * bytesPerPixel);
                statistics = Statistics.Combine(statistics, Encode(chunk, bytes, stored.AsSpan(0, chunk.Length)));
                hash.Append(stored.AsSpan(0, chunk.Length));
                given = Statistics.Combine(given, _rounding.Of(chunk));
                _file.Write(bytes, start + (long)done * bytesPerPixel);
            }
            _hashes[section] = hash.Value;
            _sections[section] = statistics;
            _rounding.Add(given, statistics);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
            ArrayPool<float>.Shared.Return(stored);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A section is missing, or the file is complete already.</exception>
    /// <exception cref="BadInputException">The name was taken meanwhile, or the system could not write.</exception>
    public void Complete() => CompleteAll([this]);

    /// <summary>Finishes several files that belong together: all of them get their final names, or none.</summary>
    /// <exception cref="InvalidOperationException">A section is missing, or a file is complete already.</exception>
    /// <exception cref="BadInputException">A name was taken meanwhile, or the system could not write.</exception>
    public static void CompleteAll(IReadOnlyList<MrcWriter> writers) => CompleteAll(writers, []);

    /// <summary>Finishes several files that belong together with the texts beside them: all of them get their final names, or none.</summary>
    /// <param name="writers">The files.</param>
    /// <param name="beside">The texts; their folders exist.</param>
    /// <exception cref="InvalidOperationException">A section is missing, or a file is complete already.</exception>
    /// <exception cref="BadInputException">A name was taken meanwhile, or the system could not write.</exception>
    public static void CompleteAll(IReadOnlyList<MrcWriter> writers, IReadOnlyList<TextFile> beside)
    {
        Statistics[] statistics = [.. writers.Select(writer => writer.WriteHeader())];
        TextFiles.Write(beside, [.. writers.Select(writer => writer._file)]);
        foreach (var (writer, all) in writers.Zip(statistics))
        {
            writer._complete = true;
            writer._findings = writer._findings.AddRange(writer.Afterthoughts(all));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private Statistics WriteHeader()
    {
        if (_complete) throw new InvalidOperationException("the file is complete already");
        ThrowIfMissing();
        // Combined in the order of the sections, not of their writing, so the sums round the same way every time.
        var statistics = _sections.Aggregate(default(Statistics), (sum, section) => Statistics.Combine(sum, section!.Value));
        _file.Write(_extended.AsSpan(), MrcHeader.Bytes);
        _file.Write(MrcOutputHeader.Header(_output, _late, _extended.Length, statistics).Encode(), 0);
        return statistics;
    }

    private void ThrowIfMissing()
    {
        int missing = Array.FindIndex(_sections, section => section is null);
        if (missing >= 0) throw new InvalidOperationException($"section {missing} was not written");
    }

    // Returns the statistics of the pixels as they are stored: a header must be true of its file.
    private Statistics Encode(ReadOnlySpan<float> pixels, Span<byte> raw, Span<float> stored)
    {
        long clipped = StoredPixels.Encode(_output.Mode, pixels, raw, stored);
        if (clipped > 0) Interlocked.Add(ref _clipped, clipped);
        return Statistics.Of(stored);
    }

    private IEnumerable<Finding> Afterthoughts(Statistics statistics)
    {
        long all = (long)_output.Width * _output.Height * _output.Count;
        if (_clipped > 0)
            yield return Finding.Warning("mrc-pixels-clipped", _file.Path, null, $"{_clipped} of {all} pixels do not fit mode {(int)_output.Mode}", "none", "Write mode 2 (float32)");
        if (_rounding.Finding(_file.Path) is { } coarse) yield return coarse;
        if (!double.IsFinite(statistics.Mean))
            yield return Finding.Warning("mrc-not-finite", _file.Path, null, "pixels that are not finite numbers; the header's statistics are marked undetermined", "finite pixels");
    }
}
