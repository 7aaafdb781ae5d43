using Thon.Correct.Canvas;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Provenance.Fingerprints;

/// <summary>
/// The radial power spectrum of a section: the mean over tiles under a Hann window, without the quarter of the tiles that have most power in a shell and the quarter that has least, so that
/// gold beads and holes do not count. White noise has its variance in every shell.
/// </summary>
internal sealed class ShellSpectrum
{
    // Of the usual pixels this is 1000 A and more: it shows the high-pass of a deconvolution, and tells the rings of 6 um from each other to 10 A.
    private const int UsualTile = 512;

    /// <summary>Sections whose shorter side is less show too little.</summary>
    public const int SmallestTile = 64;

    // Tiles overlap by half; of large images this many a row are as good as all.
    private const int MostTiles = 9;

    private readonly int _tile;
    private readonly RealFft2D _fft;
    private readonly float[] _window;
    private readonly int[] _shells;
    private readonly float[] _pixels;
    private readonly Complex32[] _spectrum;

    /// <summary>Prepares the spectra of sections of one size, the shorter side at least <see cref="SmallestTile"/>; used from one thread at a time.</summary>
    public ShellSpectrum(int width, int height)
    {
        _tile = TileOf(width, height);
        _fft = new(_tile, _tile);
        _window = [.. Enumerable.Range(0, _tile).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / _tile)))];
        _shells = [.. Enumerable.Range(0, _fft.SpectrumWidth * _tile).Select(ShellOf)];
        (_pixels, _spectrum) = (new float[_tile * _tile], new Complex32[_shells.Length]);
    }

    /// <summary>Side of the tiles of sections of a size: 512 pixels, or what power of two the section holds.</summary>
    public static int TileOf(int width, int height)
    {
        int tile = UsualTile;
        while (tile > Math.Min(width, height)) tile /= 2;
        return tile;
    }

    /// <summary>How many tiles a section of a size has.</summary>
    public static int TilesOf(int width, int height)
    {
        int tile = TileOf(width, height);
        return CountOf(width, tile) * CountOf(height, tile);
    }

    /// <summary>Power of the shells of the whole section, one frequency of the tile wide, from zero to below Nyquist. Shell 0 says nothing.</summary>
    /// <param name="image">The section; all pixels are numbers.</param>
    /// <param name="border">The border an alignment left in it; tiles that touch it are left out, unless all do.</param>
    public double[] Of(Image image, ConstantBorder? border)
    {
        (int X, int Y)[] all = [.. from y in Starts(image.Height) from x in Starts(image.Width) select (x, y)];
        var free = border is null ? all : Array.FindAll(all, at => !border.Touches(at.X, at.Y, _tile, _tile));
        double[][] tiles = [.. (free.Length > 0 ? free : all).Select(at => OfTile(image, at.X, at.Y))];
        return [.. Enumerable.Range(0, _tile / 2).Select(shell => MiddleMean([.. tiles.Select(tile => tile[shell])]))];
    }

    private IEnumerable<int> Starts(int length)
    {
        int count = CountOf(length, _tile);
        return Enumerable.Range(0, count).Select(i => count == 1 ? (length - _tile) / 2 : (int)((long)i * (length - _tile) / (count - 1)));
    }

    private static int CountOf(int length, int tile) => Math.Min(MostTiles, (2 * (length - tile) + tile - 1) / tile + 1);

    private double[] OfTile(Image image, int left, int bottom)
    {
        double sum = 0, weights = 0;
        for (int y = 0; y < _tile; y++)
            for (int x = 0; x < _tile; x++)
            {
                float weight = _window[x] * _window[y];
                sum += weight * (double)(_pixels[y * _tile + x] = image[left + x, bottom + y]);
                weights += weight;
            }
        double mean = sum / weights;
        for (int y = 0; y < _tile; y++)
            for (int x = 0; x < _tile; x++) _pixels[y * _tile + x] = (float)((_pixels[y * _tile + x] - mean) * _window[x] * _window[y]);
        _fft.Forward(_pixels, _spectrum);
        return Shells();
    }

    private double[] Shells()
    {
        var (power, count) = (new double[_tile / 2], new int[_tile / 2]);
        for (int i = 0; i < _spectrum.Length; i++)
            if (_shells[i] is >= 0 and var shell) (power[shell], count[shell]) = (power[shell] + _spectrum[i].Power, count[shell] + 1);
        const double meanSquareOfHann = 0.375;
        double scale = meanSquareOfHann * meanSquareOfHann * _tile * _tile;
        for (int shell = 0; shell < power.Length; shell++) power[shell] /= Math.Max(1, count[shell]) * scale;
        return power;
    }

    // Lines of the detector lie on the axes; the first shells would lose too much without them.
    private int ShellOf(int index)
    {
        const int everything = 8;
        int u = index % _fft.SpectrumWidth, row = index / _fft.SpectrumWidth, v = row > _tile / 2 ? row - _tile : row;
        int shell = (int)Math.Round(Math.Sqrt(u * u + v * v));
        return shell >= _tile / 2 || (shell > everything && (u == 0 || v == 0)) ? -1 : shell;
    }

    private static double MiddleMean(double[] values)
    {
        Array.Sort(values);
        int cut = values.Length / 4;
        return values.AsSpan(cut, values.Length - 2 * cut).ToArray().Average();
    }
}
