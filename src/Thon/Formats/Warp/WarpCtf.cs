using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>Warp's fit for the series as a whole, its CTF; null wherever it says nothing.</summary>
/// <param name="Defocus">Mean defocus, underfocus positive.</param>
/// <param name="Astigmatism">U - V.</param>
/// <param name="AstigmatismAngle">Direction of U.</param>
/// <param name="PhaseShift">Phase shift.</param>
public sealed record WarpCtf(Length? Defocus, Length? Astigmatism, Angle? AstigmatismAngle, Angle? PhaseShift);
