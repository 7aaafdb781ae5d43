namespace Thon.Formats.Imod;

/// <summary>One line of an IMOD <c>.xf</c> file: x' = A11 x + A12 y + DX, y' = A21 x + A22 y + DY about the image centre.</summary>
/// <param name="A11">Row 1, column 1 of the matrix.</param>
/// <param name="A12">Row 1, column 2.</param>
/// <param name="A21">Row 2, column 1.</param>
/// <param name="A22">Row 2, column 2.</param>
/// <param name="DX">Shift along x after the matrix, in pixels of the stack it was made for.</param>
/// <param name="DY">Shift along y after the matrix, in pixels.</param>
public readonly record struct ImodTransform(double A11, double A12, double A21, double A22, double DX, double DY)
{
    /// <summary>The transform that changes nothing.</summary>
    public static ImodTransform Identity => new(1, 0, 0, 1, 0, 0);
}
