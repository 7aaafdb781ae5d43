namespace Thon.Estimate;

/// <summary>Where the tiles of an image lie: evenly spread from edge to edge, overlapping by half or a little more.</summary>
/// <param name="TileSize">Side of a tile, pixels.</param>
/// <param name="Left">Left columns of the tiles.</param>
/// <param name="Bottom">Bottom rows of the tiles.</param>
public sealed record TileLayout(int TileSize, IReadOnlyList<int> Left, IReadOnlyList<int> Bottom)
{
    // Tile sides are multiples of this: they transform fast.
    private const int Granule = 32;

    /// <summary>The layout for an image.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="tileSize">Side of a tile, even; made smaller where fewer than three of them would fit along a side of the image.</param>
    public static TileLayout Of(int width, int height, int tileSize)
    {
        int shorter = Math.Min(width, height), half = shorter / 2 / Granule * Granule;
        int size = Math.Min(tileSize, half > 0 ? half : shorter & ~1);
        return new(size, Starts(width, size), Starts(height, size));
    }

    private static int[] Starts(int length, int size)
    {
        int count = (int)Math.Ceiling((length - size) / (size / 2.0)) + 1;
        return count == 1
            ? [(length - size) / 2]
            : [.. Enumerable.Range(0, count).Select(i => (int)Math.Round((double)(length - size) * i / (count - 1)))];
    }
}
