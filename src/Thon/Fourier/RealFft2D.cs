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

    /// <summary>A plan for images of one size; any width and height from 1 to 2^22.</summary>
    public RealFft2D(int width, int height)
        : this(width, height, Engine.Widest) { }

    internal RealFft2D(int width, int height, SimdWidth simd)
        : this(width, height, (long)width * height, simd) { }

    /// <summary>A plan for images that are slices of something larger: the inverse divides by <paramref name="inverseDivisor"/>.</summary>
    internal RealFft2D(int width, int height, long inverseDivisor, SimdWidth simd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(width, height), SmoothSize.LongestTransform);
        engine = Engine.For(simd);
        rows = new(width, inverseDivisor);
        columns = new(height);
    }

    /// <summary>Pixels a row.</summary>
    public int Width => rows.Width;

    /// <summary>Rows.</summary>
    public int Height => columns.Length;

    /// <summary>Complex values a row of the half spectrum, Width/2 + 1.</summary>
    public int SpectrumWidth => rows.SpectrumWidth;

    internal long Pixels => (long)Width * Height;

    internal long Values => (long)SpectrumWidth * Height;

    /// <summary>Image to half spectrum.</summary>
    /// <param name="image">At least Width * Height pixels, [row, column].</param>
    /// <param name="spectrum">Takes SpectrumWidth * Height values, [row, column], zero frequency first in both directions, rows above Height/2 being negative frequencies.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Forward(ReadOnlySpan<float> image, Span<Complex32> spectrum, int threads = 1) => ForwardBatch(image, spectrum, 1, threads);

    /// <summary>Half spectrum to image.</summary>
    /// <param name="spectrum">At least SpectrumWidth * Height values as <see cref="Forward(ReadOnlySpan{float}, Span{Complex32}, int)"/> leaves them; used as scratch and destroyed.</param>
    /// <param name="image">Takes Width * Height pixels.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Inverse(Span<Complex32> spectrum, Span<float> image, int threads = 1) => InverseBatch(spectrum, image, 1, threads);

    /// <summary>Images to half spectra, each as <see cref="Forward(ReadOnlySpan{float}, Span{Complex32}, int)"/> would, several at a time.</summary>
    /// <param name="images">At least Width * Height * count pixels, one image after the other.</param>
    /// <param name="spectra">Takes SpectrumWidth * Height * count values.</param>
    /// <param name="count">How many images.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void ForwardBatch(ReadOnlySpan<float> images, Span<Complex32> spectra, int count, int threads = 1)
    {
        Buffers.Check(images, Pixels * count, spectra, Values * count);
        fixed (float* pixels = images)
        fixed (Complex32* values = spectra)
            Forward(pixels, (float*)values, count, threads);
    }

    /// <summary>Half spectra to images, each as <see cref="Inverse(Span{Complex32}, Span{float}, int)"/> would, several at a time.</summary>
    /// <param name="spectra">At least SpectrumWidth * Height * count values; used as scratch and destroyed.</param>
    /// <param name="images">Takes Width * Height * count pixels.</param>
    /// <param name="count">How many images.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void InverseBatch(Span<Complex32> spectra, Span<float> images, int count, int threads = 1)
    {
        Buffers.Check(images, Pixels * count, spectra, Values * count);
        fixed (float* pixels = images)
        fixed (Complex32* values = spectra)
            Inverse((float*)values, pixels, count, threads);
    }

    /// <summary>Whole images to the threads where there are enough of them, the parts of one image after the other where not.</summary>
    internal void Forward(float* pixels, float* values, int count, int threads)
    {
        int inner = count < threads ? threads : 1;
        Dispenser.Share(count, count < threads ? 1 : threads, images =>
        {
            foreach (int image in images.Pieces())
            {
                float* spectrum = values + 2 * (nint)Values * image;
                engine.ForwardRows(rows, pixels + (nint)Pixels * image, spectrum, Height, inner);
                engine.Columns(columns, spectrum, 2 * SpectrumWidth, SpectrumWidth, Direction.Forward, inner);
            }
        });
    }

    internal void Inverse(float* values, float* pixels, int count, int threads)
    {
        int inner = count < threads ? threads : 1;
        Dispenser.Share(count, count < threads ? 1 : threads, images =>
        {
            foreach (int image in images.Pieces())
            {
                float* spectrum = values + 2 * (nint)Values * image;
                engine.Columns(columns, spectrum, 2 * SpectrumWidth, SpectrumWidth, Direction.Inverse, inner);
                engine.InverseRows(rows, spectrum, pixels + (nint)Pixels * image, Height, inner);
            }
        });
    }
}
