using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Thon.Findings;
using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// The half spectrum of a volume in a work file without a name: it is taken from its folder as soon as it is open, so that nothing of it stays, however the program ends.
/// Columns along the depth are taken up in slabs of rows.
/// </summary>
public sealed unsafe class WorkFileSpectrum : VolumeSpectrum
{
    private readonly string _folder;
    private readonly SafeFileHandle _file;

    /// <summary>Makes the file; its space on the disk is reserved at once.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="width">Voxels a row of the volume, 1 to 2^22.</param>
    /// <param name="height">Rows, 1 to 2^22.</param>
    /// <param name="depth">Slices, 1 to 2^22.</param>
    /// <param name="rowsTogether">How many rows of every slice are taken into memory together, at least 1, and no more than an array holds.</param>
    /// <exception cref="BadInputException">The folder is not writable or the disk too small.</exception>
    public WorkFileSpectrum(string folder, int width, int height, int depth, int rowsTogether)
        : base(width, height, depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsTogether, 1);
        (_folder, RowsTogether) = (folder, Math.Min(rowsTogether, height));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)RowsTogether * SpectrumWidth * depth, Array.MaxLength, nameof(rowsTogether));
        string path = Path.Combine(folder, $".thon-work-{Guid.NewGuid():N}");
        try
        {
            _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.None, BytesOf(width, height, depth));
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            if (File.Exists(path)) File.Delete(path);
            throw Failed(e);
        }
    }

    /// <summary>How many rows of every slice are taken into memory together.</summary>
    public int RowsTogether { get; }

    /// <inheritdoc/>
    internal override int OwnRoom => checked((int)SliceValues);

    /// <inheritdoc/>
    internal override Complex32* PlaceOf(int slice, Complex32* own) => own;

    /// <inheritdoc/>
    internal override void Fetch(int slice, Span<Complex32> own) => Read(slice, 0, own);

    /// <inheritdoc/>
    internal override void Keep(int slice, ReadOnlySpan<Complex32> own) => Write(slice, 0, own);

    /// <inheritdoc/>
    internal override void ForColumns(ColumnWork work, int threads, CancellationToken cancellation)
    {
        int RowsOf(int slab) => Math.Min(RowsTogether, Height - slab * RowsTogether);
        Span<Complex32> Rows(Complex32[] values, int slab, int z) => values.AsSpan(z * RowsOf(slab) * SpectrumWidth, RowsOf(slab) * SpectrumWidth);
        new SectionStream<Complex32[]>(
            () => GC.AllocateUninitializedArray<Complex32>(checked(RowsTogether * SpectrumWidth * Depth)),
            (slab, values) =>
            {
                for (int z = 0; z < Depth; z++) Read(z, slab * RowsTogether, Rows(values, slab, z));
            },
            (slab, values) =>
            {
                long columns = (long)RowsOf(slab) * SpectrumWidth;
                fixed (Complex32* first = values) work(first, columns, (long)slab * RowsTogether * SpectrumWidth, columns, 1);
            },
            (slab, values) =>
            {
                for (int z = 0; z < Depth; z++) Write(z, slab * RowsTogether, Rows(values, slab, z));
            }).Run((Height + RowsTogether - 1) / RowsTogether, threads, cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();

    private void Read(int slice, int firstRow, Span<Complex32> rows)
    {
        var bytes = MemoryMarshal.AsBytes(rows);
        try
        {
            for (int done = 0; done < bytes.Length;)
            {
                int got = RandomAccess.Read(_file, bytes[done..], OffsetOf(slice, firstRow) + done);
                if (got == 0) throw new EndOfStreamException("the work file ends too soon");
                done += got;
            }
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private void Write(int slice, int firstRow, ReadOnlySpan<Complex32> rows)
    {
        try
        {
            RandomAccess.Write(_file, MemoryMarshal.AsBytes(rows), OffsetOf(slice, firstRow));
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private long OffsetOf(int slice, int firstRow) => ((long)slice * Height + firstRow) * SpectrumWidth * sizeof(Complex32);

    private BadInputException Failed(Exception e) =>
        new(Finding.Error("work-file", _folder, "the work file of a volume that does not fit in memory", e.Message, "room for as much again as the volume in float32", "Free space there, put the output on a larger disk, or allow more memory"));
}
