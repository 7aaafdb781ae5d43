using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Correct.Levels;

/// <summary>
/// Filters an upright canvas whose columns have been transformed. As the defocus is the same all along a column, each frequency along the columns is a
/// problem of its own in one dimension: across the columns it is cut into boxes, each box is transformed, multiplied by the filter of each of its defoci and
/// transformed back, and every column takes the defoci next to its own.
/// </summary>
internal abstract unsafe class LevelFilter
{
    /// <summary>The filter for one kind of register.</summary>
    public static LevelFilter For(SimdWidth width) => width switch
    {
        SimdWidth.Avx512 => new LaneLevelFilter<Lanes16>(),
        SimdWidth.Avx2 => new LaneLevelFilter<Lanes8>(),
        _ => new LaneLevelFilter<Lanes4>(),
    };

    /// <summary>Filters in place.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="spectrum">[column, frequency along it], job.Plan.Width by job.Frequencies values.</param>
    public void RunInPlace(FilterJob job, Span<Complex32> spectrum)
    {
        fixed (Complex32* values = spectrum) RunInPlace(job, (float*)values);
    }

    /// <summary>Filters in place.</summary>
    protected abstract void RunInPlace(FilterJob job, float* spectrum);
}
