using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Formats.Warp;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Warp;

public sealed class WarpWriterTests
{
    // Nine decimals are written: of micrometres that is a hundred-thousandth of an angstrom, half of it lost at most, and twice that where U and V are made of two numbers.
    private const double LengthTolerance = 2e-5;
    private const double AngleTolerance = 1e-8;
    // The angle of an astigmatism of half an angstrom is turned by its last decimals.
    private const double AstigmatismTolerance = 1e-4;

    [Fact]
    public void What_was_read_from_a_real_file_is_written_as_it_was()
    {
        string path = Repository.Shared("data/warp/warptools2_gs04_ts_003.xml");
        var root = XDocument.Load(path).Root!;
        var output = WarpWriter.Write(WarpDescription.Of(WarpSeries.Read(path)), root);
        Assert.DoesNotContain(output.Findings, finding => finding.Severity != Severity.Note);
        Assert.Equal(["warptools2_gs04_ts_003.tomostar", "warptools2_gs04_ts_003.xml"], output.Texts.Select(text => text.Name));
        Assert.Equal(File.ReadAllText(path), output.Texts[1].Text);
    }

    [Fact]
    public void What_was_read_from_a_real_tomostar_keeps_its_order_and_texts()
    {
        var template = StarFile.Read(Repository.Shared("data/warp/TS_1_from_docs.tomostar"));
        var output = WarpWriter.Write(WarpDescription.Of(TomostarFile.Decode(template)), null, template);
        var (before, after) = (template.Blocks[0], StarFile.Decode(output.Texts[0].Text, "x").Blocks[0]);
        Assert.Equal(before.Labels, after.Labels);
        Assert.Equal(before.Rows.SelectMany(row => row), after.Rows.SelectMany(row => row));
    }

    [Fact]
    public void Unknown_things_and_unchanged_texts_survive_a_change()
    {
        var root = XElement.Parse(WarpDescriptionTests.Fitted);
        var series = WarpDescription.Of(WarpSeries.Decode(root, "TS.xml"));
        var other = series.Tilts[1].Estimate! with { Defocus = new(new(61000), new(59000), Angle.FromDegrees(20)) };
        var changed = series with { Tilts = series.Tilts.SetItem(1, series.Tilts[1] with { Estimate = other }), Voltage = Voltage.FromKilovolts(300) };
        string text = WarpWriter.Write(changed, root).Texts[1].Text;
        string[] untouched =
        [
            "DataDirectory=\"/data\"", "<Param Name=\"Mystery\" Value=\"7,7\" />", "Z=\"0\" Value=\"5.0\"", "Z=\"2\" Value=\"5.20\"", "<Param Name=\"Cs\" Value=\"2.70\" />", "<GridVolumeWarpX",
            "../f/a.eer\n../f/b.eer\n../f/c.eer", "ImageDimensionsAngstrom=\"1600, 800\"", "LevelAngleY=\"-3\"",
        ];
        Assert.All(untouched, kept => Assert.Contains(kept, text));
        var back = WarpDescription.Of(WarpSeries.Decode(XElement.Parse(text), "TS.xml"));
        Same(changed, back, AngleTolerance);
        Assert.Equal(300, back.Voltage!.Value.Kilovolts);
        Assert.Equal("200", root.Element("OptionsCTF")!.Elements().Single(param => (string?)param.Attribute("Name") == "Voltage").Attribute("Value")!.Value);
    }

    [Fact]
    public void A_description_is_read_back_from_both_files() => Series.Sample(series =>
    {
        var output = WarpWriter.Write(series);
        Assert.DoesNotContain(output.Findings, finding => finding.Severity == Severity.Error);
        var sorted = series with { Tilts = [.. series.Tilts.OrderBy(tilt => tilt.TiltAngle!.Value.Radians)] };
        var xml = WarpDescription.Of(WarpSeries.Decode(XElement.Parse(output.Texts[1].Text), "TS_1.xml"));
        Same(sorted, xml, AstigmatismTolerance);
        var star = WarpDescription.Of(TomostarFile.Decode(StarFile.Decode(output.Texts[0].Text, "TS_1.tomostar")));
        Assert.Equal(sorted.Tilts.Select(tilt => tilt.Movie), star.Tilts.Select(tilt => tilt.Movie));
        foreach (var (expected, actual) in sorted.Tilts.Zip(star.Tilts)) SameRow(expected, actual);
    }, iter: 200);

    [Fact]
    public void Angles_of_the_file_descend_as_those_of_Warp_do()
    {
        var series = Described(new(200));
        var written = TomostarFile.Decode(StarFile.Decode(WarpWriter.Write(series).Texts[0].Text, "x")).Rows;
        Assert.Equal(written.Select(row => row.Angle.Degrees).OrderDescending(), written.Select(row => row.Angle.Degrees));
        Assert.Equal(series.Tilts.Min(tilt => tilt.TiltAngle!.Value.Degrees), -written[0].Angle.Degrees, AngleTolerance);
    }

