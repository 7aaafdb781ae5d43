using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Estimate.Diagnosis;

/// <summary>
/// Reads the spectra of single tilts of a series whose geometry is known, as the estimation reads them. Where the plane was fitted the estimation shapes its tiles for the plane that was
/// stated before; here they are shaped for the one that was found.
/// </summary>
/// <param name="series">The series, with its geometry.</param>
/// <param name="settings">The settings it was estimated with.</param>
public sealed class SpectraReader(TiltSeries series, EstimationSettings settings)
{
    private readonly Lazy<TileSpectra> _tiles = new(() => SeriesSpectra.TilesFor(series, settings));
    private readonly EstimationSettings _settings = settings with { Plane = PlaneModel.Stated };

    /// <summary>The spectra of one tilt, in strips of equal defocus; null where its image is blank. Several threads may read at once.</summary>
    /// <param name="images">The images of the series.</param>
    /// <param name="place">Which tilt of the series, from 0; excluded ones are read like the others.</param>
    /// <param name="cancellation">Stops before the image is read.</param>
    /// <exception cref="BadInputException">The images are too small or too coarse, or the image cannot be read.</exception>
    public PatchSpectra? Read(ISectionSource images, int place, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        SeriesSpectra.RequireFine(series, images, _tiles);
        return SeriesSpectra.OfTilt(series, images, place, [series.Geometry!], _tiles.Value, _settings, new(series.Width, series.Height))?[0];
    }
}
