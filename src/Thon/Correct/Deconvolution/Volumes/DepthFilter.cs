using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>
/// Transforms columns along the depth of a volume's half spectrum, multiplies them by the filter and transforms them back, while they lie in a cache: the spectrum comes
/// from memory once and goes back once.
/// </summary>
internal abstract unsafe class DepthFilter
{
    /// <summary>The filter for one kind of register.</summary>
    public static DepthFilter For(SimdWidth width) => width switch
    {
        SimdWidth.Avx512 => new LaneDepthFilter<Lanes16>(),
        SimdWidth.Avx2 => new LaneDepthFilter<Lanes8>(),
        _ => new LaneDepthFilter<Lanes4>(),
    };

    /// <summary>Filters neighbouring columns in place; what comes of a column does not depend on its neighbours.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="values">The columns' values at depth 0, (re, im) pairs.</param>
    /// <param name="pitch">Floats from one depth to the next.</param>
    /// <param name="firstColumn">The number of the first column, row times SpectrumWidth plus number in the row.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="power">Takes the power of each column of the filtered spectrum, as often as it stands in the whole one; null where nobody asks.</param>
    /// <param name="threads">How many threads may work.</param>
    public abstract void RunInPlace(DepthJob job, float* values, nint pitch, long firstColumn, long columns, double[]? power, int threads);
}
