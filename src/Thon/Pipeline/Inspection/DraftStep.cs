using System.Collections.Immutable;
using Thon.Provenance.Numbers;
using Thon.Provenance.Soundness;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>A change in a draft, with the numbers it led to.</summary>
/// <param name="Change">The change.</param>
/// <param name="Series">The series after it.</param>
/// <param name="Tilts">The tilts that it moved, after it.</param>
internal sealed record DraftStep(ManualChangeNumbers Change, DraftSeries Series, ImmutableArray<DraftTilt> Tilts)
{
    /// <summary>The numbers of a step.</summary>
    /// <param name="before">The series before it.</param>
    /// <param name="step">The step.</param>
    public static DraftStep Of(TiltSeries before, InspectionStep step) => new(
        step.Change.Numbers, DraftSeries.Of(step.After), [.. step.After.Tilts.Where((tilt, place) => tilt != before.Tilts[place]).Select(DraftTilt.Of)]);

    /// <summary>The step these numbers are of; null where they can be those of no series like this one.</summary>
    /// <param name="before">The series before it.</param>
    public InspectionStep? After(TiltSeries before)
    {
        var moved = Tilts.IsDefault ? [] : Tilts.DistinctBy(tilt => tilt.Section).ToDictionary(tilt => tilt.Section);
        if (Tilts.IsDefault || moved.Keys.Except(before.Tilts.Select(tilt => tilt.Section)).Any() || moved.Values.Any(tilt => tilt.Estimate is null)) return null;
        var after = Series.Onto(before) with { Tilts = [.. before.Tilts.Select(tilt => moved.TryGetValue(tilt.Section, out var numbers) ? numbers.Onto(tilt) : tilt)] };
        // What is not known of the series, such as its optics, speaks against no change.
        var objections = ManualObjections.Of(Change).Concat(SeriesObjections.OfSpectra(SeriesNumbers.Of(after)).Except(SeriesObjections.OfSpectra(SeriesNumbers.Of(before))));
        return objections.All(objection => objection is null) ? new(new(Change), after) : null;
    }
}
