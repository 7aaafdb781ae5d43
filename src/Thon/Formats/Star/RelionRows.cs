using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>Finds the template's row of every image: by the image's name, else by its section, else by its tilt angle; never by count or order.</summary>
internal static class RelionRows
{
    // Stage angles repeat to a few hundredths of a degree; tilts lie a degree apart or more.
    private const double SameTiltDegrees = 0.5;

    /// <summary>The rows to be written, those with a row of the template first and in its order, then the others in the description's.</summary>
    /// <param name="template">What the template's rows say.</param>
    /// <param name="series">What shall be said.</param>
    /// <param name="tilts">The images of it that get a row.</param>
    internal static ImmutableArray<StarRow<RelionTilt>> Of(SeriesDescription? template, SeriesDescription series, ImmutableArray<TiltDescription> tilts)
    {
        var free = template?.Tilts.ToList() ?? [];
        var rows = tilts.Select(tilt => Row(tilt, template, series, Take(free, tilt))).ToArray();
        return [.. rows.OrderBy(row => row.TemplateRow ?? int.MaxValue)];
    }

    private static StarRow<RelionTilt> Row(TiltDescription tilt, SeriesDescription? template, SeriesDescription series, TiltDescription? found) =>
        found is null ? new(new(series, tilt)) : new(new(series, tilt), new(template!, found), found.Row);

    private static TiltDescription? Take(List<TiltDescription> free, TiltDescription tilt)
    {
        var found = Only(free, row => row.Image is not null && row.Image == tilt.Image)
            ?? Only(free, row => row.Section is not null && row.Section == tilt.Section)
            ?? Only(free, row => row.TiltAngle is { } angle && tilt.TiltAngle is { } wanted && IsSame(angle, wanted));
        if (found is not null) free.Remove(found);
        return found;
    }

    private static TiltDescription? Only(List<TiltDescription> free, Func<TiltDescription, bool> fits) =>
        free.Where(fits).Take(2).ToArray() is [var one] ? one : null;

    private static bool IsSame(Angle a, Angle b) => Math.Abs(a.Degrees - b.Degrees) < SameTiltDegrees;
}
