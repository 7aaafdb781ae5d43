using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// Where the half spectra of the slices of a volume lie between transforms, [slice, row, column]: in memory, or in a file where memory is short. May be used from several
/// threads for different parts.
/// </summary>
public interface ISpectrumStore : IDisposable
{
    /// <summary>Complex values a row.</summary>
    int SpectrumWidth { get; }

    /// <summary>Rows of a slice.</summary>
    int Height { get; }

    /// <summary>Slices.</summary>
    int Depth { get; }

    /// <summary>Everything at once where it lies in memory, SpectrumWidth * Height * Depth values; null where it does not.</summary>
    unsafe Complex32* Whole { get; }

    /// <summary>How many rows of every slice may be taken into memory together, where not everything lies there.</summary>
    int RowsTogether { get; }

    /// <summary>Reads neighbouring rows of a slice.</summary>
    /// <param name="slice">The slice, from 0.</param>
    /// <param name="firstRow">The first row, from 0.</param>
    /// <param name="rows">Takes whole rows.</param>
    void Read(int slice, int firstRow, Span<Complex32> rows);

    /// <summary>Writes neighbouring rows of a slice.</summary>
    /// <param name="slice">The slice, from 0.</param>
    /// <param name="firstRow">The first row, from 0.</param>
    /// <param name="rows">Whole rows.</param>
    void Write(int slice, int firstRow, ReadOnlySpan<Complex32> rows);
}
