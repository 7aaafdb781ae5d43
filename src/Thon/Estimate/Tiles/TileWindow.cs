namespace Thon.Estimate.Tiles;

/// <summary>
/// The window a tile is multiplied by in one direction: flat, with flanks that fall to zero as cosines (Tukey's window). Flat tiles need to overlap by their
/// flanks only, and tell more of the image's edges and of fine rings than those of a Hann window. [Harris1978]
/// </summary>
/// <param name="Size">Side of the tile, pixels; even.</param>
/// <param name="Width">Part of the side within which the window is not zero, about the middle, pixels; even.</param>
public sealed record TileWindow(int Size, int Width)
{
    // A quarter of the window: what leaks into the next rings but eight is below a ten-thousandth.
    private const int FlanksPerWidth = 4;

    /// <summary>Width of either flank, pixels.</summary>
    public int Flank => Width / FlanksPerWidth;

    /// <summary>First pixel of the tile at which the window is not zero.</summary>
    public int First => (Size - Width) / 2;

    /// <summary>The window at every pixel of the tile.</summary>
    public float[] Values { get; } = [.. Enumerable.Range(0, Size).Select(i => (float)At(i + 0.5, Size, Width))];

    /// <summary>The window at a place.</summary>
    /// <param name="x">Place from the tile's edge, pixels.</param>
    public double At(double x) => At(x, Size, Width);

    private static double At(double x, int size, int width)
    {
        double inside = width / 2.0 - Math.Abs(x - size / 2.0), flank = width / FlanksPerWidth;
        return inside <= 0 ? 0 : inside >= flank ? 1 : 0.5 - 0.5 * Math.Cos(Math.PI * inside / flank);
    }
}
