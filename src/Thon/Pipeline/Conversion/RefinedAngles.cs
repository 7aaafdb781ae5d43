using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>
/// The tilt angles of IMOD's <c>.tlt</c>, which are refined where an <c>.xf</c> stands beside it: they are then those of the alignment, and nominal ones only where no other file states any. Warp's
/// <c>.tomostar</c> is the other way round: its alignment has the angles of the stage.
/// </summary>
internal static class RefinedAngles
{
    /// <summary>The refined angles by section, or null where no <c>.tlt</c> has that many.</summary>
    /// <param name="files">The files.</param>
    /// <param name="count">How many sections there are, or null where nobody knows.</param>
    internal static ImmutableArray<Angle>? Of(ImmutableArray<DialectFile> files, int? count) =>
        files.FirstOrDefault(file => file.HasRefinedAngles && (count is null || file.Description.Tilts.Length == count)) is { } list
            ? [.. list.Description.Tilts.Select(tilt => tilt.TiltAngle!.Value)]
            : null;

    /// <summary>What the files say, without angles of the alignment where other files tell the nominal ones of the same sections, and without the alignment of a <c>.tomostar</c> beside Warp's XML.</summary>
    internal static ImmutableArray<(Dialect? Dialect, SeriesDescription Description)> Aside(ImmutableArray<DialectFile> files)
    {
        bool aligned = files.Any(file => file.UprightAxis is not null);
        var nominal = files.Where(file => !IsRefined(file)).SelectMany(file => file.Description.Tilts).Where(tilt => tilt is { TiltAngle: not null, Section: not null }).Select(tilt => tilt.Section).ToHashSet();
        // Tilts without sections are told by their angles.
        bool sections = files.All(file => file.Description.Tilts.All(tilt => tilt.Section is not null));
        bool levelled = files.Any(file => file.Xml is not null && file.Description.Tilts.Any(tilt => tilt.Alignment is not null));
        SeriesDescription Of(DialectFile file) =>
            aligned && sections && IsRefined(file) ? Without(file.Description, nominal)
                : levelled && IsTomostar(file) ? file.Description with { Tilts = [.. file.Description.Tilts.Select(tilt => tilt with { Alignment = null })] }
                : file.Description;
        return [.. files.Select(file => ((Dialect?)file.Dialect, Of(file)))];
    }

    // Its axes and offsets stand beside the angles of the stage; Warp keeps what it has levelled in the XML.
    private static bool IsTomostar(DialectFile file) => file is { Dialect: Dialect.Warp, Star: not null };

    // A defocus file is made with the angles of the alignment.
    private static bool IsRefined(DialectFile file) => file.HasRefinedAngles || (file.Dialect == Dialect.Imod && file.Description.Tilts.Any(tilt => tilt.Estimate is not null));

    private static SeriesDescription Without(SeriesDescription series, HashSet<int?> nominal) =>
        series with { Tilts = [.. series.Tilts.Select(tilt => nominal.Contains(tilt.Section) ? tilt with { TiltAngle = null } : tilt)] };
}
