using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>What an estimation assumed and where it looked. Units stand in the names.</summary>
/// <param name="Series">The series before its estimation.</param>
/// <param name="AxesRadians">The tilt axes it chose from.</param>
/// <param name="Hands">The hands it chose from, +1 and -1.</param>
/// <param name="LowestDefocusAngstroms">The lowest defocus searched.</param>
/// <param name="HighestDefocusAngstroms">The highest defocus searched.</param>
/// <param name="Phase">What was assumed of the phase.</param>
/// <param name="PhaseShiftRadians">The phase where it was stated.</param>
/// <param name="Plane">What was assumed of the specimen's plane.</param>
/// <param name="Astigmatism">How the astigmatism behaves.</param>
/// <param name="ThicknessAngstroms">The thickness where it was stated; null where it was fitted.</param>
public sealed record EstimationNumbers(
    SeriesNumbers Series,
    ImmutableArray<double> AxesRadians,
    ImmutableArray<int> Hands,
    double LowestDefocusAngstroms,
    double HighestDefocusAngstroms,
    PhaseModel Phase,
    double PhaseShiftRadians,
    PlaneModel Plane,
    AstigmatismModel Astigmatism,
    double? ThicknessAngstroms)
{
    /// <summary>The numbers of an estimation.</summary>
    public static EstimationNumbers Of(TiltSeries series, IEnumerable<Angle> axes, IEnumerable<Hand> hands, EstimationSettings settings) => new(
        SeriesNumbers.Of(series),
        [.. axes.Select(axis => axis.Radians)],
        [.. hands.Select(hand => hand == Hand.Plus ? 1 : -1)],
        settings.LowestDefocus.Angstroms,
        settings.HighestDefocus.Angstroms,
        settings.Phase,
        settings.PhaseShift.Radians,
        settings.Plane,
        settings.Astigmatism,
        settings.SlabThickness?.Angstroms);

    /// <summary>The settings, for so many threads.</summary>
    public EstimationSettings ToSettings(int threads) => new()
    {
        LowestDefocus = new(LowestDefocusAngstroms),
        HighestDefocus = new(HighestDefocusAngstroms),
        Phase = Phase,
        PhaseShift = new(PhaseShiftRadians),
        Plane = Plane,
        Astigmatism = Astigmatism,
        SlabThickness = ThicknessAngstroms is { } thickness ? new Length(thickness) : null,
        Threads = threads,
    };
}
