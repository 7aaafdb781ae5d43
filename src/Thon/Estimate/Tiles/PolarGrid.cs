using Thon.Units;

namespace Thon.Estimate.Tiles;

/// <summary>
/// Gathers the half spectrum of a square tile into small cells of frequency and direction. Within a cell the CTF hardly changes, so the sum of its
/// powers carries all the information of its pixels, at a tenth of the numbers. Cells are ordered by ring, from coarse to fine; rings are filled up
/// with empty cells, which count nothing, to a multiple of <see cref="Lanes"/>.
/// </summary>
public sealed class PolarGrid
{
    /// <summary>The cells of every ring are a multiple of this many, as vector loops like them.</summary>
    public const int Lanes = 8;

    /// <summary>How many sectors the half turn from -y to +y is divided into.</summary>
    public const int Sectors = 36;

    private const double RingsPerPixel = 2;

    // Detector lines lie on the axes of the spectrum; the window spreads whole ones by one pixel, lines that end inside a tile by more.
    private const int CrossReach = 2;

    // Powder rings of hexagonal ice, 3.90, 3.67, 3.44 and 2.25 A, and of cubic ice, 3.66 and 2.24 A, with what the window spreads; their power is no Thon ring. [Dowell1960]
    private static readonly (double Coarse, double Fine)[] IceRings = [(3.95, 3.4), (2.35, 2.15)];

    /// <summary>A grid for tiles of one size.</summary>
    /// <param name="tileSize">Side of the tile in pixels, even.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="coarsest">Coarsest spacing kept.</param>
    /// <param name="finest">Finest spacing kept; at most 0.9 of Nyquist is.</param>
    public PolarGrid(int tileSize, Length pixelSize, Length coarsest, Length finest)
    {
        (TileSize, PixelSize) = (tileSize, pixelSize);
        double step = 1 / (tileSize * pixelSize.Angstroms);
        double low = 1 / coarsest.Angstroms, high = Math.Min(1 / finest.Angstroms, 0.9 * SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom);
        RingWidth = step / RingsPerPixel;
        int rings = Math.Max(0, (int)((high - low) / RingWidth));
        var key = PixelKeys(tileSize, step, low, rings);
        (CellOfPixel, RingStart) = Compact(key, rings);
        (PixelCount, SquaredFrequency, Kx, Ky) = (new int[RingStart[^1]], new double[RingStart[^1]], new double[RingStart[^1]], new double[RingStart[^1]]);
        Average(step);
        RingFrequency = [.. Enumerable.Range(0, rings).Select(ring => low + (ring + 0.5) * RingWidth)];
    }

    /// <summary>Side of the tile, pixels.</summary>
    public int TileSize { get; }

    /// <summary>Pixel size of the tile.</summary>
    public Length PixelSize { get; }

    /// <summary>Width of a ring, cycles/angstrom.</summary>
    public double RingWidth { get; }

    /// <summary>How many rings there are.</summary>
    public int RingCount => RingStart.Length - 1;

    /// <summary>How many cells there are, empty ones included.</summary>
    public int CellCount => RingStart[^1];

    /// <summary>First cell of every ring, and one past the last cell.</summary>
    public int[] RingStart { get; }

    /// <summary>Middle frequency of every ring, cycles/angstrom.</summary>
    public double[] RingFrequency { get; }

    /// <summary>Cell of every pixel of the half spectrum, [ky, kx] with zero frequency first; -1 for pixels left out.</summary>
    public int[] CellOfPixel { get; }

    /// <summary>Pixels of the half spectrum in every cell; 0 for empty cells.</summary>
    public int[] PixelCount { get; }

    /// <summary>Mean k^2 of every cell, cycles^2/angstrom^2.</summary>
    public double[] SquaredFrequency { get; }

    /// <summary>Mean kx of every cell, cycles/angstrom; zero or more.</summary>
    public double[] Kx { get; }

    /// <summary>Mean ky of every cell, cycles/angstrom.</summary>
    public double[] Ky { get; }

    /// <summary>Where a frequency lies among the rings: 0 at the lower edge of the first, <see cref="RingCount"/> at the upper edge of the last.</summary>
    /// <param name="k">Frequency, cycles/angstrom.</param>
    public double RingPlace(double k) => (k - RingFrequency[0]) / RingWidth + 0.5;

    private static int[] PixelKeys(int size, double step, double low, int rings)
    {
        int width = size / 2 + 1;
        var keys = new int[width * size];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < width; column++)
            {
                int v = row <= size / 2 ? row : row - size;
                double k = Math.Sqrt(column * column + v * v) * step;
                int ring = (int)Math.Floor((k - low) / (step / RingsPerPixel));
                bool keep = ring >= 0 && ring < rings && column > CrossReach && Math.Abs(v) > CrossReach && !IsIce(k);
                int sector = (int)((Math.Atan2(v, column) / Math.PI + 0.5) * Sectors);
                keys[row * width + column] = keep ? ring * Sectors + Math.Clamp(sector, 0, Sectors - 1) : -1;
            }
        return keys;
    }

    private static bool IsIce(double k) => IceRings.Any(ring => 1 / k < ring.Coarse && 1 / k > ring.Fine);

    private static (int[] Cell, int[] RingStart) Compact(int[] key, int rings)
    {
        var used = new bool[rings * Sectors];
        foreach (int k in key)
            if (k >= 0) used[k] = true;
        var cell = new int[used.Length];
        var start = new int[rings + 1];
        int count = 0;
        for (int k = 0; k < used.Length; k++)
        {
            if (k % Sectors == 0) start[k / Sectors] = count = (count + Lanes - 1) / Lanes * Lanes;
            cell[k] = used[k] ? count++ : -1;
        }
        start[rings] = (count + Lanes - 1) / Lanes * Lanes;
        return ([.. key.Select(k => k < 0 ? -1 : cell[k])], start);
    }

    private void Average(double step)
    {
        int width = TileSize / 2 + 1;
        for (int i = 0; i < CellOfPixel.Length; i++)
        {
            int cell = CellOfPixel[i], row = i / width;
            if (cell < 0) continue;
            double kx = i % width * step, ky = (row <= TileSize / 2 ? row : row - TileSize) * step;
            PixelCount[cell]++;
            SquaredFrequency[cell] += kx * kx + ky * ky;
            Kx[cell] += kx;
            Ky[cell] += ky;
        }
        for (int cell = 0; cell < CellCount; cell++)
        {
            if (PixelCount[cell] == 0) continue;
            SquaredFrequency[cell] /= PixelCount[cell];
            Kx[cell] /= PixelCount[cell];
            Ky[cell] /= PixelCount[cell];
        }
    }
}
