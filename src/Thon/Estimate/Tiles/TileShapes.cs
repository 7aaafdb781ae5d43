using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Tiles;

/// <summary>The tiles of an image.</summary>
/// <param name="X">Along x.</param>
/// <param name="Y">Along y.</param>
public sealed record TileShape(TileRow X, TileRow Y)
{
    /// <summary>How many numbers of the tiles' periodograms count as one independent number in averages over frequencies and tiles.</summary>
    public double Correlation => X.Inflation * Y.Inflation;
}

/// <summary>
/// The shapes of the tiles of a series: wide where the defocus is level, for sharp rings; narrow across a steep slope, where the defocus of one end of a wide
/// tile would blur the rings of the other.
/// </summary>
public sealed class TileShapes
{
    // Widths of windows as parts of the tile's side.
    private static readonly double[] Widths = [1, 0.75, 0.5, 0.375];

    // Over a window the slope may turn the phase of rings of this spacing by this many turns; beyond it a narrower window tells more.
    private const double SpacingAngstroms = 8;
    private const double MostTurns = 0.35;

    // At 5 um the two waves of a ring of 6 A come from places 330 A apart, half of 512 pixels of 1.3 A.
    private const int OrdinarySide = 512;
    private const int FinePixelSide = 1024;
    private const double FinePixelAngstroms = 1.3;

    // Tile sides are multiples of this: they transform fast.
    private const int Granule = 32;

    private readonly Lazy<TileRow>[] _alongX;
    private readonly Lazy<TileRow>[] _alongY;
    private readonly double _turnsPerSlope;

    /// <summary>The shapes for images of one size.</summary>
    /// <param name="width">Width of the images, pixels.</param>
    /// <param name="height">Height of the images, pixels.</param>
    /// <param name="tileSize">Side wished for the tiles, even; null for one that suits the pixel size; made smaller where fewer than two of them would fit along a side of the image.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="wavelength">Wavelength of the electrons.</param>
    public TileShapes(int width, int height, int? tileSize, Length pixelSize, Length wavelength)
    {
        int shorter = Math.Min(width, height), half = shorter / 2 / Granule * Granule;
        int wished = tileSize ?? (pixelSize.Angstroms < FinePixelAngstroms ? FinePixelSide : OrdinarySide);
        Size = Math.Min(wished, half > 0 ? half : shorter & ~1);
        Lazy<TileRow>[] Rows(int length) => [.. Widths.Select(part => new Lazy<TileRow>(() => new(new(Size, Math.Max(8, (int)(part * Size / 8) * 8)), length)))];
        (_alongX, _alongY) = (Rows(width), width == height ? [] : Rows(height));
        if (width == height) _alongY = _alongX;
        _turnsPerSlope = wavelength.Angstroms / (SpacingAngstroms * SpacingAngstroms) * Size * pixelSize.Angstroms;
    }

    /// <summary>Side of the tiles, pixels.</summary>
    public int Size { get; }

    /// <summary>The shape for a slope.</summary>
    public TileShape For(DefocusPlane plane) => new(_alongX[Across(plane.SlopeX)].Value, _alongY[Across(plane.SlopeY)].Value);

    private int Across(double slope)
    {
        double turns = _turnsPerSlope * Math.Abs(slope);
        int index = Array.FindIndex(Widths, width => width * turns <= MostTurns);
        return index < 0 ? Widths.Length - 1 : index;
    }
}
