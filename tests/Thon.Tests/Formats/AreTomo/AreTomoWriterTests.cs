using System.Collections.Immutable;
using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.AreTomo;
using Thon.Formats.Ctffind;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.AreTomo;

public sealed class AreTomoWriterTests
{
    private const double PixelSize = 1.5;

    // Half of the last decimal that AreTomo writes: two of angles, defoci in angstrom and doses (four), three of shifts in pixels, four of the axis and of phases.
    private const double AngleTolerance = 0.00501;
    private const double LengthTolerance = 0.00501;
    private const double ShiftTolerance = 0.000501 * PixelSize;
    private const double FourDecimals = 0.0000501;

    [Fact]
    public void A_description_is_read_back_from_the_three_files() => Series.Sample(series =>
    {
        var output = AreTomoWriter.Write(series);
        Assert.DoesNotContain(output.Findings, finding => finding.Severity > Severity.Note);
        Assert.Equal(["TS_1.aln", "TS_1_CTF.txt", "TS_1_TLT.txt"], output.Texts.Select(text => text.Name));
        Aligned(series, AreTomoDescription.Of(AlnFile.Decode(output.Texts[0].Text, "TS_1.aln"), new("TS_1", PixelSize: new(PixelSize))));
        Fitted(series, AreTomoDescription.Of(CtffindTable.Decode(output.Texts[1].Text, "TS_1_CTF.txt"), series.TiltAxis));
        Exposed(series, AreTomoDescription.Of(AreTomoTilts.Decode(output.Texts[2].Text, "TS_1_TLT.txt")));
    }, iter: 200);

    private static void Aligned(SeriesDescription series, SeriesDescription back)
    {
        Assert.Equal((series.Width, series.Height, series.Tilts.Length), (back.Width, back.Height, back.Tilts.Length));
        Assert.Equal(series.TiltOffset!.Value.Degrees, back.TiltOffset!.Value.Degrees, AngleTolerance);
        Assert.Equal(series.SlabThickness!.Value.Angstroms, back.SlabThickness!.Value.Angstroms, PixelSize / 2);
        Assert.DoesNotContain(back.Findings, finding => finding.Severity > Severity.Note);
        foreach (var (one, other) in series.Tilts.Zip(back.Tilts.OrderBy(tilt => tilt.Section)))
        {
            Assert.Equal((one.Section, one.IsExcluded), (other.Section, other.IsExcluded));
            // The offset is written with two decimals too.
            Assert.Equal(one.TiltAngle!.Value.Degrees, other.TiltAngle!.Value.Degrees, 2 * AngleTolerance);
            if (one.IsExcluded) continue;
            Assert.Equal(one.Alignment!.TiltAngle.Degrees, other.Alignment!.TiltAngle.Degrees, AngleTolerance);
            Assert.Equal(one.Alignment.Axis.Degrees, other.Alignment.Axis.Degrees, FourDecimals);
            Assert.Equal(one.Alignment.ShiftX.Angstroms, other.Alignment.ShiftX.Angstroms, ShiftTolerance);
            Assert.Equal(one.Alignment.ShiftY.Angstroms, other.Alignment.ShiftY.Angstroms, ShiftTolerance);
        }
    }

    private static void Fitted(SeriesDescription series, SeriesDescription back)
    {
        Assert.Equal(series.Hand, back.Hand);
        foreach (var (one, other) in series.Tilts.Zip(back.Tilts))
        {
            Assert.Equal(one.Section, other.Section);
            Assert.Equal(one.Estimate!.Defocus.U.Angstroms, other.Estimate!.Defocus.U.Angstroms, LengthTolerance);
            Assert.Equal(one.Estimate.Defocus.V.Angstroms, other.Estimate.Defocus.V.Angstroms, LengthTolerance);
            Assert.Equal(0, Math.Sin(one.Estimate.Defocus.Angle.Radians - other.Estimate.Defocus.Angle.Radians) * 180 / Math.PI, AngleTolerance);
            Assert.Equal(one.Estimate.PhaseShift.Radians, other.Estimate.PhaseShift.Radians, FourDecimals);
            Assert.Equal(one.Estimate.Score!.Value, other.Estimate.Score!.Value, FourDecimals);
            Assert.Equal(one.Estimate.Resolution!.Value.Angstroms, other.Estimate.Resolution!.Value.Angstroms, FourDecimals);
        }
    }

    private static void Exposed(SeriesDescription series, SeriesDescription back)
    {
        foreach (var (one, other) in series.Tilts.Zip(back.Tilts))
        {
            Assert.Equal(one.TiltAngle!.Value.Degrees, other.TiltAngle!.Value.Degrees, AngleTolerance);
            Assert.Equal(one.Acquired, other.Acquired);
            Assert.Equal(one.Dose!.Value.ElectronsPerSquareAngstrom, other.Dose!.Value.ElectronsPerSquareAngstrom, FourDecimals);
            Assert.Equal(one.DoseBefore!.Value.ElectronsPerSquareAngstrom, other.DoseBefore!.Value.ElectronsPerSquareAngstrom, series.Tilts.Length * FourDecimals);
        }
    }

