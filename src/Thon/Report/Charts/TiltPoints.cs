using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Report.Charts;

/// <summary>The points of the tilts in a chart, one set for each way that tilts stand.</summary>
internal static class TiltPoints
{
    private static readonly (string Name, ChartStyle Style, Func<Tilt, bool> Has)[] Sets =
    [
        ("good", ChartStyle.Points, tilt => TiltStandings.Of(tilt) == TiltStanding.Good),
        ("not judged", ChartStyle.Points, tilt => TiltStandings.Of(tilt) == TiltStanding.Unjudged && !IsPredicted(tilt)),
        ("weak", ChartStyle.Crosses, tilt => TiltStandings.Of(tilt) == TiltStanding.Weak),
        ("failed, predicted or excluded", ChartStyle.Hollow, tilt => TiltStandings.Of(tilt) is TiltStanding.Failed or TiltStanding.Excluded
            || (TiltStandings.Of(tilt) == TiltStanding.Unjudged && IsPredicted(tilt))),
        ("set by hand", ChartStyle.Squares, tilt => TiltStandings.Of(tilt) == TiltStanding.Manual),
    ];

    /// <summary>The sets that have points; a tilt without a value has none.</summary>
    /// <param name="tilts">The tilts.</param>
    /// <param name="axis">What they are drawn against.</param>
    /// <param name="value">The value of a tilt, or null.</param>
    /// <param name="error">Its standard error, or null.</param>
    public static IEnumerable<ChartTrace> Of(IEnumerable<Tilt> tilts, TiltAxis axis, Func<Tilt, double?> value, Func<Tilt, double?> error)
    {
        Tilt[] shown = [.. Sorted(tilts, axis, value)];
        return from one in Sets
               let own = shown.Where(one.Has).ToArray()
               where own.Length > 0
               select Trace(one.Name, one.Style, own, axis, value) with { Errors = Errors(own, error) };
    }

    /// <summary>A line through all tilts that have a value.</summary>
    public static ChartTrace Line(string name, ChartStyle style, IEnumerable<Tilt> tilts, TiltAxis axis, Func<Tilt, double?> value) =>
        Trace(name, style, [.. Sorted(tilts, axis, value)], axis, value);

    private static IEnumerable<Tilt> Sorted(IEnumerable<Tilt> tilts, TiltAxis axis, Func<Tilt, double?> value) =>
        tilts.Where(tilt => ChartNumber.Round(value(tilt)) is not null).OrderBy(axis.Of).ThenBy(tilt => tilt.Section);

    private static ChartTrace Trace(string name, ChartStyle style, Tilt[] tilts, TiltAxis axis, Func<Tilt, double?> value) =>
        new(name, style, [.. tilts.Select(axis.Of)], [.. tilts.Select(tilt => ChartNumber.Round(value(tilt)))]) { Sections = [.. tilts.Select(tilt => tilt.Section)] };

    private static ImmutableArray<double?> Errors(Tilt[] tilts, Func<Tilt, double?> error)
    {
        double?[] errors = [.. tilts.Select(tilt => ChartNumber.Round(error(tilt)))];
        return errors.All(one => one is null) ? [] : [.. errors];
    }

    private static bool IsPredicted(Tilt tilt) => tilt.Estimate?.Source == DefocusSource.Predicted;
}
