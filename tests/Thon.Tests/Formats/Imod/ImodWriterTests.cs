using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Imod;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Imod;

public sealed class ImodWriterTests
{
    // Two decimals of a degree, three of a nanometre and of a pixel.
    private const double WrittenDegrees = 0.0051;
    private const double WrittenAngstroms = 0.0051;
    private const double WrittenPixels = 0.00051;

    [Fact]
    public void A_real_alignment_is_written_as_the_file_it_came_from_but_for_the_stretch_it_has_not()
    {
        var angles = ImodAngles.Read(Repository.Shared("data/tlt_xf/etomofiles_TS_001.tlt"));
        string path = Repository.Shared("data/tlt_xf/etomofiles_TS_001.xf");
        var series = ImodDescription.OfTransforms(ImodTransforms.Read(path), new("TS_001", 40, new Length(6.192)) { TiltAngles = angles }, path) with { Name = "TS_001", PixelSize = new Length(6.192) };
        var output = ImodWriter.Write(series);
        Assert.Equal(["TS_001.tlt", "TS_001.xf"], output.Texts.Select(text => text.Name));
        Assert.Equal(ImodAngles.Encode(angles), output.Texts[0].Text);
        Assert.All(ImodTransforms.Read(path).Zip(ImodTransforms.Decode(output.Texts[1].Text, "x")), pair =>
        {
            // The file magnifies by up to a part in a million, which a rotation does not.
            Assert.Equal(pair.First.A11, pair.Second.A11, 1e-6);
            Assert.Equal(pair.First.A12, pair.Second.A12, 1e-6);
            Assert.Equal(pair.First.DX, pair.Second.DX, WrittenPixels * 2);
            Assert.Equal(pair.First.DY, pair.Second.DY, WrittenPixels * 2);
        });
    }

    [Fact]
    public void Every_file_that_there_is_something_for_is_written()
    {
        var output = ImodWriter.Write(Small());
        Assert.Equal(["ts.tlt", "ts.rawtlt", "ts.xtilt", "ts.xf", "ts.defocus"], output.Texts.Select(text => text.Name));
        Assert.Equal("   -2.50\n    0.50\n", output.Texts[0].Text);
        Assert.Equal("   -3.00\n    0.00\n", output.Texts[1].Text);
        Assert.Equal("    1.50\n    1.50\n", output.Texts[2].Text);
        // A quarter turn: the raw y becomes the aligned x; 4 angstrom of 2 to the right come back from above.
        Assert.Equal("   0.0000000   1.0000000  -1.0000000   0.0000000       0.000       2.000\n", output.Texts[3].Text.Split('\n')[0] + "\n");
        Assert.StartsWith("1\t0\t0.0\t0.0\t0.0\t3\n1\t1\t-2.50\t-2.50\t3550.000\t3510.000\t30.00\n", output.Texts[4].Text, StringComparison.Ordinal);
        Assert.Equal(("convert-lossy", "no place for: pixel size"), (output.Findings[0].Code, output.Findings[0].Found));
    }

