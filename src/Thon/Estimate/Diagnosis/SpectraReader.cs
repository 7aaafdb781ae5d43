using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Estimate.Diagnosis;

/// <summary>Stand-in.</summary>
public sealed class SpectraReader(TiltSeries series, EstimationSettings settings)
{
    /// <summary>Stand-in.</summary>
    public PatchSpectra? Read(ISectionSource images, int place, CancellationToken cancellation) => series.Tilts.Length == 0 || settings.Threads < 0 || images.Count < place || cancellation.IsCancellationRequested ? null : null;
}
