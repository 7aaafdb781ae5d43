using Thon.Fourier;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Periodograms of half-overlapping, Hann-windowed tiles, gathered into patches of equal defocus for each of a few possible geometries. [Welch1967]</summary>
public sealed class TileSpectra
{
    private readonly TileLayout _layout;
    private readonly RealFft2D _fft;
    private readonly float[] _window;
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
        _window = [.. Enumerable.Range(0, _layout.TileSize).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / _layout.TileSize)))];
        Grid = new PolarGrid(_layout.TileSize, pixelSize, settings.CoarsestResolution, settings.FinestResolution);
    }

    /// <summary>The cells of the spectra.</summary>
    public PolarGrid Grid { get; }

    /// <summary>The spectra of one image, gathered once for every layout.</summary>
    /// <param name="image">The image.</param>
    /// <param name="layouts">Which tiles share a patch.</param>
    /// <returns>One set of patches for every layout.</returns>
    public PatchSpectra[] Of(Image image, IReadOnlyList<PatchLayout> layouts)
    {
        var gatherers = layouts.Select(layout => new PatchGatherer(Grid, layout)).ToArray();
        var tile = new float[_layout.TileSize * _layout.TileSize];
        var spectrum = new Complex32[_fft.SpectrumWidth * _layout.TileSize];
        double pixel = Grid.PixelSize.Angstroms;
        foreach (int bottom in _layout.Bottom)
            foreach (int left in _layout.Left)
            {
                if (!TryWindow(image, left, bottom, tile)) continue;
                _fft.Forward(tile, spectrum);
                var power = Gather(spectrum);
                double x = (left + _layout.TileSize / 2.0 - _width / 2) * pixel, y = (bottom + _layout.TileSize / 2.0 - _height / 2) * pixel;
                foreach (var gatherer in gatherers) gatherer.Add(x, y, power);
            }
        return [.. gatherers.Select(gatherer => gatherer.Finish())];
    }

    /// <summary>Mean-free windowed tile; false for a tile that is constant or holds values that are no numbers.</summary>
    private bool TryWindow(Image image, int left, int bottom, float[] tile)
    {
        int size = _layout.TileSize;
        double sum = 0, squares = 0;
        for (int row = 0; row < size; row++)
            foreach (float pixel in image.Row(bottom + row).Slice(left, size))
            {
                sum += pixel;
                squares += (double)pixel * pixel;
            }
        double mean = sum / tile.Length, variance = squares / tile.Length - mean * mean;
        if (!(variance > 1e-12 * mean * mean) || !double.IsFinite(variance)) return false;
        for (int row = 0; row < size; row++)
        {
            var pixels = image.Row(bottom + row).Slice(left, size);
            for (int column = 0; column < size; column++)
                tile[row * size + column] = (pixels[column] - (float)mean) * _window[row] * _window[column];
        }
        return true;
    }

    private float[] Gather(Complex32[] spectrum)
    {
        var power = new float[Grid.CellCount];
        int[] cell = Grid.CellOfPixel;
        for (int i = 0; i < spectrum.Length; i++)
            if (cell[i] >= 0) power[cell[i]] += spectrum[i].Power;
        double logarithms = 0;
        int full = 0;
        for (int i = 0; i < power.Length; i++)
        {
            if (Grid.PixelCount[i] == 0) continue;
            power[i] /= Grid.PixelCount[i];
            logarithms += Math.Log(Math.Max(power[i], float.Epsilon));
            full++;
        }
        // The geometric mean is ruled by the many cells of shot noise, not by the few strong ones of coarse structure.
        float scale = (float)Math.Exp(-logarithms / full);
        for (int i = 0; i < power.Length; i++) power[i] *= scale;
        return power;
    }
}
