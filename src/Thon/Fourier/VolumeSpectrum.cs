using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// Where the half spectra of the slices of a volume lie between transforms, [slice, row, column]: in memory, or in a work file where memory is short. May be used from
/// several threads for different parts.
/// </summary>
public abstract unsafe class VolumeSpectrum : IDisposable
{
    private protected VolumeSpectrum(int width, int height, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(width, Math.Min(height, depth)), 1, nameof(width));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(width, Math.Max(height, depth)), SmoothSize.LongestTransform, nameof(width));
        (SpectrumWidth, Height, Depth) = (width / 2 + 1, height, depth);
    }

    /// <summary>Complex values a row.</summary>
    public int SpectrumWidth { get; }

    /// <summary>Rows of a slice.</summary>
    public int Height { get; }

    /// <summary>Slices.</summary>
    public int Depth { get; }

    /// <summary>Bytes of the half spectrum of a volume.</summary>
    /// <param name="width">Voxels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Slices.</param>
    public static long BytesOf(int width, int height, int depth) => checked((width / 2 + 1L) * height * depth * sizeof(Complex32));

    /// <summary>Values of a slice.</summary>
    internal long SliceValues => (long)SpectrumWidth * Height;

    /// <summary>Values that whoever works on a slice must bring room for; none where slices are worked on where they lie.</summary>
    internal abstract int OwnRoom { get; }

    /// <summary>Where a slice is worked on.</summary>
    /// <param name="slice">The slice, from 0.</param>
    /// <param name="own">The room brought along.</param>
    internal abstract Complex32* PlaceOf(int slice, Complex32* own);

    /// <summary>Brings a slice into the room brought along, where it is not worked on where it lies.</summary>
    internal abstract void Fetch(int slice, Span<Complex32> own);

    /// <summary>Keeps what lies in the room brought along.</summary>
    internal abstract void Keep(int slice, ReadOnlySpan<Complex32> own);

    /// <summary>Works in place on all columns along the depth, neighbouring ones together.</summary>
    /// <param name="work">The work.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal abstract void ForColumns(ColumnWork work, int threads, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>What is done to neighbouring columns along the depth.</summary>
    /// <param name="values">Their values in the first slice.</param>
    /// <param name="pitch">Values from one slice to the next.</param>
    /// <param name="firstColumn">The number of the first column, row times SpectrumWidth plus number in the row.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="threads">How many threads may work.</param>
    internal delegate void ColumnWork(Complex32* values, long pitch, long firstColumn, long columns, int threads);
}
