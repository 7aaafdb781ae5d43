using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>What an estimation from ready power spectra assumed and where it looked. Units stand in the names.</summary>
/// <param name="LowestDefocusAngstroms">The lowest defocus searched.</param>
/// <param name="HighestDefocusAngstroms">The highest defocus searched.</param>
/// <param name="PhaseShiftsRadians">The phase of each spectrum, taken as known.</param>
public sealed record SpectraNumbers(double LowestDefocusAngstroms, double HighestDefocusAngstroms, ImmutableArray<double> PhaseShiftsRadians)
{
    /// <summary>The numbers of an estimation.</summary>
    public static SpectraNumbers Of(EstimationSettings settings, IEnumerable<Angle> phases) =>
        new(settings.LowestDefocus.Angstroms, settings.HighestDefocus.Angstroms, [.. phases.Select(phase => phase.Radians)]);
}
