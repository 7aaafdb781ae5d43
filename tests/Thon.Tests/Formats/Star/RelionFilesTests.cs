using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>Real files of RELION and Gctf: what stands in them, read off by eye, is what is read.</summary>
public sealed class RelionFilesTests
{
    // Six decimals of angstrom, degree or e/A^2.
    private const double Written = 1e-6;

    [Theory]
    [InlineData("relion5_EMPIAR10164_TS_01_tilt.star", Dialect.Relion5)]
    [InlineData("relion5_tomo200528_107_tilt.star", Dialect.Relion5)]
    [InlineData("relion5_tomo200528_tomograms.star", Dialect.Relion5)]
    [InlineData("relion5_R5_tutorial_tomograms.star", Dialect.Relion5)]
    [InlineData("relion4_tilt_series.star", Dialect.Relion5)]
    [InlineData("relion31_EMPIAR10164_TS_01_ctffind.star", Dialect.Relion3)]
    [InlineData("gctf_017.star", Dialect.Relion3)]
    public void Every_file_is_told_by_its_labels(string name, Dialect dialect) => Assert.Equal(dialect, StarDialect.Of(StarFile.Read(Repository.Shared($"data/star/{name}"))));

    [Theory]
    [InlineData("data_global\nloop_\n_rlnTomoName\n_thonHand\na 1\n", Dialect.Thon)]
    [InlineData("data_\nloop_\n_wrpMovieName\n_wrpAngleTilt\na 1\n", Dialect.Warp)]
    [InlineData("data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesName\na a.st\n", Dialect.Relion4)]
    [InlineData("data_particles\nloop_\n_rlnMicrographName\n_rlnDefocusU\n_rlnCoordinateX\na 1 1\n", null)]
    [InlineData("data_model_general\n_rlnReferenceDimensionality 3\n", null)]
    public void Other_tables_are_told_too_or_are_none(string text, Dialect? dialect) => Assert.Equal(dialect, StarDialect.Of(StarFile.Decode(text, "x.star")));

