using Thon.Estimate.Tiles;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>Stand-in.</summary>
public static class CtfRefit
{
    /// <summary>Stand-in.</summary>
    public static TiltSeries Tilt(TiltSeries series, int place, PatchSpectra spectra, EstimationSettings settings, CancellationToken cancellation) => throw new NotSupportedException($"{series}{place}{spectra}{settings}{cancellation}");

    /// <summary>Stand-in.</summary>
    public static TiltSeries Series(TiltSeries series, IReadOnlyList<PatchSpectra?> spectra, EstimationSettings settings, CancellationToken cancellation) => throw new NotSupportedException($"{series}{spectra}{settings}{cancellation}");
}
