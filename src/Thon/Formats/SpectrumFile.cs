using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Thon.Findings;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Formats;

/// <summary>
/// The half spectrum of a volume in a work file without a name: it is taken from its folder as soon as it is open, so that nothing of it stays, however the program ends.
/// </summary>
public sealed class SpectrumFile : ISpectrumStore
{
    private readonly string _folder;
    private readonly SafeFileHandle _file;

    private SpectrumFile(string folder, SafeFileHandle file) => (_folder, _file) = (folder, file);

    /// <inheritdoc/>
    public required int SpectrumWidth { get; init; }

    /// <inheritdoc/>
    public required int Height { get; init; }

    /// <inheritdoc/>
    public required int Depth { get; init; }

    /// <inheritdoc/>
    public unsafe Complex32* Whole => null;

    /// <inheritdoc/>
    public required int RowsTogether { get; init; }

    /// <summary>Makes the file; its space on the disk is reserved at once.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="width">Voxels a row of the volume, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="depth">Slices, at least 1.</param>
    /// <param name="rowsTogether">How many rows of every slice may be taken into memory together, at least 1.</param>
    /// <exception cref="BadInputException">The folder is not writable or the disk too small.</exception>
    public static SpectrumFile Create(string folder, int width, int height, int depth, int rowsTogether)
    {
        string path = Path.Combine(folder, $".thon-work-{Guid.NewGuid():N}");
        try
        {
            var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.None, MemorySpectrum.BytesOf(width, height, depth));
            File.Delete(path);
            return new(folder, file) { SpectrumWidth = width / 2 + 1, Height = height, Depth = depth, RowsTogether = rowsTogether };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
            throw Failed(folder, e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="BadInputException">The system could not read.</exception>
    public void Read(int slice, int firstRow, Span<Complex32> rows)
    {
        var bytes = MemoryMarshal.AsBytes(rows);
        try
        {
            for (int done = 0; done < bytes.Length;)
            {
                int got = RandomAccess.Read(_file, bytes[done..], PlaceOf(slice, firstRow) + done);
                if (got == 0) throw new EndOfStreamException("the work file ends too soon");
                done += got;
            }
        }
        catch (IOException e)
        {
            throw Failed(_folder, e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="BadInputException">The system could not write, for example because the disk is full.</exception>
    public void Write(int slice, int firstRow, ReadOnlySpan<Complex32> rows)
    {
        try
        {
            RandomAccess.Write(_file, MemoryMarshal.AsBytes(rows), PlaceOf(slice, firstRow));
        }
        catch (IOException e)
        {
            throw Failed(_folder, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private unsafe long PlaceOf(int slice, int firstRow) => ((long)slice * Height + firstRow) * SpectrumWidth * sizeof(Complex32);

    private static BadInputException Failed(string folder, Exception e) =>
        new(Finding.Error("work-file", folder, "the work file of a volume that does not fit in memory", e.Message, "room for as much again as the volume in float32", "Free space there, put the output on a larger disk, or allow more memory"));
}
