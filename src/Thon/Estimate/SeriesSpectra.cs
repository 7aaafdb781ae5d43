using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Reads the images of a series once and keeps what the estimation needs of them.</summary>
internal static class SeriesSpectra
{
    // Fewer rings of cells than this cannot hold a background, a contrast and a defocus.
    private const int SmallestRingCount = 40;

    /// <summary>The spectra of some tilts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="images">Its images.</param>
    /// <param name="tilts">Which tilts of the series to read, by their place in it.</param>
    /// <param name="axes">Possible tilt axes.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="sectionDone">Called after every image, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>For every tilt of the series one set of strips for every axis; null for blank images and for tilts not asked for.</returns>
    /// <exception cref="BadInputException">The images are too small or too coarse, or cannot be read.</exception>
    public static PatchSpectra[]?[] Read(
        TiltSeries series, ISectionSource images, IReadOnlyList<int> tilts, IReadOnlyList<Angle> axes, EstimationSettings settings,
        Action? sectionDone, CancellationToken cancellation)
    {
        var tiles = new TileSpectra(series.Width, series.Height, series.PixelSize, settings);
        if (tiles.Grid.RingCount < SmallestRingCount) throw new BadInputException(EstimationFindings.TooCoarse(images, series));
        var spectra = new PatchSpectra[]?[series.Tilts.Length];
        SectionLoop.Run(tilts.Count, settings.Threads, cancellation, () => new Image(series.Width, series.Height), (i, image) =>
        {
            var tilt = series.Tilts[tilts[i]];
            images.Read(tilt.Section, image.Pixels);
            var patches = tiles.MendAndGather(image, [.. axes.Select(axis => PatchLayout.Strips((series.Geometry ?? new(axis, Hand.Plus)) with { Axis = axis }, tilt.Angle, tiles.Grid))]);
            spectra[tilts[i]] = patches[0].Patches.Count == 0 ? null : patches;
            sectionDone?.Invoke();
        });
        return spectra;
    }
}
