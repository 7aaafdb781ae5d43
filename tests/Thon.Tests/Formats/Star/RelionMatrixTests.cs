using CsCheck;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>The projection matrices of RELION 4, against the product of the shifts and turns they are made of.</summary>
public sealed class RelionMatrixTests
{
    // Ten decimals in a matrix, counted from centres some thousands of pixels away.
    private const double Degrees = 1e-6, Angstroms = 1e-5;

    private const double Pixel = 1.35;

    private static readonly Gen<double> Angle = Gen.Double[-179, 179];

    [Fact]
    public void The_alignment_of_a_matrix_made_of_turns_and_shifts_comes_back() =>
        Gen.Select(Gen.Double[-75, 75], Angle, Gen.Double[-500, 500], Gen.Double[-500, 500], Gen.Double[-20, 20]).Sample((tilt, axis, x, y, xtilt) =>
        {
            var read = Read(Projection(tilt, axis, x / Pixel, y / Pixel, xtilt, (960, 928), (1000, 900, 300)), (960, 928), (1000, 900, 300));
            Assert.Equal(tilt, read.TiltAngle.Degrees, Degrees);
            Assert.Equal(axis, read.Axis.Degrees, Degrees);
            Assert.Equal(x, read.ShiftX.Angstroms, Angstroms);
            Assert.Equal(y, read.ShiftY.Angstroms, Angstroms);
            Assert.Equal(xtilt, read.XTilt.Degrees, Degrees);
        });

    [Fact]
    public void A_quarter_turn_is_read_as_anyone_would_by_hand()
    {
        // x of the image is -y of the specimen, y of the image is x: counter-clockwise by 90 degrees; image of 100 x 80, tomogram of 60 x 40 x 20, shift of 3 and -4 pixels.
        double[][] matrix = [[0, -1, 0, 50 + 3 + 20], [1, 0, 0, 40 - 4 - 30], [0, 0, 1, -10], [0, 0, 0, 1]];
        var read = Read(matrix, (100, 80), (60, 40, 20));
        Assert.Equal((0, 90), (read.TiltAngle.Degrees, Math.Round(read.Axis.Degrees, 9)));
        Assert.Equal(3 * Pixel, read.ShiftX.Angstroms, Angstroms);
        Assert.Equal(-4 * Pixel, read.ShiftY.Angstroms, Angstroms);
    }

    [Fact]
    public void Without_the_stack_the_images_are_taken_to_be_as_large_as_the_tomogram_with_a_warning()
    {
        var file = File(Projection(30, 85, 2, 3, 0, (1000, 900), (1000, 900, 300)), (1000, 900, 300));
        var read = TiltSeriesStar.Decode(file, "a");
        Assert.Equal("star-matrix-centre", Assert.Single(read.Findings).Code);
        Assert.Equal(2 * Pixel, read.Tilts[0].Alignment!.ShiftX.Angstroms, Angstroms);
        Assert.Equal(85, read.TiltAxis!.Value.Degrees, Degrees);
        Assert.Null(read.Tilts[0].TiltAngle);
        Assert.Equal(("000001@a.st", 0), (read.Tilts[0].Image, read.Tilts[0].Section));
        Assert.Equal((Hand.Plus, 3.0), (read.Hand, read.Tilts[0].Dose!.Value.ElectronsPerSquareAngstrom));
    }

    [Fact]
    public void The_stack_tells_the_size_of_the_images_where_it_is_there()
    {
        string folder = Repository.TemporaryFolder();
        Stacks.Write(Path.Combine(folder, "a.st"), 12, 10, 1);
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ImportTomo")).FullName, "tomograms.star");
        File(Projection(30, 85, 2, 3, 0, (12, 10), (40, 30, 20)), (40, 30, 20)).Write(path);
        var read = TiltSeriesStar.Read(path, "a");
        Assert.Empty(read.Findings);
        Assert.Equal((12, 10), (read.Width, read.Height));
        Assert.Equal(3 * Pixel, read.Tilts[0].Alignment!.ShiftY.Angstroms, Angstroms);
    }

    [Fact]
    public void A_matrix_with_a_scale_or_a_mirror_is_no_alignment()
    {
        double[][] matrix = Projection(30, 85, 2, 3, 0, (40, 30), (40, 30, 20));
        matrix[0] = [.. matrix[0].Select(number => number * 1.02)];
        Assert.Contains(TiltSeriesStar.Decode(File(matrix, (40, 30, 20)), "a").Findings, finding => finding.Code == "star-matrix-scale");
        matrix = Projection(30, 85, 2, 3, 0, (40, 30), (40, 30, 20));
        matrix[2] = [.. matrix[2].Select(number => -number)];
        Assert.Null(TiltSeriesStar.Decode(File(matrix, (40, 30, 20)), "a").Tilts[0].Alignment);
    }

    // S(image centre) S(shift) Rz Ry Rx S(-tomogram centre), multiplied out; shifts in pixels.
    private static double[][] Projection(double tilt, double axis, double x, double y, double xtilt, (int X, int Y) image, (int X, int Y, int Z) tomogram)
    {
        double[][][] factors =
        [
            Shift(image.X / 2 + x, image.Y / 2 + y, 0), Turn(0, 1, axis), Turn(2, 0, tilt), Turn(1, 2, xtilt), Shift(-(tomogram.X / 2), -(tomogram.Y / 2), -(tomogram.Z / 2)),
        ];
        return factors.Aggregate(Product);
    }

    private static double[][] Identity() => [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]];

    private static double[][] Shift(double x, double y, double z)
    {
        var matrix = Identity();
        (matrix[0][3], matrix[1][3], matrix[2][3]) = (x, y, z);
        return matrix;
    }

    // Right-handed: from axis a towards axis b.
    private static double[][] Turn(int a, int b, double degrees)
    {
        var matrix = Identity();
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        (matrix[a][a], matrix[b][b], matrix[b][a], matrix[a][b]) = (cosine, cosine, sine, -sine);
        return matrix;
    }

    private static double[][] Product(double[][] left, double[][] right) =>
        [.. left.Select(row => Enumerable.Range(0, 4).Select(column => Enumerable.Range(0, 4).Sum(k => row[k] * right[k][column])).ToArray())];

    private static TiltAlignment Read(double[][] matrix, (int Width, int Height) image, (int X, int Y, int Z) tomogram)
    {
        var file = File(matrix, tomogram);
        return TiltSeriesStarDecoder.Decode(file, StarPlaces.Of(file, "a"), image).Tilts[0].Alignment!;
    }

    private static StarFile File(double[][] matrix, (int X, int Y, int Z) size)
    {
        string[] cells = [.. matrix.Select(row => FormattableString.Invariant($"[{row[0]:F10},{row[1]:F10},{row[2]:F10},{row[3]:F10}]"))];
        return StarFile.Decode(
            $"""
            data_global
            loop_
            _rlnTomoName
            _rlnTomoTiltSeriesName
            _rlnTomoFrameCount
            _rlnTomoSizeX
            _rlnTomoSizeY
            _rlnTomoSizeZ
            _rlnTomoHand
            _rlnTomoTiltSeriesPixelSize
            _rlnTomoImportFractionalDose
            a a.st 1 {size.X} {size.Y} {size.Z} -1 1.35 3
            data_a
            loop_
            _rlnTomoProjX
            _rlnTomoProjY
            _rlnTomoProjZ
            _rlnTomoProjW
            _rlnMicrographPreExposure
            {string.Join(' ', cells)} 0
            """, "tomograms.star");
    }
}
