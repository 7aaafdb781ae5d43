using System.Globalization;
using Thon.Optics;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>Changes by hand in words.</summary>
internal static class ManualWords
{
    /// <summary>The words for a change.</summary>
    public static string Of(ManualChangeNumbers change)
    {
        string moves = string.Join(", ", Moves(change.Before, change.After));
        string[] parts = [.. new[] { What(change.What), moves }.Where(part => part.Length > 0)];
        return $"{(change.Section is { } section ? Text($"section {section}") : "series")}: {(parts.Length > 0 ? string.Join(", ", parts) : "nothing changed")}";
    }

    private static string What(ManualAct act) => act switch
    {
        ManualAct.Set => "",
        ManualAct.Ring => "set from a ring",
        ManualAct.Refit or ManualAct.RefitSeries => "fitted anew",
        ManualAct.Exclude => "excluded",
        ManualAct.Include => "included",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "not an act"),
    };

    private static IEnumerable<string> Moves(ManualTiltNumbers? before, ManualTiltNumbers? after)
    {
        if (before is null || after is null) return [];
        Defocus one = DefocusOf(before), other = DefocusOf(after);
        return new[]
        {
            Move("defocus", one.Mean.Angstroms, other.Mean.Angstroms, "F0", "A"),
            Move("astigmatism", one.Astigmatism.Angstroms, other.Astigmatism.Angstroms, "F0", "A"),
            Move("angle", one.Angle.Degrees, other.Angle.Degrees, "F1", "degrees"),
            Move("phase", new Angle(before.PhaseShiftRadians).Degrees, new Angle(after.PhaseShiftRadians).Degrees, "F1", "degrees"),
        }.OfType<string>();
    }

    // What rounds to the same was not moved, as far as people care.
    private static string? Move(string name, double before, double after, string format, string unit)
    {
        string from = before.ToString(format, CultureInfo.InvariantCulture), to = after.ToString(format, CultureInfo.InvariantCulture);
        return from == to ? null : $"{name} {from} -> {to} {unit}";
    }

    private static Defocus DefocusOf(ManualTiltNumbers tilt) => new(new(tilt.UAngstroms), new(tilt.VAngstroms), new(tilt.AngleRadians));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
