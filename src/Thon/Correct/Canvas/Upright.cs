using Thon.Tilts;

namespace Thon.Correct.Canvas;

/// <summary>
/// An image turned and sheared so that its lines of equal defocus stand upright: the defocus changes from column to column and nowhere along one.
/// A pixel (x, y) comes to column x + Shear (y - Height/2), apart from a constant; where the image was transposed, x and y are exchanged first.
/// </summary>
/// <param name="IsTransposed">Whether rows and columns are exchanged.</param>
/// <param name="Shear">Columns that a row is shifted for every row it lies higher, -1 to 1.</param>
/// <param name="Slope">Change of defocus from column to column, in angstrom per angstrom.</param>
internal sealed record Upright(bool IsTransposed, double Shear, double Slope)
{
    /// <summary>How an image is set upright.</summary>
    /// <param name="plane">How its defocus varies.</param>
    /// <param name="isNegligible">Whether a change of defocus over the image, in angstrom, may be neglected.</param>
    /// <param name="width">Width of the image, angstrom.</param>
    /// <param name="height">Its height, angstrom.</param>
    public static Upright Of(DefocusPlane plane, Func<double, bool> isNegligible, double width, double height)
    {
        bool transposed = Math.Abs(plane.SlopeY) > Math.Abs(plane.SlopeX);
        var (slope, rest, length) = transposed ? (plane.SlopeY, plane.SlopeX, width) : (plane.SlopeX, plane.SlopeY, height);
        return new(transposed, isNegligible(Math.Abs(rest) * length) ? 0 : rest / slope, slope);
    }

    /// <summary>Columns by which the shear widens an image of so many rows.</summary>
    public int Widening(int rows) => Shear == 0 ? 0 : (int)Math.Ceiling(Math.Abs(Shear) * rows) + 1;

    /// <summary>By how many columns to the right a row of the image is shifted, zero or more.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rows">Rows of the image.</param>
    public double ShiftOf(int row, int rows) => Shear * (row - rows / 2) + Math.Ceiling(Math.Abs(Shear) * (rows / 2));
}
