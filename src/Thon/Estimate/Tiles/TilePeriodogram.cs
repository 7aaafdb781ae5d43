using System.Numerics;
using System.Runtime.InteropServices;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Estimate.Tiles;

/// <summary>The spectrum of one tile after another, gathered into cells and divided by its geometric mean. Holds the buffers for it, so each thread has its own. [Welch1967]</summary>
internal sealed class TilePeriodogram(PolarGrid grid, RealFft2D fft, TileWindow across, TileWindow up)
{
    private readonly int _size = grid.TileSize;
    private readonly float[] _window = across.Values[across.First..(across.First + across.Width)];

    // Beside the windows it stays zero.
    private readonly float[] _tile = new float[grid.TileSize * grid.TileSize];
    private readonly Complex32[] _spectrum = new Complex32[fft.SpectrumWidth * grid.TileSize];

    // One cell more than the grid has takes the pixels left out, so that the sum needs no question.
    private readonly float[] _sums = new float[grid.CellCount + 1];
    private readonly int[] _cell = [.. grid.CellOfPixel.Select(cell => cell < 0 ? grid.CellCount : cell)];

    // In every row, one past the last pixel that any cell takes: the corners of the spectrum are a third of it.
    private readonly int[] _rowEnd = [.. Enumerable.Range(0, grid.TileSize).Select(row =>
        row * fft.SpectrumWidth + Array.FindLastIndex(grid.CellOfPixel[(row * fft.SpectrumWidth)..((row + 1) * fft.SpectrumWidth)], cell => cell >= 0) + 1)];

    /// <summary>Mean pixel of the tile, and mean power in every cell relative to the tile's; no power for a tile that is constant or holds values that are no numbers.</summary>
    /// <param name="image">The image.</param>
    /// <param name="left">Left column of the tile.</param>
    /// <param name="bottom">Bottom row of the tile.</param>
    public (double Mean, float[]? Power) Of(Image image, int left, int bottom)
    {
        double mean = Mean(image, left, bottom), variance = Window(image, left, bottom, (float)mean);
        if (!(variance > 1e-12 * mean * mean) || !double.IsFinite(variance)) return (mean, null);
        fft.Forward(_tile, _spectrum);
        Array.Clear(_sums);
        for (int row = 0; row < _size; row++)
            for (int i = row * fft.SpectrumWidth; i < _rowEnd[row]; i++) _sums[_cell[i]] += _spectrum[i].Power;
        return (mean, Normalised());
    }

    private double Pixels => (double)across.Width * up.Width;

    private double Mean(Image image, int left, int bottom)
    {
        double sum = 0;
        for (int row = up.First; row < up.First + up.Width; row++)
        {
            var pixels = image.Row(bottom + row).Slice(left + across.First, across.Width);
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(pixels);
            var sums = Vector<float>.Zero;
            foreach (var vector in vectors) sums += vector;
            sum += Vector.Sum(sums);
            foreach (float pixel in pixels[(vectors.Length * Vector<float>.Count)..]) sum += pixel;
        }
        return sum / Pixels;
    }

    /// <summary>Puts the tile, free of its mean, under the window; returns its variance.</summary>
    private double Window(Image image, int left, int bottom, float mean)
    {
        double squares = 0;
        var window = MemoryMarshal.Cast<float, Vector<float>>(_window);
        for (int row = up.First; row < up.First + up.Width; row++)
        {
            var pixels = image.Row(bottom + row).Slice(left + across.First, across.Width);
            var tile = _tile.AsSpan(row * _size + across.First, across.Width);
            var from = MemoryMarshal.Cast<float, Vector<float>>(pixels);
            var to = MemoryMarshal.Cast<float, Vector<float>>(tile);
            var sums = Vector<float>.Zero;
            for (int i = 0; i < from.Length; i++)
            {
                var deviation = from[i] - new Vector<float>(mean);
                sums += deviation * deviation;
                to[i] = deviation * window[i] * up.Values[row];
            }
            squares += Vector.Sum(sums);
            for (int column = from.Length * Vector<float>.Count; column < across.Width; column++)
            {
                float deviation = pixels[column] - mean;
                squares += deviation * deviation;
                tile[column] = deviation * _window[column] * up.Values[row];
            }
        }
        return squares / Pixels;
    }

    /// <summary>The means of the cells over their geometric mean, which is ruled by the many cells of shot noise, not by the few strong ones of coarse structure.</summary>
    private float[] Normalised()
    {
        var power = new float[grid.CellCount];
        double logarithms = 0, product = 1;
        int full = 0;
        for (int i = 0; i < power.Length; i++)
        {
            if (grid.PixelCount[i] == 0) continue;
            power[i] = _sums[i] / grid.PixelCount[i];
            product *= Math.Max(power[i], float.Epsilon);
            // A product of four floats, and of the zeros and infinities they stand for, fits a double; its logarithm is four times cheaper.
            if ((++full & 3) != 0) continue;
            logarithms += Math.Log(product);
            product = 1;
        }
        float scale = (float)Math.Exp(-(logarithms + Math.Log(product)) / full);
        for (int i = 0; i < power.Length; i++) power[i] *= scale;
        return power;
    }
}