    [Fact]
    public void The_first_row_of_a_Relion_5_series_is_read_whole()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/relion5_EMPIAR10164_TS_01_tilt.star"), "any");
        var tilt = read.Tilts[0];
        Assert.Equal((40, "TS_01"), (read.Tilts.Length, read.Name));
        Assert.Equal(("MotionCorr/job002/frames/TS_01_038_-57_0.mrc", "frames/TS_01_038_-57.0.mrc"), (tilt.Image, tilt.Movie));
        Assert.Equal((85, -56.9985), (Rounded(tilt.NominalTiltAxis!.Value.Degrees), Rounded(tilt.TiltAngle!.Value.Degrees)));
        Assert.Equal((-57, 85.032958, 0), (Rounded(tilt.Alignment!.TiltAngle.Degrees), Rounded(tilt.Alignment.Axis.Degrees), Rounded(tilt.Alignment.XTilt.Degrees)));
        Assert.Equal((34.845611, 108.499417), (tilt.Alignment.ShiftX.Angstroms, tilt.Alignment.ShiftY.Angstroms));
        Assert.Equal((39527.78125, 39418.410156, 44.527622), (tilt.Estimate!.Defocus.U.Angstroms, tilt.Estimate.Defocus.V.Angstroms, Rounded(tilt.Estimate.Defocus.Angle.Degrees)));
        Assert.Equal((0.098171, 14.626481), (tilt.Estimate.Score!.Value, tilt.Estimate.Resolution!.Value.Angstroms));
        Assert.Equal((114, 4), (tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom, tilt.NominalDefocus!.Value.Micrometers));
        Assert.Equal((60, 85.581239, -156.67569), (Rounded(read.Tilts[^1].Alignment!.TiltAngle.Degrees), Rounded(read.Tilts[^1].Alignment!.Axis.Degrees), read.Tilts[^1].Alignment!.ShiftY.Angstroms));
        Assert.Null(tilt.Acquired);
    }

    [Fact]
    public void The_last_row_of_a_series_about_another_axis_is_read_whole()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/relion5_tomo200528_107_tilt.star"), "any");
        var tilt = read.Tilts[^1];
        Assert.Equal((35, -91, -90.5451), (read.Tilts.Length, Rounded(tilt.NominalTiltAxis!.Value.Degrees), Rounded(read.TiltAxis!.Value.Degrees)));
        Assert.Equal("../raw/tomo200528_107_51.0_May31_00.25.46.tif", tilt.Movie);
        Assert.Equal((51, -90.5451), (Rounded(tilt.Alignment!.TiltAngle.Degrees), Rounded(tilt.Alignment.Axis.Degrees)));
        Assert.Equal((-14.10404, -143.64368), (tilt.Alignment.ShiftX.Angstroms, tilt.Alignment.ShiftY.Angstroms));
        Assert.Equal((74.8, 3), (tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom, Rounded(tilt.NominalDefocus!.Value.Micrometers)));
        Assert.Equal((31305.253906, 29558.539062, -47.77417), (tilt.Estimate!.Defocus.U.Angstroms, tilt.Estimate.Defocus.V.Angstroms, Rounded(tilt.Estimate.Defocus.Angle.Degrees)));
    }

    [Theory]
    [InlineData("relion5_R5_tutorial_tomograms.star", "TS_43", 0.675, Hand.Plus)]
    [InlineData("relion4_tilt_series.star", "220728_TS_45", 0.675, Hand.Minus)]
    public void A_global_file_tells_the_pixel_size_of_the_movies_beside_that_of_the_images(string name, string series, double movies, Hand hand)
    {
        var read = TiltSeriesStar.Read(Repository.Shared($"data/star/{name}"), series);
        Assert.Equal((series, hand, 300), (read.Name, read.Hand!.Value, Rounded(read.Voltage!.Value.Kilovolts)));
        Assert.Equal((1.35, movies), (read.PixelSize!.Value.Angstroms, read.MoviePixelSize!.Value.Angstroms));
        Assert.Equal((2.7, 0.1), (Rounded(read.SphericalAberration!.Value.Millimeters), read.AmplitudeContrast!.Value));
        Assert.Equal("star-not-followed", Assert.Single(read.Findings).Code);
    }

    [Fact]
    public void A_followed_global_file_leaves_the_tables_of_both_files_and_messages_that_name_the_right_one()
    {
        string folder = Repository.TemporaryFolder();
        string job = Directory.CreateDirectory(Path.Combine(folder, "Tomograms", "job009", "tilt_series")).FullName;
        File.Copy(Repository.Shared("data/star/relion5_tomo200528_tomograms.star"), Path.Combine(folder, "Tomograms", "tomograms.star"));
        string own = File.ReadAllText(Repository.Shared("data/star/relion5_tomo200528_107_tilt.star"));
        File.WriteAllText(Path.Combine(job, "tomo200528_107.star"), own.Replace("0.039377", "nan", StringComparison.Ordinal));
        var read = StarDialect.Read(Path.Combine(folder, "Tomograms", "tomograms.star"), "tomo200528_107");
        Assert.Equal((Dialect.Relion5, 35, Hand.Plus), (read.Dialect, read.Description.Tilts.Length, read.Description.Hand!.Value));
        Assert.Equal(["global", "tomo200528_107"], read.Star!.Blocks.Select(block => block.Name));
        var finding = Assert.Single(read.Description.Findings);
        Assert.Equal(("star-figure", Path.Combine(job, "tomo200528_107.star"), "data_tomo200528_107, row 35, _rlnCtfFigureOfMerit"), (finding.Code, finding.File, finding.Place));
        Assert.Null(read.Description.Tilts[^1].Estimate!.Score);
    }

    [Fact]
    public void The_micrographs_of_Relion_3_have_no_geometry()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/relion31_EMPIAR10164_TS_01_ctffind.star"), "TS_01");
        Assert.Equal((41, 1.35, 1.35), (read.Tilts.Length, read.PixelSize!.Value.Angstroms, read.MoviePixelSize!.Value.Angstroms));
        Assert.Equal(("MotionCorr/job002/movies/TS_01_040_60_0.mrc", 13.782646, 0.017866), (read.Tilts[^1].Image, read.Tilts[^1].Estimate!.Resolution!.Value.Angstroms, read.Tilts[^1].Estimate!.Score!.Value));
        Assert.All(read.Tilts, tilt => Assert.Null(tilt.Alignment));
        Assert.Equal((null, null, null), (read.Name, read.Hand, read.TiltAxis));
    }

    [Fact]
    public void A_Gctf_file_is_read_to_its_last_row()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/gctf_017.star"), "017");
        var tilt = read.Tilts[^1];
        Assert.Equal((60, "split.mrc.60", 59), (read.Tilts.Length, tilt.Image, tilt.Section));
        Assert.Equal((33375.855469, 32093.152344, 75.284645 - 90), (tilt.Estimate!.Defocus.U.Angstroms, tilt.Estimate.Defocus.V.Angstroms, Rounded(tilt.Estimate.Defocus.Angle.Degrees)), new Near());
        Assert.Equal((0.038252, 10.944658), (tilt.Estimate.Score!.Value, tilt.Estimate.Resolution!.Value.Angstroms));
        Assert.Equal((300, 2.7, 0.07), (Rounded(read.Voltage!.Value.Kilovolts), Rounded(read.SphericalAberration!.Value.Millimeters), read.AmplitudeContrast!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_index_of_a_movie_is_its_place_in_the_order_of_acquisition(int first)
    {
        var file = StarFile.Decode($"data_t\nloop_\n_rlnTomoTiltMovieIndex\n_rlnTomoNominalStageTiltAngle\n{first + 2} -3\n{first} 0\n{first + 1} 3\n", "x.star");
        Assert.Equal([2, 0, 1], TiltSeriesStar.Decode(file, "t").Tilts.Select(tilt => tilt.Acquired!.Value));
    }

    private static double Rounded(double value) => Math.Round(value, 9);

    private sealed class Near : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) a, (double, double, double) b) =>
            Math.Abs(a.Item1 - b.Item1) < Written && Math.Abs(a.Item2 - b.Item2) < Written && Math.Abs(a.Item3 - b.Item3) < Written;

        public int GetHashCode((double, double, double) obj) => 0;
    }
}
