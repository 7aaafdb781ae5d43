namespace Thon.Estimate.Tiles;

/// <summary>
/// Tiles along one direction of an image: their windows are evenly spread from edge to edge, overlapping by their flanks or a little more.
/// What is said of an image's tiles as a whole is the product of what is said of its two directions.
/// </summary>
public sealed class TileRow
{
    private const int Nodes = 65;

    private readonly double[] _noise;

    /// <summary>The tiles along one direction.</summary>
    /// <param name="window">Their window, no wider than the image.</param>
    /// <param name="length">Length of the image in this direction, pixels.</param>
    public TileRow(TileWindow window, int length)
    {
        (Window, Starts, Blur) = (window, StartsOf(window, length), new(window));
        double norm = window.Values.Sum(w => (double)w * w);
        double[] noise = [.. Enumerable.Range(0, Nodes).Select(node => NoiseAt(node * window.Size / (Nodes - 1)))];
        Inflation = window.Size * noise[0] / (norm * norm) / Starts.Count;
        InflationWithinTile = window.Size * window.Values.Sum(w => Math.Pow(w, 4)) / (norm * norm);
        _noise = [.. noise.Select(value => value / noise[0])];
    }

    /// <summary>Their window.</summary>
    public TileWindow Window { get; }

    /// <summary>First pixel of every tile; outside of the image where the window is zero there.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>What the window leaves of the rings.</summary>
    public WindowBlur Blur { get; }

    /// <summary>
    /// Variance inflation of averages over frequencies and tiles, since neighbouring frequencies share the window's main lobe and neighbouring tiles share pixels:
    /// by Parseval's theorem the mean over the tiles i of the sum over j of L integral w_i^2 w_j^2 / (integral w^2)^2. [Welch1967]
    /// </summary>
    public double Inflation { get; }

    /// <summary>The part of it that the frequencies of one tile make.</summary>
    public double InflationWithinTile { get; }

    /// <summary>
    /// How much less than smooth averages the noise of a ripple in the spectrum is inflated: rings of waves that come from places r apart are looked for at the
    /// lag r of the image's autocorrelation, whose noise falls with the overlap of the windows there. The spectrum is sampled at 1 / side, so that the lag side - r
    /// falls on the same samples, and its noise adds.
    /// </summary>
    /// <param name="shift">r over the side of a tile; either sign.</param>
    /// <returns>1 at no distance; 0 where narrow windows no longer overlap either way.</returns>
    public double NoiseOfRipple(double shift)
    {
        double within = Math.Abs(shift) - Math.Floor(Math.Abs(shift));
        return NoiseOfLag(within) + NoiseOfLag(1 - within);
    }

    private double NoiseOfLag(double part)
    {
        double at = part * (Nodes - 1);
        int node = Math.Min((int)at, Nodes - 2);
        return _noise[node] + (at - node) * (_noise[node + 1] - _noise[node]);
    }

    /// <summary>The sum over pairs of tiles of the autocorrelation of w_i w_j at a distance in pixels.</summary>
    private double NoiseAt(int distance)
    {
        double sum = 0;
        foreach (int one in Starts)
            foreach (int other in Starts)
            {
                int apart = Math.Abs(other - one);
                for (int x = apart; x + distance < Window.Size; x++)
                    sum += (double)Window.Values[x] * Window.Values[x - apart] * Window.Values[x + distance] * Window.Values[x + distance - apart];
            }

        return sum;
    }

    private static int[] StartsOf(TileWindow window, int length)
    {
        int free = length - window.Width, count = (int)Math.Ceiling((double)free / (window.Width - window.Flank)) + 1;
        return count == 1
            ? [free / 2 - window.First]
            : [.. Enumerable.Range(0, count).Select(i => (int)Math.Round((double)free * i / (count - 1)) - window.First)];
    }
}
