using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Mdoc;

public sealed class MdocWriterTests
{
    // Six decimals are written; half of the last one, and the last bits of a degree.
    private const double Written = 1e-6;

    [Theory]
    [InlineData("EMPIAR10164_TS_01.mrc.mdoc")]
    [InlineData("mdocfile_tilt_series.mdoc")]
    [InlineData("cryoboost_TFS_Tomo5_Position_12.mdoc")]
    public void What_an_mdoc_says_already_leaves_every_byte_of_it(string name)
    {
        string path = Repository.Shared($"data/mdoc/{name}");
        var mdoc = MdocFile.Read(path);
        var output = MdocWriter.Write(MdocDescription.Of(mdoc), mdoc);
        Assert.Equal(File.ReadAllText(path), Assert.Single(output.Texts).Text);
        Assert.Empty(output.Findings);
    }

    [Fact]
    public void Only_lines_that_say_something_else_are_written_anew()
    {
        string path = Repository.Shared("data/mdoc/EMPIAR10164_TS_01.mrc.mdoc");
        var mdoc = MdocFile.Read(path);
        var series = MdocDescription.Of(mdoc);
        series = series with { TiltAxis = Angle.FromDegrees(-94.7), Tilts = series.Tilts.SetItem(3, series.Tilts[3] with { Dose = new(2.5), DoseBefore = new(7.5) }) };
        string[] before = File.ReadAllText(path).Split('\n'), after = MdocWriter.Write(series, mdoc).Texts[0].Text.Split('\n');
        string[] changed = [.. after.Except(before)];
        Assert.Equal(["[T =     Tilt axis angle = -94.7, binning = 4  spot = 8  camera = 2]\r", "RotationAngle = -4.7\r", "ExposureDose = 2.5\r", "PriorRecordDose = 7.5\r"], changed);
        Assert.Equal(before.Length + 1, after.Length);
        Assert.Equal(41, after.Count(line => line == "RotationAngle = -4.7\r"));
    }

    [Fact]
    public void A_fresh_mdoc_says_what_is_known_and_invents_no_date()
    {
        var output = MdocWriter.Write(Small(), null);
        var file = Assert.Single(output.Texts);
        Assert.Equal("ts.mrc.mdoc", file.Name);
        Assert.Equal(
            "PixelSpacing = 2.5\nVoltage = 300\nImageSize = 64 48\nImageFile = ts.mrc\n\n[T = SerialEM: written by Thon in its format]\n\n[T =     Tilt axis angle = 85.3, written by Thon]\n"
            + "\n[ZValue = 0]\nTiltAngle = -3\nExposureDose = 2\nPixelSpacing = 2.5\nTargetDefocus = -4\nPriorRecordDose = 2\nSubFramePath = a.eer\nRotationAngle = 175.3\n"
            + "\n[ZValue = 1]\nTiltAngle = 0\nExposureDose = 2\nPixelSpacing = 2.5\nTargetDefocus = -4\nPriorRecordDose = 0\nSubFramePath = b.eer\nRotationAngle = 175.3\n",
            file.Text);
        Assert.Equal("DateTime", Assert.Single(output.Findings).Place);
    }

    [Fact]
    public void What_an_mdoc_has_no_place_for_is_told()
    {
        var series = Small() with { Hand = Hand.Plus, SphericalAberration = Length.FromMillimeters(2.7) };
        var lost = MdocWriter.Write(series, null).Findings[0];
        Assert.Equal(("convert-lossy", "no place for: spherical aberration, hand"), (lost.Code, lost.Found));
    }

    [Fact]
    public void Without_sections_or_angles_or_a_name_nothing_is_written()
    {
        var output = MdocWriter.Write(new("x", null, [new(0), new(1)], FindingList.Empty), null);
        Assert.Empty(output.Texts);
        Assert.Equal(["section of each tilt", "name", "tilt angles"], output.Findings.Select(finding => finding.Place));
        Assert.All(output.Findings, finding => Assert.Equal(("convert-missing", Severity.Error), (finding.Code, finding.Severity)));
    }

