using Thon.Tilts;

namespace Thon.Provenance.Numbers;

/// <summary>The numbers of a tilt before or after a change by hand. Units stand in the names.</summary>
/// <param name="UAngstroms">The larger principal defocus, underfocus positive.</param>
/// <param name="VAngstroms">The smaller one.</param>
/// <param name="AngleRadians">Counter-clockwise from +x to U.</param>
/// <param name="PhaseShiftRadians">Phase of a phase plate.</param>
/// <param name="IsExcluded">Whether the tilt is left out.</param>
public sealed record ManualTiltNumbers(double UAngstroms, double VAngstroms, double AngleRadians, double PhaseShiftRadians, bool IsExcluded)
{
    /// <summary>The numbers of a tilt; null where it has no defocus.</summary>
    public static ManualTiltNumbers? Of(Tilt tilt) => tilt.Estimate is { } estimate
        ? new(estimate.Defocus.U.Angstroms, estimate.Defocus.V.Angstroms, estimate.Defocus.Angle.Radians, estimate.PhaseShift.Radians, tilt.IsExcluded)
        : null;
}
