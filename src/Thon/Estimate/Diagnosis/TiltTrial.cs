using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Diagnosis;

/// <summary>The numbers of a tilt's CTF that people may set.</summary>
/// <param name="Defocus">Defocus and astigmatism at the image centre.</param>
/// <param name="PhaseShift">Phase-plate phase; zero without one.</param>
public sealed record TiltTrial(Defocus Defocus, Angle PhaseShift)
{
    /// <summary>The numbers an estimate has.</summary>
    public static TiltTrial Of(DefocusEstimate estimate) => new(estimate.Defocus, estimate.PhaseShift);
}
