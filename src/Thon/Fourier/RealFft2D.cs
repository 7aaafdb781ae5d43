using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// The discrete Fourier transform of real images of one size, to half spectra and back. A plan is immutable and may be used from several threads.
/// Forward is unscaled, F[v,u] = sum f[y,x] exp(-2 pi i (ux/W + vy/H)); inverse divides by W*H, so the two undo each other.
/// </summary>
public sealed unsafe class RealFft2D
{
    private readonly Engine engine;
    private readonly RowPlan rows;
    private readonly LanePlan columns;

    /// <summary>A plan for images of one size; any width and height from 1.</summary>
    public RealFft2D(int width, int height)
        : this(width, height, Engine.Widest) { }

    internal RealFft2D(int width, int height, SimdWidth simd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        engine = Engine.For(simd);
        rows = new(width);
        columns = new(height);
    }

    /// <summary>Pixels a row.</summary>
    public int Width => rows.Width;

    /// <summary>Rows.</summary>
    public int Height => columns.Length;

    /// <summary>Complex values a row of the half spectrum, Width/2 + 1.</summary>
    public int SpectrumWidth => rows.SpectrumWidth;

    /// <summary>Image to half spectrum.</summary>
    /// <param name="image">Width * Height pixels, [row, column].</param>
    /// <param name="spectrum">Takes SpectrumWidth * Height values, [row, column], zero frequency first in both directions, rows above Height/2 being negative frequencies.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    public void Forward(ReadOnlySpan<float> image, Span<Complex32> spectrum, int threads = 1)
    {
        Buffers.Check(image, Pixels, spectrum, Values);
        fixed (float* pixels = image)
        fixed (Complex32* values = spectrum)
            Forward(pixels, (float*)values, threads);
    }

    /// <summary>Half spectrum to image.</summary>
    /// <param name="spectrum">SpectrumWidth * Height values as <see cref="Forward(ReadOnlySpan{float}, Span{Complex32}, int)"/> leaves them; used as scratch and destroyed.</param>
    /// <param name="image">Takes Width * Height pixels.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    public void Inverse(Span<Complex32> spectrum, Span<float> image, int threads = 1)
    {
        Buffers.Check(image, Pixels, spectrum, Values);
        fixed (float* pixels = image)
        fixed (Complex32* values = spectrum)
            Inverse((float*)values, pixels, 1f / Pixels, threads);
    }

    internal long Pixels => (long)Width * Height;

    internal long Values => (long)SpectrumWidth * Height;

    internal void Forward(float* pixels, float* values, int threads)
    {
        engine.ForwardRows(rows, pixels, values, Height, threads);
        engine.Columns(columns, values, 2 * SpectrumWidth, SpectrumWidth, Direction.Forward, threads);
    }

    internal void Inverse(float* values, float* pixels, float scale, int threads)
    {
        engine.Columns(columns, values, 2 * SpectrumWidth, SpectrumWidth, Direction.Inverse, threads);
        engine.InverseRows(rows, values, pixels, Height, scale, threads);
    }
}