    [Theory]
    [InlineData(Hand.Plus, 0, null, "1\t")]
    [InlineData(Hand.Minus, 0, null, "17\t")]
    [InlineData(Hand.Plus, 180, null, "17\t")]
    [InlineData(Hand.Minus, 95, null, "1\t")]
    [InlineData(Hand.Minus, 95, 95.0, "17\t")]
    [InlineData(Hand.Plus, 95, 95.0, "1\t")]
    [InlineData(Hand.Plus, -85, 95.0, "17\t")]
    public void The_hand_is_written_about_the_axis_that_the_transforms_put_upright(Hand hand, double axis, double? aligned, string start)
    {
        var series = Small() with { Hand = hand, TiltAxis = Angle.FromDegrees(axis) };
        var alignment = aligned is { } degrees ? new TiltAlignment(Angle.Zero, Angle.FromDegrees(degrees), default, default) : null;
        series = series with { Tilts = [.. series.Tilts.Select(tilt => tilt with { Alignment = alignment })] };
        Assert.StartsWith(start, ImodWriter.Write(series).Texts[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Excluded_tilts_keep_their_lines_and_are_named()
    {
        var series = Small();
        series = series with { Tilts = [series.Tilts[0], series.Tilts[1] with { IsExcluded = true, Alignment = null, Estimate = null }] };
        var output = ImodWriter.Write(series);
        Assert.Equal("   0.0000000   1.0000000  -1.0000000   0.0000000       0.000       0.000", output.Texts[3].Text.Split('\n')[1]);
        Assert.Single(ImodDefocusFile.Decode(output.Texts[4].Text, "x").Rows);
        Assert.Equal(["convert-lossy", "convert-assumed", "convert-assumed", "convert-lossy"], output.Findings.Select(finding => finding.Code));
        Assert.Contains("EXCLUDELIST 2", output.Findings[0].Advice!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_IMOD_must_have_is_asked_for()
    {
        var series = Small() with { Name = null, PixelSize = null };
        series = series with { Tilts = [series.Tilts[0], series.Tilts[1] with { Section = 2, Alignment = null, TiltAngle = null }] };
        var output = ImodWriter.Write(series);
        Assert.Empty(output.Texts);
        Assert.Equal(["section of each tilt", "name", "tilt angles", "alignment", "pixel size"], output.Findings.Select(finding => finding.Place));
        Assert.All(output.Findings, finding => Assert.Equal("convert-missing", finding.Code));
    }

    [Fact]
    public void A_hand_that_nobody_states_is_assumed_and_told() =>
        Assert.Contains(ImodWriter.Write(Small() with { Hand = null }).Findings, finding => finding is { Code: "convert-assumed", Severity: Severity.Warning, Found: "no hand is stated" });

    [Fact]
    public void Any_alignment_and_defocus_survive_writing_and_reading() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-3000, 3000], Gen.Double[-3000, 3000], Gen.Double[-70, 70], Gen.Double[2000, 90000], Gen.Double[100, 3000]).Array[1, 9].Sample(values =>
        {
            var series = Small() with
            {
                Tilts =
                [
                    .. values.Select((v, i) => new TiltDescription(i, i, TiltAngle: Angle.FromDegrees(v.Item4))
                    {
                        Alignment = new(Angle.FromDegrees(v.Item4), Angle.FromDegrees(v.Item1), new(v.Item2), new(v.Item3)),
                        Estimate = new(new(new(v.Item5 + v.Item6), new(v.Item5), Angle.FromDegrees(v.Item1 / 2)), Angle.FromDegrees(v.Item4)),
                    }),
                ],
            };
            var texts = ImodWriter.Write(series).Texts.ToDictionary(text => Path.GetExtension(text.Name), text => text.Text);
            var angles = ImodAngles.Decode(texts[".tlt"], "x");
            var aligned = ImodDescription.OfTransforms(ImodTransforms.Decode(texts[".xf"], "x"), new("ts", null, series.PixelSize) { TiltAngles = angles }, "x");
            var fitted = ImodDescription.OfDefocus(ImodDefocusFile.Decode(texts[".defocus"], "x"), new("ts", values.Length));
            for (int i = 0; i < values.Length; i++)
            {
                AssertSame(series.Tilts[i].Alignment!, aligned.Tilts[i].Alignment!);
                AssertSame(series.Tilts[i].Estimate!, fitted.Tilts[i].Estimate!);
            }
        });

    private static void AssertSame(TiltAlignment a, TiltAlignment b)
    {
        Assert.Equal(a.TiltAngle.Degrees, b.TiltAngle.Degrees, WrittenDegrees);
        Assert.Equal(0, Math.IEEERemainder(a.Axis.Degrees - b.Axis.Degrees, 360), WrittenDegrees);
        // Three decimals of a pixel of 2 angstrom, and 3000 angstrom turned by what seven decimals of the matrix leave open.
        Assert.Equal(a.ShiftX.Angstroms, b.ShiftX.Angstroms, 0.003);
        Assert.Equal(a.ShiftY.Angstroms, b.ShiftY.Angstroms, 0.003);
    }

    private static void AssertSame(DefocusEstimate a, DefocusEstimate b)
    {
        Assert.Equal(a.Defocus.U.Angstroms, b.Defocus.U.Angstroms, WrittenAngstroms);
        Assert.Equal(a.Defocus.V.Angstroms, b.Defocus.V.Angstroms, WrittenAngstroms);
        Assert.Equal(0, Math.IEEERemainder(a.Defocus.Angle.Degrees - b.Defocus.Angle.Degrees, 180), WrittenDegrees);
        Assert.Equal(a.PhaseShift.Degrees, b.PhaseShift.Degrees, WrittenDegrees);
    }

    private static SeriesDescription Small()
    {
        DefocusEstimate fit = new(new(new(35500), new(35100), Angle.FromDegrees(30)), Angle.Zero);
        var quarter = new TiltAlignment(Angle.FromDegrees(-2.5), Angle.FromDegrees(90), new(4), default);
        return new(
            "source", "ts",
            [
                new(1, 0, TiltAngle: Angle.FromDegrees(-3), Estimate: fit) { Alignment = quarter },
                new(0, 1, TiltAngle: Angle.Zero, Estimate: fit) { Alignment = quarter with { TiltAngle = Angle.FromDegrees(0.5) } },
            ],
            FindingList.Empty)
        {
            PixelSize = new Length(2),
            TiltAxis = Angle.FromDegrees(90),
            Hand = Hand.Plus,
            XTilt = Angle.FromDegrees(-1.5),
        };
    }
}
