using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Formats.Imod;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Imod;

public sealed class ImodDescriptionTests
{
    // Two decimals of a degree and three of a pixel, as IMOD writes.
    private const double WrittenDegrees = 0.005;
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData("etomofiles_TS_001.tlt", 40, -57.12, 59.84)]
    [InlineData("etomofiles_TS_001.rawtlt", 40, -60, 56.99)]
    [InlineData("cryocat_017.tlt", 60, -52.01, 65.97)]
    [InlineData("imod_BBa_fid.tlt", 61, 65.06, -55.12)]
    [InlineData("pytom_test_angles.rawtlt", 35, -51, 51)]
    public void A_line_of_angles_is_a_section(string name, int count, double first, double last)
    {
        var series = ImodDescription.OfAngles(ImodAngles.Read(Repository.Shared($"data/tlt_xf/{name}")), name);
        Assert.Equal(Enumerable.Range(0, count), series.Tilts.Select(tilt => tilt.Section!.Value));
        Assert.Equal(first, series.Tilts[0].TiltAngle!.Value.Degrees, WrittenDegrees);
        Assert.Equal(last, series.Tilts[^1].TiltAngle!.Value.Degrees, WrittenDegrees);
    }

    [Fact]
    public void X_tilts_are_one_for_the_series_with_the_sign_of_its_plane_and_told_where_they_differ()
    {
        var same = ImodDescription.OfXTilts(ImodAngles.Read(Repository.Shared("data/tlt_xf/etomofiles_TS_001.xtilt")), "x");
        // Twelve of forty lines say -0.01, the others 0.
        Assert.Equal(0.003, same.XTilt!.Value.Degrees, Rounding);
        Assert.Empty(same.Findings);
        var differing = ImodDescription.OfXTilts([Angle.FromDegrees(1), Angle.FromDegrees(2)], "x");
        Assert.Equal(-1.5, differing.XTilt!.Value.Degrees, Rounding);
        Assert.Equal("imod-xtilt", Assert.Single(differing.Findings).Code);
    }

    [Fact]
    public void A_real_alignment_has_the_axis_its_rotation_puts_upright()
    {
        var series = Aligned("etomofiles_TS_001", new Length(6.192));
        Assert.Equal(40, series.Tilts.Length);
        Assert.Empty(series.Findings);
        // By hand from the first line: the arc tangent of 0.9947760 / 0.1020875, and minus the inverse of the matrix times d times 6.192.
        var first = series.Tilts[0].Alignment!;
        Assert.Equal(84.14061, first.Axis.Degrees, 1e-4);
        Assert.Equal(-25.3579, first.ShiftX.Angstroms, 1e-3);
        Assert.Equal(-12.3054, first.ShiftY.Angstroms, 1e-3);
        Assert.Equal(-57.12, first.TiltAngle.Degrees, WrittenDegrees);
        // eTomo was told 83.9 and found this.
        Assert.Equal(83.9, series.TiltAxis!.Value.Degrees, 0.5);
    }

    [Fact]
    public void A_stretched_alignment_is_read_as_a_rotation_with_a_note()
    {
        var series = Aligned("imod_BBa_fid", new Length(10));
        Assert.Equal(61, series.Tilts.Length);
        Assert.Equal("imod-stretch", Assert.Single(series.Findings).Code);
        // By hand from the first line: minus the arc tangent of (0.1861717 + 0.1898027) / (0.9787406 + 0.9824202).
        Assert.Equal(-10.8525, series.TiltAxis!.Value.Degrees, 1e-3);
    }

    [Fact]
    public void A_place_of_the_specimen_is_seen_in_the_raw_image_where_the_transform_takes_it_from()
    {
        // A raw image turned by -84.7 degrees and shifted by 3 and -2 pixels of 2 angstrom: the plain definition of the transform, solved by hand.
        double turn = -84.7 * Math.PI / 180, c = Math.Cos(turn), s = Math.Sin(turn);
        var context = new DialectContext("ts", null, new Length(2)) { TiltAngles = [Angle.FromDegrees(10)] };
        var alignment = ImodDescription.OfTransforms([new(c, -s, s, c, 3, -2)], context, "x").Tilts[0].Alignment!;
        var (sine, cosine) = Math.SinCos(alignment.Axis.Radians);
        foreach (var (x, y) in new[] { (0.0, 0.0), (100, 0), (-30, 70) })
        {
            double rawX = cosine * x - sine * y + alignment.ShiftX.Angstroms, rawY = sine * x + cosine * y + alignment.ShiftY.Angstroms;
            Assert.Equal(x, c * rawX - s * rawY + 3 * 2, Rounding);
            Assert.Equal(y, s * rawX + c * rawY - 2 * 2, Rounding);
        }
    }

    [Fact]
    public void Without_tilt_angles_only_the_axis_is_told_and_without_a_pixel_size_no_shift()
    {
        ImmutableArray<ImodTransform> transforms = [new(0, 1, -1, 0, 5, 0)];
        var axisOnly = ImodDescription.OfTransforms(transforms, new("ts"), "x");
        Assert.Equal(90, axisOnly.TiltAxis!.Value.Degrees, Rounding);
        Assert.Equal(("imod-xf-angles", null), (Assert.Single(axisOnly.Findings).Code, axisOnly.Tilts[0].Alignment));
        var unshifted = ImodDescription.OfTransforms(transforms, new("ts") { TiltAngles = [Angle.Zero] }, "x");
        Assert.Equal(("imod-xf-shifts", 0.0), (Assert.Single(unshifted.Findings).Code, unshifted.Tilts[0].Alignment!.ShiftY.Angstroms));
    }

    [Fact]
    public void A_defocus_file_has_a_row_for_each_view()
    {
        var file = ImodDefocusFile.Read(Repository.Shared("data/defocus/pytom_test_imod_v2.defocus"));
        var series = ImodDescription.OfDefocus(file, new("ts", 35));
        Assert.Equal(Enumerable.Range(0, 35), series.Tilts.Select(tilt => tilt.Section!.Value));
        Assert.Equal((30830, -50.99), (Math.Round(series.Tilts[0].Estimate!.Defocus.U.Angstroms, 6), Math.Round(series.Tilts[0].TiltAngle!.Value.Degrees, 6)));
        Assert.Null(series.Hand);
        Assert.Empty(series.Findings);
        Assert.Equal(35, ImodDescription.OfDefocus(file, new("ts")).Tilts.Length);
        Assert.Equal("defocus-views", Assert.Throws<BadInputException>(() => ImodDescription.OfDefocus(file, new("ts", 34))).Findings[0].Code);
    }

    [Fact]
    public void Inverted_angles_are_the_hand_of_minus_one() =>
        Assert.Equal(Hand.Minus, ImodDescription.OfDefocus(ImodDefocusFile.Decode("17 0 0.0 0.0 0.0 3\n1 1 3 3 3000 3000 0\n", "x"), new("ts")).Hand);

    [Theory]
    [InlineData("1 1 0 0 3000\n2 2 3 3 3000\n", "defocus-views-low", 2)]
    [InlineData("1 1 0 0 3000 2\n2 2 3 3 3000\n", "defocus-views-angles", 1)]
    [InlineData("1 1 3 3 3000\n2 2 -3 -3 3000\n", "defocus-views-angles", 1)]
    public void Views_are_held_against_the_angles_of_the_stack(string text, string code, int first)
    {
        var context = new DialectContext("ts", 3) { TiltAngles = [.. new[] { -3.0, 0, 3 }.Select(Angle.FromDegrees)] };
        var series = ImodDescription.OfDefocus(ImodDefocusFile.Decode(text, "x"), context);
        Assert.Equal(code, Assert.Single(series.Findings).Code);
        Assert.Equal(first - 1, series.Tilts.First(tilt => tilt.TiltAngle is not null).Section);
    }

    private static SeriesDescription Aligned(string name, Length pixel)
    {
        var tilts = ImodAngles.Read(Repository.Shared($"data/tlt_xf/{name}.tlt"));
        var transforms = ImodTransforms.Read(Repository.Shared($"data/tlt_xf/{name}.xf"));
        return ImodDescription.OfTransforms(transforms, new(name, tilts.Length, pixel) { TiltAngles = tilts }, name + ".xf");
    }
}
