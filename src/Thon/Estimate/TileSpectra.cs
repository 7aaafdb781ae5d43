using Thon.Fourier;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Periodograms of overlapping, windowed tiles, gathered into patches of equal defocus for each of a few possible geometries. [Welch1967]</summary>
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

    /// <summary>The spectra of one image, gathered once for every layout.</summary>
    /// <param name="image">The image.</param>
    /// <param name="plane">About how its defocus slopes, which decides on the shape of the tiles.</param>
    /// <param name="layouts">Which tiles share a patch.</param>
    /// <returns>One set of patches for every layout.</returns>
    public PatchSpectra[] Of(Image image, DefocusPlane plane, IReadOnlyList<PatchLayout> layouts)
    {
        var shape = _shapes.For(plane);
        double pixel = Grid.PixelSize.Angstroms;
        var gatherers = layouts.Select(layout => new PatchGatherer(Grid, layout)).ToArray();
        int size = _shapes.Size;
        var tile = new float[size * size];
        var spectrum = new Complex32[_fft.SpectrumWidth * size];
        foreach (int bottom in shape.Y.Starts)
            foreach (int left in shape.X.Starts)
            {
                if (!TryWindow(image, left, bottom, shape, tile)) continue;
                _fft.Forward(tile, spectrum);
                var power = Gather(spectrum);
                double x = (left + size / 2.0 - _width / 2) * pixel, y = (bottom + size / 2.0 - _height / 2) * pixel;
                foreach (var gatherer in gatherers) gatherer.Add(x, y, power);
            }
        return [.. gatherers.Select(gatherer => gatherer.Finish(shape))];
    }

    /// <summary>Mean-free windowed tile; false for a tile that is constant or holds values that are no numbers.</summary>
    private static bool TryWindow(Image image, int left, int bottom, TileShape shape, float[] tile)
    {
        TileWindow across = shape.X.Window, up = shape.Y.Window;
        int size = across.Size;
        double sum = 0, squares = 0;
        for (int row = up.First; row < up.First + up.Width; row++)
            foreach (float pixel in image.Row(bottom + row).Slice(left + across.First, across.Width))
            {
                sum += pixel;
                squares += (double)pixel * pixel;
            }
        double count = (double)up.Width * across.Width, mean = sum / count, variance = squares / count - mean * mean;
        if (!(variance > 1e-12 * mean * mean) || !double.IsFinite(variance)) return false;
        Array.Clear(tile);
        for (int row = up.First; row < up.First + up.Width; row++)
        {
            var pixels = image.Row(bottom + row).Slice(left + across.First, across.Width);
            for (int column = 0; column < pixels.Length; column++)
                tile[row * size + across.First + column] = (pixels[column] - (float)mean) * up.Values[row] * across.Values[across.First + column];
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
