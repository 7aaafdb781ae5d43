using Thon.Fourier;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Periodograms of half-overlapping, Hann-windowed tiles, weighted and gathered into patches of equal defocus for each of a few possible geometries. [Welch1967]</summary>
public sealed class TileSpectra
{
    private readonly TileLayout _layout;
    private readonly RealFft2D _fft;
    private readonly int _width;
    private readonly int _height;

    /// <summary>Prepares for images of one size.</summary>
    /// <param name="width">Width of the images, pixels.</param>
    /// <param name="height">Height of the images, pixels.</param>
    /// <param name="pixelSize">Their pixel size.</param>
    /// <param name="settings">Tile size and the range of spacings.</param>
    public TileSpectra(int width, int height, Length pixelSize, EstimationSettings settings)
    {
        (_width, _height) = (width, height);
        _layout = TileLayout.Of(width, height, settings.TileSize);
        _fft = new RealFft2D(_layout.TileSize, _layout.TileSize);
        Grid = new PolarGrid(_layout.TileSize, pixelSize, settings.CoarsestResolution, settings.FinestResolution);
    }

    /// <summary>The cells of the spectra.</summary>
    public PolarGrid Grid { get; }

    /// <summary>The spectra of one image, gathered once for every layout. Pixels and places that cannot be specimen are filled in the image itself; tiles unlike the others count less.</summary>
    /// <param name="image">The image; its odd pixels are mended in place.</param>
    /// <param name="layouts">Which tiles share a patch.</param>
    /// <returns>One set of patches for every layout; without patches where the image is blank.</returns>
    public PatchSpectra[] MendAndGather(Image image, IReadOnlyList<PatchLayout> layouts) => Of(image, PixelMending.InPlace(image), layouts);

    /// <summary>The same of an image that is taken as it is.</summary>
    /// <param name="image">The image.</param>
    /// <param name="layouts">Which tiles share a patch.</param>
    public PatchSpectra[] Of(Image image, IReadOnlyList<PatchLayout> layouts) => Of(image, DarkBlocks.None, layouts);

    private PatchSpectra[] Of(Image image, DarkBlocks dark, IReadOnlyList<PatchLayout> layouts)
    {
        var tiles = Tiles(image, dark);
        double[] weights = TileWeights.Of(Grid, tiles);
        return [.. layouts.Select(layout =>
        {
            var gatherer = new PatchGatherer(Grid, layout);
            for (int i = 0; i < tiles.Count; i++) gatherer.Add(tiles[i].X, tiles[i].Y, tiles[i].Power, weights[i]);
            return gatherer.Finish();
        })];
    }

    private List<TileSample> Tiles(Image image, DarkBlocks dark)
    {
        var periodogram = new TilePeriodogram(Grid, _fft);
        int size = _layout.TileSize;
        List<TileSample> tiles = [];
        foreach (int bottom in _layout.Bottom)
            foreach (int left in _layout.Left)
            {
                var sight = TileSight.Of(dark, size, left, bottom);
                if (sight.Lit == 0 || periodogram.Of(image, left, bottom) is not (var mean, { } power)) continue;
                double x = left + size / 2.0 - _width / 2 + sight.X, y = bottom + size / 2.0 - _height / 2 + sight.Y;
                tiles.Add(new(x * Grid.PixelSize.Angstroms, y * Grid.PixelSize.Angstroms, sight.Lit, mean, power));
            }
        return tiles;
    }
}
