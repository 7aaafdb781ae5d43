using Thon.Estimate.Tiles;
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

    // No tile fits into less, pixels.
    private const int SmallestSide = 64;

    /// <summary>The spectra of some tilts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="images">Its images.</param>
    /// <param name="tilts">Which tilts of the series to read, by their place in it.</param>
    /// <param name="geometries">How the specimen may lie; tiles are shaped for it where there is one, and serve all alike where there are more.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="sectionDone">Called after every image, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>For every tilt of the series one set of patches for every geometry; null for blank images and for tilts not asked for.</returns>
    /// <exception cref="BadInputException">The images are too small or too coarse, or cannot be read.</exception>
    public static PatchSpectra[]?[] Read(
        TiltSeries series, ISectionSource images, IReadOnlyList<int> tilts, IReadOnlyList<TiltGeometry> geometries, EstimationSettings settings,
        Action? sectionDone, CancellationToken cancellation)
    {
        var tiles = new Lazy<TileSpectra>(() => TilesFor(series, settings));
        RequireFine(series, images, tiles);
        var spectra = new PatchSpectra[]?[series.Tilts.Length];
        SectionLoop.Run(tilts.Count, settings.Threads, cancellation, () => new Image(series.Width, series.Height), (i, image) =>
        {
            spectra[tilts[i]] = OfTilt(series, images, tilts[i], geometries, tiles.Value, settings, image);
            sectionDone?.Invoke();
        });
        return spectra;
    }

    /// <summary>What makes the spectra of a series' images.</summary>
    public static TileSpectra TilesFor(TiltSeries series, EstimationSettings settings) =>
        new(series.Width, series.Height, series.PixelSize, series.Microscope.Wavelength, settings);

    /// <summary>Refuses images that cannot show rings.</summary>
    /// <param name="series">The series.</param>
    /// <param name="images">Its images.</param>
    /// <param name="tiles">What makes their spectra; not asked where the images are too small for any tile.</param>
    /// <exception cref="BadInputException">The images are too small or too coarse.</exception>
    public static void RequireFine(TiltSeries series, ISectionSource images, Lazy<TileSpectra> tiles)
    {
        if (Math.Min(series.Width, series.Height) < SmallestSide || tiles.Value.Grid.RingCount < SmallestRingCount)
            throw new BadInputException(EstimationFindings.TooCoarse(images, series));
    }

    /// <summary>The spectra of one tilt, one set of patches for every geometry; null where its image is blank.</summary>
    /// <param name="series">The series.</param>
    /// <param name="images">Its images.</param>
    /// <param name="place">Which tilt of the series, from 0.</param>
    /// <param name="geometries">How the specimen may lie.</param>
    /// <param name="tiles">What makes the spectra.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="image">Takes the image, of the series' size.</param>
    public static PatchSpectra[]? OfTilt(
        TiltSeries series, ISectionSource images, int place, IReadOnlyList<TiltGeometry> geometries, TileSpectra tiles, EstimationSettings settings, Image image)
    {
        var tilt = series.Tilts[place];
        images.Read(tilt.Section, image.Pixels);
        var plane = geometries.Count == 1 ? DefocusPlane.Of(geometries[0], tilt.Angle) : DefocusPlane.Flat;
        var patches = tiles.MendAndGather(image, plane, Layouts(tilt, geometries, tiles.Grid, settings));
        return patches[0].Patches.Count == 0 ? null : [.. geometries.Select((_, which) => patches[which % patches.Length])];
    }

    /// <summary>Strips for every geometry; where the plane is to be found, single tiles, which serve all of them.</summary>
    private static PatchLayout[] Layouts(Tilt tilt, IReadOnlyList<TiltGeometry> geometries, PolarGrid grid, EstimationSettings settings) =>
        settings.Plane == PlaneModel.Fitted ? [PatchLayout.Squares(grid)] : [.. geometries.Select(geometry => PatchLayout.Strips(geometry, tilt.Angle, grid))];
}
