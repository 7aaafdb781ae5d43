using System.Runtime.InteropServices;
using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>The half spectrum of a volume in memory, however large; uninitialised at first.</summary>
public sealed unsafe class MemorySpectrum : ISpectrumStore
{
    /// <summary>Room for the half spectrum of a volume.</summary>
    /// <param name="width">Voxels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="depth">Slices, at least 1.</param>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public MemorySpectrum(int width, int height, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(width, Math.Min(height, depth)), 1, nameof(width));
        (SpectrumWidth, Height, Depth) = (width / 2 + 1, height, depth);
        Whole = (Complex32*)HugePages.Allocate((nuint)BytesOf(width, height, depth));
    }

    /// <inheritdoc/>
    public int SpectrumWidth { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public int Depth { get; }

    /// <inheritdoc/>
    public Complex32* Whole { get; private set; }

    /// <inheritdoc/>
    public int RowsTogether => Height;

    /// <summary>Bytes of the half spectrum of a volume.</summary>
    public static long BytesOf(int width, int height, int depth) => (width / 2 + 1L) * height * depth * sizeof(Complex32);

    /// <inheritdoc/>
    public void Read(int slice, int firstRow, Span<Complex32> rows) => Rows(slice, firstRow, rows.Length).CopyTo(rows);

    /// <inheritdoc/>
    public void Write(int slice, int firstRow, ReadOnlySpan<Complex32> rows) => rows.CopyTo(Rows(slice, firstRow, rows.Length));

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Whole);
        Whole = null;
    }

    private Span<Complex32> Rows(int slice, int firstRow, int length)
    {
        ObjectDisposedException.ThrowIf(Whole == null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(((long)slice * Height + firstRow) * SpectrumWidth + length, (long)Depth * Height * SpectrumWidth, nameof(slice));
        return new(Whole + ((nint)slice * Height + firstRow) * SpectrumWidth, length);
    }
}
