using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>Reads what a STAR file says about one series.</summary>
internal static class TiltSeriesStarDecoder
{
    /// <param name="file">The file with the tilts, or the global one.</param>
    /// <param name="places">Where it, or its global file, tells of the series.</param>
    /// <param name="images">Size of the tilt images in pixels, where it is known.</param>
    /// <exception cref="BadInputException">Values that are no numbers, or none that can be.</exception>
    internal static SeriesDescription Decode(StarFile file, StarPlaces places, (int Width, int Height)? images = null)
    {
        var (tilts, block, row) = places;
        var reader = new StarNumbers(file.Name);
        var star = StarOptics.Of(file, block, row, reader) with { Width = images?.Width, Height = images?.Height };
        var frame = TiltStarAlignments.Frame(places, star.PixelSize, images, reader);
        var rows = tilts is null ? [] : TiltSeriesStarRatios.Read(file, TiltStarRows.Of(places, frame, reader), reader);
        StarChecks.Of(places, rows, reader);
        star = star with
        {
            Name = block.Text(row, "rlnTomoName") ?? (tilts?.Name is { Length: > 0 } name and not "micrographs" ? name : null),
            Tilts = rows,
            TiltAxis = Axis(rows),
        };
        reader.Findings.ThrowIfErrors();
        return star with { Findings = file.Findings.AddRange(reader.Findings) };
    }

    // The hand that RELION states is one about the axis of its alignment; where there is none, about the only axis there is.
    private static Angle? Axis(ImmutableArray<TiltDescription> rows) =>
        rows.Select(row => row.Alignment?.Axis).FirstOrDefault(axis => axis is not null) ?? rows.Select(row => row.NominalTiltAxis).FirstOrDefault(axis => axis is not null);
}
