using System.Runtime.InteropServices;
using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>The half spectrum of a volume in memory, however large; uninitialised at first.</summary>
public sealed unsafe class MemorySpectrum : VolumeSpectrum
{
    // The work on the columns is stopped, where it is to be, after one of so many parts; of fewer where a part would not keep every thread busy for a while.
    private const int MostParts = 64;
    private const long LeastOfThread = 1 << 22;

    // So many columns together are whole tiles, whatever the registers.
    private const int Together = 128;

    private Complex32* _values;

    /// <summary>Room for the half spectrum of a volume.</summary>
    /// <param name="width">Voxels a row, 1 to 2^22.</param>
    /// <param name="height">Rows, 1 to 2^22.</param>
    /// <param name="depth">Slices, 1 to 2^22.</param>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    public MemorySpectrum(int width, int height, int depth)
        : base(width, height, depth) => _values = (Complex32*)HugePages.Allocate((nuint)BytesOf(width, height, depth));

    /// <inheritdoc/>
    internal override int OwnRoom => 0;

    private Complex32* Values => _values != null ? _values : throw new ObjectDisposedException(nameof(MemorySpectrum));

    /// <inheritdoc/>
    internal override Complex32* PlaceOf(int slice, Complex32* own) => Values + (nint)slice * (nint)SliceValues;

    /// <inheritdoc/>
    internal override void Fetch(int slice, Span<Complex32> own) { }

    /// <inheritdoc/>
    internal override void Keep(int slice, ReadOnlySpan<Complex32> own) { }

    /// <inheritdoc/>
    internal override void ForColumns(ColumnWork work, int threads, CancellationToken cancellation)
    {
        long parts = Math.Clamp(SliceValues * Depth / (LeastOfThread * threads), 1, MostParts), part = (SliceValues / parts / Together + 1) * Together;
        for (long first = 0; first < SliceValues; first += part)
        {
            cancellation.ThrowIfCancellationRequested();
            work(Values + first, SliceValues, first, Math.Min(part, SliceValues - first), threads);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        NativeMemory.AlignedFree(_values);
        _values = null;
    }
}
