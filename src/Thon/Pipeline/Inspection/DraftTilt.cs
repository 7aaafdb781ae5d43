using Thon.Provenance.Numbers;
using Thon.Tilts;
using static Thon.Pipeline.Inspection.DraftUnits;

namespace Thon.Pipeline.Inspection;

/// <summary>A tilt in a draft: every number of it that a change can move, exactly. Units stand in the names.</summary>
/// <param name="Section">Section of the stack, from 0.</param>
/// <param name="IsExcluded">Whether it is left out.</param>
/// <param name="Estimate">Its defocus, as records have it.</param>
/// <param name="USigmaAngstroms">Standard error of U.</param>
/// <param name="VSigmaAngstroms">Standard error of V.</param>
/// <param name="AstigmatismSigmaAngstroms">Standard error of U - V.</param>
/// <param name="AngleSigmaRadians">Standard error of the angle.</param>
/// <param name="PhaseSigmaRadians">Standard error of the phase.</param>
/// <param name="ResolutionAngstroms">The finest spacing at which the rings agree with the fit.</param>
/// <param name="Score">Figure of merit.</param>
/// <param name="Reason">Why the verdict is not good.</param>
internal sealed record DraftTilt(
    int Section, bool IsExcluded, DefocusNumbers? Estimate, double? USigmaAngstroms, double? VSigmaAngstroms, double? AstigmatismSigmaAngstroms, double? AngleSigmaRadians,
    double? PhaseSigmaRadians, double? ResolutionAngstroms, double? Score, string Reason)
{
    /// <summary>The numbers of a tilt.</summary>
    public static DraftTilt Of(Tilt tilt)
    {
        var estimate = tilt.Estimate;
        return new(
            tilt.Section, tilt.IsExcluded, estimate is null ? null : DefocusNumbers.Of(estimate), estimate?.USigma?.Angstroms, estimate?.VSigma?.Angstroms, estimate?.AstigmatismSigma?.Angstroms,
            estimate?.AngleSigma?.Radians, estimate?.PhaseSigma?.Radians, estimate?.Resolution?.Angstroms, estimate?.Score, estimate?.Reason ?? "");
    }

    /// <summary>A tilt with these numbers.</summary>
    public Tilt Onto(Tilt tilt) => tilt with
    {
        IsExcluded = IsExcluded,
        Estimate = Estimate is null ? null : Estimate.ToEstimate() with
        {
            USigma = LengthOf(USigmaAngstroms),
            VSigma = LengthOf(VSigmaAngstroms),
            AstigmatismSigma = LengthOf(AstigmatismSigmaAngstroms),
            AngleSigma = AngleOf(AngleSigmaRadians),
            PhaseSigma = AngleOf(PhaseSigmaRadians),
            Resolution = LengthOf(ResolutionAngstroms),
            Score = Score,
            Reason = Reason,
        },
    };
}
