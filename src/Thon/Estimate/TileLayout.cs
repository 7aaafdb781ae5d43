namespace Thon.Estimate;

/// <summary>Where the tiles of an image lie: their windows are evenly spread from edge to edge, overlapping by their flanks or a little more.</summary>
/// <param name="TileSize">Side of a tile, pixels.</param>
/// <param name="Left">Left columns of the tiles; outside of the image where the window is zero there.</param>
/// <param name="Bottom">Bottom rows of the tiles; the same.</param>
public sealed record TileLayout(int TileSize, IReadOnlyList<int> Left, IReadOnlyList<int> Bottom)
{
    // Tile sides are multiples of this: they transform fast.
    private const int Granule = 32;

    /// <summary>Side of the tiles of an image, pixels.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="tileSize">Side wished for, even; made smaller where fewer than two of them would fit along a side of the image.</param>
    public static int SizeFor(int width, int height, int tileSize)
    {
        int shorter = Math.Min(width, height), half = shorter / 2 / Granule * Granule;
        return Math.Min(tileSize, half > 0 ? half : shorter & ~1);
    }

    /// <summary>The layout for an image.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="shape">Windows of the tiles, no wider than the image.</param>
    public static TileLayout Of(int width, int height, TileShape shape) => new(shape.X.Size, Starts(width, shape.X), Starts(height, shape.Y));

    private static int[] Starts(int length, TileWindow window)
    {
        int free = length - window.Width, count = (int)Math.Ceiling((double)free / (window.Width - window.Flank)) + 1;
        return count == 1
            ? [free / 2 - window.First]
            : [.. Enumerable.Range(0, count).Select(i => (int)Math.Round((double)free * i / (count - 1)) - window.First)];
    }
}
