using Thon.Estimate.Diagnosis;
using Thon.Provenance.Numbers;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>One change by hand.</summary>
/// <param name="Numbers">The change as records hold it.</param>
public sealed record ManualChange(ManualChangeNumbers Numbers)
{
    /// <summary>The section it was done to, from 0; null for the series as a whole.</summary>
    public int? Section => Numbers.Section;

    /// <summary>What was done.</summary>
    public ManualAct What => Numbers.What;

    /// <summary>The numbers of the tilt before it; null for the series as a whole.</summary>
    public TiltTrial? Before => TrialOf(Numbers.Before);

    /// <summary>The numbers of the tilt after it; null for the series as a whole.</summary>
    public TiltTrial? After => TrialOf(Numbers.After);

    /// <summary>The change in words, such as <c>section 12: defocus 31204 -> 30950 A</c>.</summary>
    public string Text => Numbers.Text;

    /// <summary>A change of a tilt.</summary>
    internal static ManualChange Of(ManualAct what, Tilt before, Tilt after) => new(new ManualChangeNumbers(what, before.Section, ManualTiltNumbers.Of(before), ManualTiltNumbers.Of(after)));

    /// <summary>A new fit of the series.</summary>
    internal static ManualChange OfSeries { get; } = new(new ManualChangeNumbers(ManualAct.RefitSeries, null, null, null));

    private static TiltTrial? TrialOf(ManualTiltNumbers? tilt) =>
        tilt is null ? null : new(new(new(tilt.UAngstroms), new(tilt.VAngstroms), new(tilt.AngleRadians)), new(tilt.PhaseShiftRadians));
}
