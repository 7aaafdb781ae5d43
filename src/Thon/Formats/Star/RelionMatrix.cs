using System.Collections.Immutable;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>
/// The projection matrix of one image in RELION 4, and the alignment it means. It takes a voxel of the tomogram to a pixel of the image, both counted from 0:
/// P = S(image centre) S(shift) Rz(axis) Ry(tilt) Rx(X-tilt) S(-tomogram centre), turns right-handed and S a shift; this is how RELION 5 makes and reads it.
/// </summary>
internal static class RelionMatrix
{
    internal const string FirstLabel = "rlnTomoProjX";

    // Keeps an angle to 1e-8 degrees and a shift to 1e-10 pixels.
    private const int Decimals = 10;

    // Matrices of RELION and Warp are printed with six digits; what is further off holds a scale, a shear or a mirror, which an alignment has not.
    private const double Slack = 1e-3;

    /// <summary>The four columns of the table, one for each row of the matrix.</summary>
    internal static readonly ImmutableArray<string> Labels = [FirstLabel, "rlnTomoProjY", "rlnTomoProjZ", "rlnTomoProjW"];

    /// <summary>The cells of an alignment, one for each row of the matrix.</summary>
    internal static StarCell[] Cells(TiltAlignment alignment, ProjectionFrame frame)
    {
        double[][] turn = Turn(alignment);
        double[] shift = [alignment.ShiftX.Angstroms / frame.PixelSize.Angstroms, alignment.ShiftY.Angstroms / frame.PixelSize.Angstroms, 0];
        var rows = Enumerable.Range(0, 3).Select(i => (double[])[.. turn[i], frame.ImageCentre[i] + shift[i] - Dot(turn[i], frame.TomogramCentre)]);
        return [.. rows.Append([0, 0, 0, 1]).Select(Cell)];
    }

    /// <summary>The alignment that a matrix means, or null where it is more than turns and a shift.</summary>
    /// <param name="rows">Its first three rows, of four numbers each.</param>
    /// <param name="frame">What its pixels are counted from.</param>
    internal static TiltAlignment? Alignment(double[][] rows, ProjectionFrame frame)
    {
        if (!IsTurn(rows)) return null;
        var (x, y, z) = (rows[0], rows[1], rows[2]);
        double pixel = frame.PixelSize.Angstroms;
        double[] centre = frame.TomogramCentre, image = frame.ImageCentre;
        return new(
            new(Math.Asin(Math.Clamp(-z[0], -1, 1))),
            new(Math.Atan2(y[0], x[0])),
            new((Dot(x, centre) + x[3] - image[0]) * pixel),
            new((Dot(y, centre) + y[3] - image[1]) * pixel),
            new(Math.Atan2(z[1], z[2])));
    }

    /// <summary>The numbers of a cell such as <c>[1,0,0,12.5]</c>, or null where it is no such list of four.</summary>
    internal static double[]? Numbers(string? cell)
    {
        if (cell is not ['[', .. var inside, ']']) return null;
        double?[] numbers = [.. inside.Split(',').Select(word => TextNumber.Finite(word.Trim()))];
        return numbers.Length == 4 && numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }

    private static StarCell Cell(double[] row) =>
        new($"[{string.Join(',', row.Select(number => TextNumber.Fixed(number, Decimals)))}]", [.. row], Math.Pow(10, -Decimals));

    // Rz Ry Rx, written out.
    private static double[][] Turn(TiltAlignment alignment)
    {
        var (sz, cz) = Math.SinCos(alignment.Axis.Radians);
        var (sy, cy) = Math.SinCos(alignment.TiltAngle.Radians);
        var (sx, cx) = Math.SinCos(alignment.XTilt.Radians);
        return
        [
            [cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx],
            [sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx],
            [-sy, cy * sx, cy * cx],
        ];
    }

    private static bool IsTurn(double[][] rows)
    {
        var (x, y, z) = (rows[0], rows[1], rows[2]);
        double[] cross = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]];
        return Math.Abs(Dot(x, x) - 1) < Slack && Math.Abs(Dot(y, y) - 1) < Slack && Math.Abs(Dot(x, y)) < Slack
            && cross.Zip(z).All(pair => Math.Abs(pair.First - pair.Second) < Slack);
    }

    private static double Dot(double[] a, double[] b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
