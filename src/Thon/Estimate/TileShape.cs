using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>The windows of a tile in both directions, and what they leave of the rings.</summary>
/// <param name="X">The window along x.</param>
/// <param name="Y">The window along y.</param>
/// <param name="BlurX">What the one along x leaves of the rings.</param>
/// <param name="BlurY">What the one along y leaves of the rings.</param>
public sealed record TileShape(TileWindow X, TileWindow Y, WindowBlur BlurX, WindowBlur BlurY);

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

    private readonly (TileWindow Window, WindowBlur Blur)[] _windows;
    private readonly double _turnsPerSlope;

    /// <summary>The shapes for tiles of one size.</summary>
    /// <param name="size">Side of the tile, pixels.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="wavelength">Wavelength of the electrons.</param>
    public TileShapes(int size, Length pixelSize, Length wavelength)
    {
        _windows = [.. Widths.Select(width => new TileWindow(size, (int)(width * size / 8) * 8)).Select(window => (window, new WindowBlur(window)))];
        _turnsPerSlope = wavelength.Angstroms / (SpacingAngstroms * SpacingAngstroms) * size * pixelSize.Angstroms;
    }

    /// <summary>The shape for a slope.</summary>
    public TileShape For(DefocusPlane plane)
    {
        var (x, y) = (Across(plane.SlopeX), Across(plane.SlopeY));
        return new(x.Window, y.Window, x.Blur, y.Blur);
    }

    private (TileWindow Window, WindowBlur Blur) Across(double slope)
    {
        double turns = _turnsPerSlope * Math.Abs(slope);
        int index = Array.FindIndex(Widths, width => width * turns <= MostTurns);
        return _windows[index < 0 ? ^1 : index];
    }
}