    [Fact]
    public void Sections_that_only_one_side_has_are_told()
    {
        var mdoc = MdocFile.Decode("[ZValue = 0]\nTiltAngle = -3\n[ZValue = 5]\nTiltAngle = 9", "old.mdoc");
        var output = MdocWriter.Write(Small(), mdoc);
        Assert.Equal(2, output.Findings.Count(finding => finding.Code == "convert-unmatched"));
        Assert.Contains("TiltAngle = 9\n\n[ZValue = 1]\n", output.Texts[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_series_survives_writing_and_reading() => Series.Sample(series =>
    {
        var read = MdocDescription.Of(MdocFile.Decode(MdocWriter.Write(series, null).Texts[0].Text, "ts.mrc.mdoc"));
        Assert.Empty(read.Findings);
        Assert.Equal((series.Name, series.Width, series.Height), (read.Name, read.Width, read.Height));
        Assert.Equal(series.PixelSize!.Value.Angstroms, read.PixelSize!.Value.Angstroms, Written);
        Assert.Equal(series.TiltAxis!.Value.Degrees, read.TiltAxis!.Value.Degrees, Written);
        Assert.All(series.Tilts.Zip(read.Tilts), pair =>
        {
            Assert.Equal((pair.First.Section, pair.First.Movie), (pair.Second.Section, pair.Second.Movie));
            Assert.Equal(pair.First.TiltAngle!.Value.Degrees, pair.Second.TiltAngle!.Value.Degrees, Written);
            Assert.Equal(pair.First.Dose!.Value.ElectronsPerSquareAngstrom, pair.Second.Dose!.Value.ElectronsPerSquareAngstrom, Written);
            Assert.Equal(pair.First.NominalDefocus!.Value.Micrometers, pair.Second.NominalDefocus!.Value.Micrometers, Written);
        });
    });

    [Fact]
    public void Any_text_of_lines_is_written_again_as_it_was() =>
        Any(
            "[ZValue = 0]", "[T = a = b ]", "TiltAngle = 3", "X=1 ", "  Y  =  2", "Empty =", "E = ", "stray", "]", "[T = open", " [ Z = 1 ] ", "", "  ", "# c").Array[1, 20]
            .Select(Any("\n", "\r\n", "\r"), (lines, end) => string.Join(end, lines) + end + "[ZValue = 7]" + end + "A = 1")
            .Sample(text => Assert.Equal(text, MdocFile.Decode(text, "x.mdoc").Encode()));

    private static Gen<string> Any(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static readonly Gen<SeriesDescription> Series =
        Gen.Select(Gen.Double[-70, 70], Gen.Double[0.1, 5], Gen.Double[-6, 6], (tilt, dose, target) => (tilt, dose, target)).Array[1, 9]
            .Select(Gen.Double[0.5, 20], Gen.Double[-180, 180], (tilts, pixel, axis) => Small() with
            {
                PixelSize = new Length(pixel),
                TiltAxis = Angle.FromDegrees(axis),
                Tilts =
                [
                    .. tilts.Select((tilt, i) => new TiltDescription(
                        i, i, Movie: $"m{i}.eer", TiltAngle: Angle.FromDegrees(tilt.tilt), Dose: new(tilt.dose), DoseBefore: new(3 * i), NominalDefocus: Length.FromMicrometers(tilt.target))),
                ],
            });

    private static SeriesDescription Small() => new(
        "source", "ts",
        [
            new(1, 0, Movie: "a.eer", TiltAngle: Angle.FromDegrees(-3), DoseBefore: new(2), Dose: new(2), NominalDefocus: Length.FromMicrometers(4)),
            new(0, 1, Movie: "b.eer", TiltAngle: Angle.Zero, DoseBefore: new(0), Dose: new(2), NominalDefocus: Length.FromMicrometers(4)),
        ],
        FindingList.Empty)
    {
        PixelSize = new Length(2.5),
        Voltage = Voltage.FromKilovolts(300),
        Width = 64,
        Height = 48,
        TiltAxis = Angle.FromDegrees(85.3),
    };
}
