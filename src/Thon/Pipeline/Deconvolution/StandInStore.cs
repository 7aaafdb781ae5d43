using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Pipeline.Deconvolution;

/// <summary>STAND-IN, to be removed in the merge: holds nothing, since the plain deconvolution beside it keeps its spectrum itself.</summary>
internal sealed unsafe class StandInStore(int spectrumWidth, int height, int depth) : ISpectrumStore
{
    public int SpectrumWidth => spectrumWidth;

    public int Height => height;

    public int Depth => depth;

    public Complex32* Whole => null;

    public int RowsTogether => height;

    public void Read(int slice, int firstRow, Span<Complex32> rows) => throw new NotSupportedException();

    public void Write(int slice, int firstRow, ReadOnlySpan<Complex32> rows) => throw new NotSupportedException();

    public void Dispose() { }
}
