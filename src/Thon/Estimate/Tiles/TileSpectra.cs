using Thon.Fourier;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Tiles;

/// <summary>Periodograms of overlapping, windowed tiles, weighted and gathered into patches of equal defocus for each of a few possible geometries. [Welch1967]</summary>
public sealed class TileSpectra
{
    private readonly RealFft2D _fft;
    private readonly TileShapes _shapes;
    private readonly int _width;
    private readonly int _height;

    /// <summary>Prepares for images of one size.</summary>
    /// <param name="width">Width of the images, pixels.</param>
    /// <param name="height">Height of the images, pixels.</param>
    /// <param name="pixelSize">Their pixel size.</param>
    /// <param name="wavelength">Wavelength of the electrons.</param>
    /// <param name="settings">Tile size and the range of spacings.</param>
    public TileSpectra(int width, int height, Length pixelSize, Length wavelength, EstimationSettings settings)
    {
        (_width, _height) = (width, height);
        _shapes = new TileShapes(width, height, settings.TileSize, pixelSize, wavelength);
        _fft = new RealFft2D(_shapes.Size, _shapes.Size);
        Grid = new PolarGrid(_shapes.Size, pixelSize, settings.CoarsestResolution, settings.FinestResolution);
    }

    /// <summary>The cells of the spectra.</summary>
    public PolarGrid Grid { get; }

    /// <summary>The spectra of one image, gathered once for every layout. Pixels and places that cannot be specimen are filled in the image itself; tiles unlike the others count less.</summary>
    /// <param name="image">The image; its odd pixels are mended in place.</param>
    /// <param name="plane">About how its defocus slopes, which decides on the shape of the tiles.</param>
    /// <param name="layouts">Which tiles share a patch.</param>
    /// <returns>One set of patches for every layout; without patches where the image is blank.</returns>
    public PatchSpectra[] MendAndGather(Image image, DefocusPlane plane, IReadOnlyList<PatchLayout> layouts) => Of(image, PixelMending.InPlace(image), plane, layouts);

    /// <summary>The same of an image that is taken as it is.</summary>
    /// <param name="image">The image.</param>
    /// <param name="plane">About how its defocus slopes, which decides on the shape of the tiles.</param>
    /// <param name="layouts">Which tiles share a patch.</param>
    public PatchSpectra[] Of(Image image, DefocusPlane plane, IReadOnlyList<PatchLayout> layouts) => Of(image, DarkBlocks.None, plane, layouts);

    private PatchSpectra[] Of(Image image, DarkBlocks dark, DefocusPlane plane, IReadOnlyList<PatchLayout> layouts)
    {
        var shape = _shapes.For(plane);
        var tiles = Tiles(image, dark, shape);
        double[] weights = TileWeights.Of(Grid, tiles);
        return [.. layouts.Select(layout =>
        {
            var gatherer = new PatchGatherer(Grid, layout);
            for (int i = 0; i < tiles.Count; i++) gatherer.Add(tiles[i].X, tiles[i].Y, tiles[i].Power, weights[i]);
            return gatherer.Finish(shape);
        })];
    }

    private List<TileSample> Tiles(Image image, DarkBlocks dark, TileShape shape)
    {
        var periodogram = new TilePeriodogram(Grid, _fft, shape.X.Window, shape.Y.Window);
        int size = _shapes.Size;
        List<TileSample> tiles = [];
        foreach (int bottom in shape.Y.Starts)
            foreach (int left in shape.X.Starts)
            {
                var sight = TileSight.Of(dark, shape, left, bottom);
                if (sight.Lit == 0 || periodogram.Of(image, left, bottom) is not (var mean, { } power)) continue;
                double x = left + size / 2.0 - _width / 2 + sight.X, y = bottom + size / 2.0 - _height / 2 + sight.Y;
                tiles.Add(new(x * Grid.PixelSize.Angstroms, y * Grid.PixelSize.Angstroms, sight.Lit, mean, power));
            }
        return tiles;
    }
}
