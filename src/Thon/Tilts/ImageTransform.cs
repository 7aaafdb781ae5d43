using Thon.Units;

namespace Thon.Tilts;

/// <summary>
/// How an image was made from the one the microscope took: p' = A p + d, p the place in the raw image and p' that in this one, both in angstrom
/// from the centre of their image. A turns counter-clockwise by <see cref="Rotation"/>; binning is no part of it, as angstrom stay angstrom.
/// </summary>
/// <param name="A11">Row 1, column 1 of A.</param>
/// <param name="A12">Row 1, column 2.</param>
/// <param name="A21">Row 2, column 1.</param>
/// <param name="A22">Row 2, column 2.</param>
/// <param name="ShiftX">d along x, after A.</param>
/// <param name="ShiftY">d along y, after A.</param>
public readonly record struct ImageTransform(double A11, double A12, double A21, double A22, Length ShiftX, Length ShiftY)
{
    /// <summary>The transform that changes nothing.</summary>
    public static ImageTransform Identity => Turn(Angle.Zero);

    /// <summary>A pure rotation.</summary>
    /// <param name="rotation">Counter-clockwise.</param>
    public static ImageTransform Turn(Angle rotation)
    {
        var (sine, cosine) = Math.SinCos(rotation.Radians);
        return new(cosine, -sine, sine, cosine, default, default);
    }

    /// <summary>How far A turns, counter-clockwise, in (-180, 180] degrees; of a matrix that is no rotation, the one nearest to it.</summary>
    public Angle Rotation => new(Math.Atan2(A21 - A12, A11 + A22));

    /// <summary>The largest factor by which A stretches any distance, zero or more.</summary>
    public double LargestMagnification => (Size(A11 + A22, A21 - A12) + Size(A11 - A22, A12 + A21)) / 2;

    /// <summary>The smallest factor by which A stretches any distance; negative where A mirrors the image.</summary>
    public double SmallestMagnification => (Size(A11 + A22, A21 - A12) - Size(A11 - A22, A12 + A21)) / 2;

    /// <summary>Half the trace of A A^T: the square of the magnification, in the mean over all directions.</summary>
    public double SquaredMagnification => (A11 * A11 + A12 * A12 + A21 * A21 + A22 * A22) / 2;

    /// <summary>Where in this image a place of the raw image is.</summary>
    /// <param name="x">Along x, angstrom from the centre of the raw image.</param>
    /// <param name="y">Along y.</param>
    public (double X, double Y) PlaceOf(double x, double y) => (A11 * x + A12 * y + ShiftX.Angstroms, A21 * x + A22 * y + ShiftY.Angstroms);

    /// <summary>Where in the raw image a place of this image was; not finite where A has no inverse.</summary>
    /// <param name="x">Along x, angstrom from the centre of this image.</param>
    /// <param name="y">Along y.</param>
    public (double X, double Y) OriginOf(double x, double y)
    {
        double dx = x - ShiftX.Angstroms, dy = y - ShiftY.Angstroms, determinant = A11 * A22 - A12 * A21;
        return ((A22 * dx - A12 * dy) / determinant, (A11 * dy - A21 * dx) / determinant);
    }

    private static double Size(double a, double b) => Math.Sqrt(a * a + b * b);
}