    [Theory]
    [InlineData(84.5, 84.5, Hand.Minus, "    1\n")]
    [InlineData(84.5, 84.5, Hand.Plus, "   -1\n")]
    [InlineData(84.5, -95.5, Hand.Plus, "    1\n")]
    public void The_hand_is_written_about_the_axis_of_the_alignment(double stated, double aligned, Hand hand, string ending)
    {
        var series = Described(new(7));
        var tilts = series.Tilts.Select(tilt => tilt with { Alignment = tilt.Alignment! with { Axis = Angle.FromDegrees(aligned) } });
        Assert.EndsWith(ending, AreTomoWriter.Write(series with { TiltAxis = Angle.FromDegrees(stated), Hand = hand, Tilts = [.. tilts] }).Texts[1].Text);
    }

    [Fact]
    public void A_hand_about_an_axis_that_nobody_names_is_left_out_with_a_note()
    {
        var series = Described(new(7)) with { TiltAxis = null, Hand = Hand.Plus };
        var output = AreTomoWriter.Write(series with { Tilts = [.. series.Tilts.Select(tilt => tilt with { Alignment = null })] });
        Assert.Equal(["TS_1_CTF.txt", "TS_1_TLT.txt"], output.Texts.Select(text => text.Name));
        Assert.DoesNotContain("dfHand", output.Texts[0].Text);
        Assert.Contains(output.Findings, finding => finding.Code == "convert-lossy" && finding.Found.Contains("hand"));
    }

    [Fact]
    public void Without_sections_images_are_numbered_by_their_angles_and_a_warning_says_so()
    {
        var series = Described(new(7));
        var shuffled = series with { Tilts = [.. series.Tilts.Reverse().Select(tilt => tilt with { Section = null })] };
        var output = AreTomoWriter.Write(shuffled);
        Assert.Equal("convert-assumed", Assert.Single(output.Findings, finding => finding.Severity == Severity.Warning).Code);
        Assert.Equal(AreTomoWriter.Write(series).Texts.Select(text => text.Text), output.Texts.Select(text => text.Text));
    }

    [Fact]
    public void What_AreTomo_cannot_do_without_is_asked_for()
    {
        var series = Described(new(7)) with { Width = null, PixelSize = null };
        var missing = AreTomoWriter.Write(series with { Tilts = series.Tilts.SetItem(0, series.Tilts[0] with { Estimate = null, IsExcluded = false }) });
        Assert.Empty(missing.Texts);
        Assert.Equal(3, missing.Findings.Count(finding => finding is { Severity: Severity.Error, Code: "convert-missing" }));
        var nothing = AreTomoWriter.Write(new("x", "TS_1", [new(0)], FindingList.Empty));
        Assert.Empty(nothing.Texts);
        Assert.NotEmpty(nothing.Findings);
    }

    [Fact]
    public void What_AreTomo_has_no_place_for_is_noted()
    {
        var series = Described(new(7));
        var more = series with { XTilt = Angle.FromDegrees(2), Voltage = Voltage.FromKilovolts(300), Tilts = [.. series.Tilts.Select(tilt => tilt with { Movie = "a", Estimate = tilt.Estimate! with { Sigma = new(10), Score = null } })] };
        var notes = AreTomoWriter.Write(more).Findings.Where(finding => finding.Code == "convert-lossy").ToArray();
        Assert.All(new[] { "X-tilt", "voltage", "movies", "uncertainties", "scores" }, word => Assert.Contains(notes, note => note.Found.Contains(word)));
    }

    private static readonly Gen<SeriesDescription> Series = Gen.Int[0, 9999].Select(seed => Described(new(seed)));

    // Images three degrees apart in a stack sorted by angle; the order of acquisition is any.
    private static SeriesDescription Described(Random random)
    {
        int count = random.Next(2, 9), first = random.Next(-5, 5), used = random.Next(count);
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        double Any(double low, double high) => low + (high - low) * random.NextDouble();
        var offset = Angle.FromDegrees(Any(-15, 15));
        var doses = DoseHistory.Accumulate([.. order.Select(_ => new Dose(Any(1, 4)))], order);
        var tilts = Enumerable.Range(0, count).Select(i =>
        {
            var angle = Angle.FromDegrees(3 * (first + i) + Any(-0.5, 0.5));
            return new TiltDescription(
                i, i, null, null, angle, doses.Before[i], doses.Each[i], null,
                new(new(new(Any(30000, 60000)), new(Any(30000, 60000)), Angle.FromDegrees(Any(-90, 90))), Angle.FromDegrees(Any(0, 120)), Score: Any(0, 1), Resolution: new(Any(3, 30))), order[i])
            {
                IsExcluded = i != used && random.Next(4) == 0,
                Alignment = new(new(angle.Radians + offset.Radians), Angle.FromDegrees(84 + Any(-1, 1)), new(Any(-900, 900)), new(Any(-900, 900))),
            };
        }).ToImmutableArray();
        return new("TS_1.star", "TS_1", tilts, FindingList.Empty)
        {
            PixelSize = new(PixelSize),
            Width = 4096,
            Height = 3072,
            TiltAxis = tilts[used].Alignment!.Axis,
            Hand = random.Next(2) == 0 ? Hand.Plus : Hand.Minus,
            TiltOffset = offset,
            SlabThickness = new(Any(500, 3000)),
        };
    }
}
