using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// The discrete Fourier transform of real volumes of one size, to half spectra and back, with the conventions of <see cref="RealFft2D"/>. A plan is
/// immutable and may be used from several threads.
/// </summary>
public sealed unsafe class RealFft3D
{
    private readonly Engine engine;
    private readonly RealFft2D slices;
    private readonly LanePlan depth;

    /// <summary>A plan for volumes of one size; any width, height and depth from 1 to 2^22.</summary>
    public RealFft3D(int width, int height, int depth)
        : this(width, height, depth, Engine.Widest) { }

    internal RealFft3D(int width, int height, int depth, SimdWidth simd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, SmoothSize.LongestTransform);
        engine = Engine.For(simd);
        slices = new(width, height, (long)width * height * depth, simd);
        this.depth = new(depth);
    }

    /// <summary>Voxels a row (x).</summary>
    public int Width => slices.Width;

    /// <summary>Rows a slice (y).</summary>
    public int Height => slices.Height;

    /// <summary>Slices (z).</summary>
    public int Depth => depth.Length;

    /// <summary>Complex values a row of the half spectrum, Width/2 + 1.</summary>
    public int SpectrumWidth => slices.SpectrumWidth;

    /// <summary>Volume to half spectrum, unscaled.</summary>
    /// <param name="volume">At least Width * Height * Depth voxels, [slice, row, column].</param>
    /// <param name="spectrum">
    /// Takes SpectrumWidth * Height * Depth values, [slice, row, column], zero frequency first in all directions, slices and rows of the upper half being
    /// negative frequencies.
    /// </param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Forward(ReadOnlySpan<float> volume, Span<Complex32> spectrum, int threads = 1)
    {
        Buffers.Check(volume, slices.Pixels * Depth, spectrum, slices.Values * Depth);
        fixed (float* voxels = volume)
        fixed (Complex32* values = spectrum)
        {
            slices.Forward(voxels, (float*)values, Depth, threads);
            engine.Columns(depth, (float*)values, 2 * (nint)slices.Values, slices.Values, Direction.Forward, threads);
        }
    }

    /// <summary>Half spectrum to volume, divided by the number of voxels.</summary>
    /// <param name="spectrum">At least SpectrumWidth * Height * Depth values as <see cref="Forward"/> leaves them; used as scratch and destroyed.</param>
    /// <param name="volume">Takes Width * Height * Depth voxels.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Inverse(Span<Complex32> spectrum, Span<float> volume, int threads = 1)
    {
        Buffers.Check(volume, slices.Pixels * Depth, spectrum, slices.Values * Depth);
        fixed (float* voxels = volume)
        fixed (Complex32* values = spectrum)
        {
            engine.Columns(depth, (float*)values, 2 * (nint)slices.Values, slices.Values, Direction.Inverse, threads);
            slices.Inverse((float*)values, voxels, Depth, threads);
        }
    }
}
