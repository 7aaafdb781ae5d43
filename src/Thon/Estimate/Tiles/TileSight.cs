namespace Thon.Estimate.Tiles;

/// <summary>How much of a tile is lit, and where the middle of that is. Every pixel counts with the square of the window over it, as it does in the tile's power.</summary>
/// <param name="Lit">The lit part, 0 to 1.</param>
/// <param name="X">Middle of the lit part, pixels from the middle of the tile along +x.</param>
/// <param name="Y">The same along +y.</param>
internal readonly record struct TileSight(double Lit, double X, double Y)
{
    /// <summary>What a tile sees.</summary>
    /// <param name="dark">The dark blocks of the image.</param>
    /// <param name="shape">The windows of the tile.</param>
    /// <param name="left">Its left column.</param>
    /// <param name="bottom">Its bottom row.</param>
    public static TileSight Of(DarkBlocks dark, TileShape shape, int left, int bottom)
    {
        if (dark.IsDark.Length == 0) return new(1, 0, 0);
        var (across, down) = (Shares(left, shape.X.Window, dark.Across), Shares(bottom, shape.Y.Window, dark.Down));
        int tileSize = shape.X.Window.Size;
        double lit = 0, sumX = 0, sumY = 0;
        for (int row = 0; row < dark.Down; row++)
            for (int column = 0; column < dark.Across; column++)
            {
                double share = across[column] * down[row];
                if (share == 0 || dark.IsDark[row * dark.Across + column]) continue;
                lit += share;
                sumX += share * ((column + 0.5) * PixelBlocks.Side - left - tileSize / 2.0);
                sumY += share * ((row + 0.5) * PixelBlocks.Side - bottom - tileSize / 2.0);
            }
        return lit == 0 ? default : new(lit, sumX / lit, sumY / lit);
    }

    /// <summary>The part of the squared window that lies over each block of a row; their sum is one.</summary>
    private static double[] Shares(int start, TileWindow window, int blocks)
    {
        var share = new double[blocks];
        double sum = 0;
        for (int i = window.First; i < window.First + window.Width; i++)
        {
            double power = (double)window.Values[i] * window.Values[i];
            share[Math.Min((start + i) / PixelBlocks.Side, blocks - 1)] += power;
            sum += power;
        }
        for (int block = 0; block < blocks; block++) share[block] /= sum;
        return share;
    }
}
