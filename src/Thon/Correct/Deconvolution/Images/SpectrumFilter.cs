using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>Multiplies the half spectrum of a canvas by a deconvolution filter, computed at every frequency.</summary>
internal abstract unsafe class SpectrumFilter
{
    /// <summary>The filter for one kind of register.</summary>
    public static SpectrumFilter For(SimdWidth width) => width switch
    {
        SimdWidth.Avx512 => new LaneSpectrumFilter<Lanes16>(),
        SimdWidth.Avx2 => new LaneSpectrumFilter<Lanes8>(),
        _ => new LaneSpectrumFilter<Lanes4>(),
    };

    /// <summary>Filters a spectrum for one defocus.</summary>
    /// <param name="job">The filter.</param>
    /// <param name="defocus">What is added to the defocus of the image centre, angstrom.</param>
    /// <param name="spectrum">The spectrum, [row, column].</param>
    /// <param name="filtered">Takes the filtered one; may be the same memory.</param>
    public void Run(SpectrumFilterJob job, double defocus, ReadOnlySpan<Complex32> spectrum, Span<Complex32> filtered)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(spectrum.Length, job.SpectrumWidth * job.Height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(filtered.Length, spectrum.Length);
        fixed (Complex32* from = spectrum)
        fixed (Complex32* to = filtered)
            Run(job, defocus, (float*)from, (float*)to);
    }

    /// <summary>Filters a spectrum for one defocus.</summary>
    protected abstract void Run(SpectrumFilterJob job, double defocus, float* spectrum, float* filtered);
}
