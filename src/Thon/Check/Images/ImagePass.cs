using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Estimate.Search;
using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>Reads every image that is not excluded once, and keeps what the rules need of it.</summary>
internal static class ImagePass
{
    // Fewer rings cannot hold a background, a contrast and a defocus; no tile fits into fewer pixels.
    private const int FewestRings = 40;
    private const int SmallestSide = 64;

    // Width of a strip of equal defocus, as a part of a tile's side.
    private const double StripWidth = 0.375;

    /// <summary>Measures the images.</summary>
    /// <param name="claim">The series.</param>
    /// <param name="images">Its images.</param>
    /// <param name="axes">The axes along which strips lie.</param>
    /// <param name="settings">Threads.</param>
    /// <param name="sectionDone">Called after every image.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One measure a tilt that is not excluded.</returns>
    public static ImmutableArray<SectionMeasure> Run(
        ImageClaim claim, ISectionSource images, ImmutableArray<Angle> axes, ImageCheckSettings settings, Action? sectionDone, CancellationToken cancellation)
    {
        var tiles = TilesOf(claim, images);
        PatchLayout[] strips = tiles is null ? [] : [.. axes.Select(axis => Strips(axis, tiles.Grid))];
        var measures = new SectionMeasure[claim.Tilts.Length];
        SectionLoop.Run(measures.Length, settings.Threads, cancellation, () => new Image(images.Width, images.Height), (i, image) =>
        {
            images.Read(claim.Tilts[i].Section, image.Pixels);
            measures[i] = Measure(claim.Tilts[i].Section, image, tiles, strips);
            sectionDone?.Invoke();
        });
        return [.. measures];
    }

    private static TileSpectra? TilesOf(ImageClaim claim, ISectionSource images)
    {
        if (!claim.HasOptics || Math.Min(images.Width, images.Height) < SmallestSide) return null;
        var tiles = new TileSpectra(images.Width, images.Height, claim.Series.PixelSize, claim.Series.Microscope.Wavelength, new());
        return tiles.Grid.RingFrequency.Count(k => k * SlopeSearch.Finest.Angstroms <= 1) < FewestRings ? null : tiles;
    }

    private static PatchLayout Strips(Angle axis, PolarGrid grid)
    {
        var (sine, cosine) = Math.SinCos(axis.Radians);
        return new(cosine, sine, StripWidth * grid.TileSize * grid.PixelSize.Angstroms, double.PositiveInfinity);
    }

    private static SectionMeasure Measure(int section, Image image, TileSpectra? tiles, PatchLayout[] strips)
    {
        var pixels = Statistics.Of(image.Pixels);
        var measure = new SectionMeasure(section, pixels, ImageLevel.Of(image, pixels), Fingerprint.Of(image), null);
        if (tiles is null || measure.IsBlank) return measure;
        // Whole tiles, whatever the tilt: no slope is to have an advantage.
        var spectra = tiles.MendAndGather(image, DefocusPlane.Flat, strips);
        if (spectra[0].Patches.Count == 0) return measure;
        return measure with { Noise = NoiseSpectrum.Of(spectra[0]), Rings = [.. spectra.Select(of => RingAverages.Of(of, SlopeSearch.Finest))] };
    }
}
