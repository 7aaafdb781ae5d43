using Thon.Provenance.Numbers;

namespace Thon.Provenance.Soundness;

/// <summary>What speaks against changes by hand: those that nobody can have made.</summary>
internal static class ManualObjections
{
    /// <summary>What speaks against the changes of a job; nothing where they are sound.</summary>
    public static IEnumerable<string?> Of(ManualNumbers manual) => manual.Changes.IsDefaultOrEmpty ? ["an inspection without changes"] : manual.Changes.SelectMany(Of);

    /// <summary>What speaks against a change; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(ManualChangeNumbers change) =>
    [
        change.Section is null or (>= 0 and < NumberLimits.LargestCount) ? null : $"a section {change.Section}",
        (change.Section is null) == (change.What == ManualAct.RefitSeries) ? null : "a change of no tilt",
        .. Of(change.Before),
        .. Of(change.After),
    ];

    private static IEnumerable<string?> Of(ManualTiltNumbers? tilt) => tilt is null ? [] :
        [NumberLimits.Defocus(tilt.UAngstroms), NumberLimits.Defocus(tilt.VAngstroms), NumberLimits.Angle(tilt.AngleRadians), NumberLimits.Angle(tilt.PhaseShiftRadians)];
}
