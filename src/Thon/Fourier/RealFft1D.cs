using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// The discrete Fourier transform of real signals of one length, many at a time, to half spectra and back. Forward is unscaled, inverse divides by the
/// length. A plan is immutable and may be used from several threads.
/// </summary>
public sealed unsafe class RealFft1D
{
    private readonly Engine engine;
    private readonly RowPlan plan;

    /// <summary>A plan for signals of one length; any from 1 to 2^22.</summary>
    public RealFft1D(int length)
        : this(length, Engine.Widest) { }

    internal RealFft1D(int length, SimdWidth simd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, SmoothSize.LongestTransform);
        engine = Engine.For(simd);
        plan = new(length, length);
    }

    /// <summary>Samples a signal.</summary>
    public int Length => plan.Width;

    /// <summary>Complex values a half spectrum, Length/2 + 1.</summary>
    public int SpectrumLength => plan.SpectrumWidth;

    /// <summary>Signals to half spectra; up to sixteen take little longer than one.</summary>
    /// <param name="signals">At least Length * count samples, one signal after the other.</param>
    /// <param name="spectra">Takes SpectrumLength * count values, zero frequency first.</param>
    /// <param name="count">How many signals.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Forward(ReadOnlySpan<float> signals, Span<Complex32> spectra, int count = 1, int threads = 1)
    {
        Buffers.Check(signals, (long)Length * count, spectra, (long)SpectrumLength * count);
        fixed (float* samples = signals)
        fixed (Complex32* values = spectra)
            engine.ForwardRows(plan, samples, (float*)values, count, threads);
    }

    /// <summary>Half spectra to signals.</summary>
    /// <param name="spectra">At least SpectrumLength * count values as <see cref="Forward"/> leaves them; not changed.</param>
    /// <param name="signals">Takes Length * count samples.</param>
    /// <param name="count">How many signals.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public void Inverse(ReadOnlySpan<Complex32> spectra, Span<float> signals, int count = 1, int threads = 1)
    {
        Buffers.Check(signals, (long)Length * count, spectra, (long)SpectrumLength * count);
        fixed (float* samples = signals)
        fixed (Complex32* values = spectra)
            engine.InverseRows(plan, (float*)values, samples, count, threads);
    }
}