    [Theory]
    [InlineData(84.5, 84.5, Hand.Minus, "False")]
    [InlineData(84.5, 84.5, Hand.Plus, "True")]
    [InlineData(84.5, -95.5, Hand.Plus, "False")]
    public void The_hand_is_written_about_the_axis_that_is_written(double stated, double aligned, Hand hand, string inverted)
    {
        var series = Described(new(200));
        var tilts = series.Tilts.Select(tilt => tilt with { Alignment = tilt.Alignment! with { Axis = Angle.FromDegrees(aligned) } });
        var turned = series with { TiltAxis = Angle.FromDegrees(stated), Hand = hand, Tilts = [.. tilts] };
        Assert.Contains($"AreAnglesInverted=\"{inverted}\"", WarpWriter.Write(turned).Texts[1].Text);
    }

    [Fact]
    public void The_X_tilt_of_the_alignments_stands_in_for_one_that_the_series_does_not_state()
    {
        var series = Described(new(200));
        Assert.Equal(WarpWriter.Write(series).Texts[1].Text, WarpWriter.Write(series with { XTilt = null }).Texts[1].Text);
    }

    [Fact]
    public void What_Warp_cannot_do_without_is_asked_for()
    {
        var bare = new SeriesDescription("x.star", "TS_1", [new(0, Estimate: new(Defocus.Round(new(3e4)), Angle.Zero))], FindingList.Empty);
        var output = WarpWriter.Write(bare);
        Assert.Empty(output.Texts);
        Assert.Equal(4, output.Findings.Count);
        Assert.All(output.Findings, finding => Assert.Equal(("convert-missing", Severity.Error), (finding.Code, finding.Severity)));
        Assert.All(output.Findings, finding => Assert.False(string.IsNullOrEmpty(finding.Advice)));
        var fitted = bare with { TiltAxis = Angle.Zero, Tilts = [bare.Tilts[0] with { TiltAngle = Angle.Zero, Movie = "a", DoseBefore = Dose.None }] };
        Assert.Equal(["--voltage", "--cs", "--pixel-size"], WarpWriter.Write(fitted).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Advice!.Split(' ')[^1]));
    }

    [Fact]
    public void What_Warp_has_no_place_for_is_noted()
    {
        var series = Described(new(200));
        var more = series with { Hand = null, Tilts = [.. series.Tilts.Select(tilt => tilt with { Image = "000001@a.mrc", Section = 0, NominalDefocus = new(3e4), Estimate = tilt.Estimate! with { Sigma = new(10), Score = 0.9 } })] };
        var notes = WarpWriter.Write(more).Findings.Where(finding => finding.Code == "convert-lossy").ToArray();
        Assert.All(notes, note => Assert.Equal(Severity.Note, note.Severity));
        Assert.All(new[] { "images", "sections", "asked for", "uncertainties", "merit" }, word => Assert.Contains(notes, note => note.Found.Contains(word)));
    }

    [Fact]
    public void Excluded_tilts_without_a_defocus_get_the_mean_and_used_ones_are_refused()
    {
        var series = Described(new(200));
        var excluded = series with { Tilts = series.Tilts.SetItem(0, series.Tilts[0] with { Estimate = null, IsExcluded = true }) };
        var back = WarpDescription.Of(WarpSeries.Decode(XElement.Parse(WarpWriter.Write(excluded).Texts[1].Text), "x"));
        var written = back.Tilts.Single(tilt => tilt.Movie == series.Tilts[0].Movie);
        Assert.Equal(series.Tilts.Skip(1).Average(tilt => tilt.Estimate!.Defocus.Mean.Angstroms), written.Estimate!.Defocus.Mean.Angstroms, LengthTolerance);
        var used = series with { Tilts = series.Tilts.SetItem(0, series.Tilts[0] with { Estimate = null }) };
        Assert.Empty(WarpWriter.Write(used).Texts);
    }

    [Fact]
    public void A_template_of_another_series_is_refused()
    {
        var series = Described(new(200));
        var output = WarpWriter.Write(series, XElement.Parse(WarpDescriptionTests.Fitted));
        Assert.Empty(output.Texts);
        Assert.Contains(output.Findings, finding => finding.Code == "convert-match");
    }

    private static readonly Gen<SeriesDescription> Series = Gen.Int[0, 9999].Select(seed => Described(new(seed)));

    // Angles are three degrees apart, as in a series; doses rise in the order of acquisition.
    private static SeriesDescription Described(Random random)
    {
        int count = random.Next(2, 9), first = random.Next(-5, 5);
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        double Any(double low, double high) => low + (high - low) * random.NextDouble();
        var (offset, xTilt) = (Angle.FromDegrees(Any(-15, 15)), Angle.FromDegrees(Any(-5, 5)));
        var tilts = Enumerable.Range(0, count).Select(i =>
        {
            var angle = Angle.FromDegrees(3 * (first + i) + Any(-0.5, 0.5));
            return new TiltDescription(
                i, null, null, string.Create(CultureInfo.InvariantCulture, $"../frames/m {i}.tif"), angle, new(2.5 * order[i]), new(2.5), null,
                new(new(new(Any(30000, 60000)), new(Any(30000, 60000)), Angle.FromDegrees(Any(-90, 90))), Angle.FromDegrees(Any(0, 120))), order[i])
            {
                IsExcluded = random.Next(4) == 0,
                Alignment = new(new(angle.Radians + offset.Radians), Angle.FromDegrees(84 + Any(-1, 1)), new(Any(-300, 300)), new(Any(-300, 300)), new(-xTilt.Radians)),
            };
        }).ToImmutableArray();
        return new("TS_1.star", "TS_1", tilts, FindingList.Empty)
        {
            Voltage = Voltage.FromKilovolts(300),
            SphericalAberration = Length.FromMillimeters(2.7),
            AmplitudeContrast = 0.07,
            PixelSize = new(1.35),
            Width = 4096,
            Height = 3072,
            TiltAxis = tilts.MinBy(tilt => tilt.TiltAngle!.Value.Radians)!.Alignment!.Axis,
            Hand = random.Next(2) == 0 ? Hand.Plus : Hand.Minus,
            TiltOffset = offset,
            XTilt = xTilt,
            SlabThickness = new(Any(500, 3000)),
        };
    }

    private static void Same(SeriesDescription expected, SeriesDescription actual, double astigmatism)
    {
        Assert.Equal((expected.Hand, expected.Width, expected.Height), (actual.Hand, actual.Width, actual.Height));
        Assert.Equal(expected.TiltAxis!.Value.Degrees, actual.TiltAxis!.Value.Degrees, AngleTolerance);
        Assert.Equal(expected.TiltOffset!.Value.Degrees, actual.TiltOffset!.Value.Degrees, AngleTolerance);
        Assert.Equal(expected.XTilt!.Value.Degrees, actual.XTilt!.Value.Degrees, AngleTolerance);
        Assert.Equal(expected.SlabThickness!.Value.Angstroms, actual.SlabThickness!.Value.Angstroms, LengthTolerance);
        Assert.Equal(expected.PixelSize!.Value.Angstroms, actual.PixelSize!.Value.Angstroms, LengthTolerance);
        Assert.Equal(expected.AmplitudeContrast, actual.AmplitudeContrast);
        Assert.Equal(expected.Tilts.Length, actual.Tilts.Length);
        foreach (var (one, other) in expected.Tilts.Zip(actual.Tilts))
        {
            SameRow(one, other);
            Assert.Equal((one.IsExcluded, one.Movie), (other.IsExcluded, other.Movie));
            Assert.Equal(one.Alignment!.TiltAngle.Degrees, other.Alignment!.TiltAngle.Degrees, AngleTolerance);
            Assert.Equal(one.Alignment.XTilt.Degrees, other.Alignment.XTilt.Degrees, AngleTolerance);
            Assert.Equal(one.Estimate!.Defocus.U.Angstroms, other.Estimate!.Defocus.U.Angstroms, LengthTolerance);
            Assert.Equal(one.Estimate.Defocus.V.Angstroms, other.Estimate.Defocus.V.Angstroms, LengthTolerance);
            Assert.Equal(0, Math.Sin(one.Estimate.Defocus.Angle.Radians - other.Estimate.Defocus.Angle.Radians), astigmatism);
            Assert.Equal(one.Estimate.PhaseShift.Degrees, other.Estimate.PhaseShift.Degrees, 1e-6);
        }
    }

    private static void SameRow(TiltDescription expected, TiltDescription actual)
    {
        Assert.Equal(expected.TiltAngle!.Value.Degrees, actual.TiltAngle!.Value.Degrees, AngleTolerance);
        Assert.Equal(expected.DoseBefore!.Value.ElectronsPerSquareAngstrom, actual.DoseBefore!.Value.ElectronsPerSquareAngstrom, LengthTolerance);
        Assert.Equal(expected.Dose!.Value.ElectronsPerSquareAngstrom, actual.Dose!.Value.ElectronsPerSquareAngstrom, LengthTolerance);
        Assert.Equal(expected.Acquired, actual.Acquired);
        Assert.Equal(expected.Alignment!.Axis.Degrees, actual.Alignment!.Axis.Degrees, AngleTolerance);
        Assert.Equal(expected.Alignment.ShiftX.Angstroms, actual.Alignment.ShiftX.Angstroms, LengthTolerance);
        Assert.Equal(expected.Alignment.ShiftY.Angstroms, actual.Alignment.ShiftY.Angstroms, LengthTolerance);
    }
}
