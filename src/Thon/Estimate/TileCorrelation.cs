namespace Thon.Estimate;

/// <summary>
/// How many of the numbers in the periodograms of overlapping, windowed tiles count as one independent number. Neighbouring frequencies share the window's
/// main lobe, neighbouring tiles share pixels.
/// </summary>
public static class TileCorrelation
{
    /// <summary>
    /// Variance inflation of a tiling: the sum over all lags, in frequency and in tiles, of the squared correlation. By Parseval's theorem it is, in either
    /// direction, the mean over the tiles i of the sum over j of L integral w_i^2 w_j^2 / (integral w^2)^2. About 3 for flat windows that overlap by their flanks;
    /// standard errors from naive counting are too small by its root. [Welch1967]
    /// </summary>
    /// <param name="layout">The tiles.</param>
    /// <param name="shape">Their windows.</param>
    public static double Of(TileLayout layout, TileShape shape) => OfDirection(layout.Left, shape.X) * OfDirection(layout.Bottom, shape.Y);

    /// <summary>The part of the inflation that the frequencies of one tile make.</summary>
    public static double WithinTile(TileShape shape) => Overlap(shape.X, 0) * Overlap(shape.Y, 0);

    private static double OfDirection(IReadOnlyList<int> starts, TileWindow window) =>
        starts.Average(one => starts.Where(other => Math.Abs(other - one) < window.Size).Sum(other => Overlap(window, Math.Abs(other - one))));

    private static double Overlap(TileWindow window, int distance)
    {
        double norm = window.Values.Sum(w => (double)w * w), sum = 0;
        for (int x = distance; x < window.Size; x++) sum += Math.Pow(window.Values[x] * window.Values[x - distance], 2);
        return window.Size * sum / (norm * norm);
    }
}
