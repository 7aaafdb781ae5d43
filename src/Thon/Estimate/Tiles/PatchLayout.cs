using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Tiles;

/// <summary>Which tiles of an image share a patch: those whose centres fall into the same box of a lattice that lies along the slope of the defocus.</summary>
/// <param name="SlopeX">Cosine of the direction in which the defocus changes.</param>
/// <param name="SlopeY">Its sine.</param>
/// <param name="AcrossWidth">Width of a box in that direction, angstrom.</param>
/// <param name="AlongWidth">Width of a box across it, where the defocus stays the same, angstrom; infinite for strips from edge to edge.</param>
public sealed record PatchLayout(double SlopeX, double SlopeY, double AcrossWidth, double AlongWidth)
{
    // Tiles share a patch when their defoci differ by no more than this; what remains inside a patch is part of the model.
    private const double DefocusStepAngstroms = 60;

    /// <summary>Strips of constant defocus on a plane that is known.</summary>
    /// <param name="geometry">How the specimen lies.</param>
    /// <param name="tilt">Tilt angle.</param>
    /// <param name="grid">The grid, for the size of the tiles.</param>
    public static PatchLayout Strips(TiltGeometry geometry, Angle tilt, PolarGrid grid)
    {
        var plane = DefocusPlane.Of(geometry, tilt);
        double steepness = plane.Steepness;
        // A flat specimen has no direction of its own; that of the axis serves.
        var (sine, cosine) = Math.SinCos(geometry.Axis.Radians);
        double width = Math.Max(TileAngstroms(grid) / 4, DefocusStepAngstroms / Math.Max(steepness, 1e-6));
        return steepness < 1e-9 ? new(cosine, sine, width, double.PositiveInfinity) : new(plane.SlopeX / steepness, plane.SlopeY / steepness, width, double.PositiveInfinity);
    }

    /// <summary>Single tiles, for a plane that is still to be found.</summary>
    /// <param name="grid">The grid, for the size of the tiles.</param>
    public static PatchLayout Squares(PolarGrid grid) => new(1, 0, TileAngstroms(grid) / 4, TileAngstroms(grid) / 4);

    /// <summary>The box a tile falls into.</summary>
    /// <param name="x">Its centre, angstrom from the image centre along +x.</param>
    /// <param name="y">The same along +y.</param>
    public (int Across, int Along) BoxOf(double x, double y)
    {
        double across = (x * SlopeX + y * SlopeY) / AcrossWidth, along = (y * SlopeX - x * SlopeY) / AlongWidth;
        return ((int)Math.Floor(across + 0.5), (int)Math.Floor(along + 0.5));
    }

    private static double TileAngstroms(PolarGrid grid) => grid.TileSize * grid.PixelSize.Angstroms;
}
