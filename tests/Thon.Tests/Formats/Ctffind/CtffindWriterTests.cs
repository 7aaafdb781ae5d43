using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Ctffind;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Ctffind;

public sealed class CtffindWriterTests
{
    // Six decimals of angstrom, degree and radian; the angle passes through radian.
    private const double Written = 1e-6;

    [Fact]
    public void A_real_table_is_written_with_the_same_numbers()
    {
        string path = Repository.Shared("data/ctffind/cryocat_031_41tilts_ctffind4.txt");
        var output = CtffindWriter.Write(CtffindDescription.Of(CtffindTable.Read(path)) with { Name = "031" });
        Assert.Empty(output.Findings);
        Assert.Equal("031_ctffind4.txt", output.Texts[0].Name);
        string[] written = output.Texts[0].Text.Split('\n'), original = File.ReadAllLines(path);
        Assert.Equal(5, written.Count(line => line.StartsWith('#')));
        Assert.Equal(original[4], written[4]);
        Assert.Equal(original[5..46], written[5..46]);
    }

    [Fact]
    public void What_is_not_known_of_a_fit_is_told()
    {
        var output = CtffindWriter.Write(Of(new(new(20000), new(19000), Angle.FromDegrees(10)), Angle.FromDegrees(90)));
        Assert.EndsWith("\n1.000000 20000.000000 19000.000000 10.000000 1.570796 0.000000 inf\n", output.Texts[0].Text, StringComparison.Ordinal);
        Assert.Equal(("convert-lossy", "columns 6 and 7"), (output.Findings[0].Code, output.Findings[0].Place));
    }

    [Fact]
    public void Without_a_defocus_nothing_is_written()
    {
        var output = CtffindWriter.Write(new("x", "ts", [new(0, 0)], FindingList.Empty));
        Assert.Empty(output.Texts);
        Assert.Equal(("convert-missing", "defocus of each tilt"), (output.Findings[0].Code, output.Findings[0].Place));
    }

    [Fact]
    public void An_excluded_tilt_without_a_defocus_has_no_row_and_its_number_stays_free()
    {
        var series = Of(Defocus.Round(new(20000)), Angle.Zero);
        series = series with { Tilts = [new(0, 0) { IsExcluded = true }, series.Tilts[0] with { Section = 1 }] };
        var output = CtffindWriter.Write(series);
        Assert.Equal(2, Assert.Single(CtffindTable.Decode(output.Texts[0].Text, "x").Rows).Number);
        Assert.Contains(output.Findings, finding => finding.Found.Contains("no rows 1,", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_series_survives_writing_and_reading() =>
        Gen.Select(Gen.Double[-5000, 90000], Gen.Double[0, 5000], Gen.Double[-89.9, 90], Gen.Double[-3, 3], Gen.Double[0, 1]).Array[1, 9].Sample(fits =>
        {
            var series = Of(Defocus.Round(new(1)), Angle.Zero) with
            {
                Voltage = Voltage.FromKilovolts(200),
                SphericalAberration = Length.FromMillimeters(2.7),
                PixelSize = new Length(1.35),
                AmplitudeContrast = 0.07,
                Tilts =
                [
                    .. fits.Select((fit, i) => new TiltDescription(i, i)
                    {
                        Estimate = new(new(new(fit.Item1 + fit.Item2), new(fit.Item1), Angle.FromDegrees(fit.Item3)), new(fit.Item4), Score: fit.Item5, Resolution: new Length(5)),
                    }),
                ],
            };
            var read = CtffindDescription.Of(CtffindTable.Decode(CtffindWriter.Write(series).Texts[0].Text, "x"));
            Assert.Equal((1.35, 200.0, 0.07), (read.PixelSize!.Value.Angstroms, read.Voltage!.Value.Kilovolts, read.AmplitudeContrast));
            Assert.All(series.Tilts.Zip(read.Tilts), pair => AssertSame(pair.First.Estimate!, pair.Second.Estimate!));
        });

    private static void AssertSame(DefocusEstimate a, DefocusEstimate b)
    {
        Assert.Equal(a.Defocus.U.Angstroms, b.Defocus.U.Angstroms, Written);
        Assert.Equal(a.Defocus.V.Angstroms, b.Defocus.V.Angstroms, Written);
        Assert.Equal(a.Defocus.Angle.Degrees, b.Defocus.Angle.Degrees, Written);
        Assert.Equal(a.PhaseShift.Radians, b.PhaseShift.Radians, Written);
        Assert.Equal(a.Score!.Value, b.Score!.Value, Written);
    }

    private static SeriesDescription Of(Defocus defocus, Angle phase) => new("x", "ts", [new(0, 0) { Estimate = new(defocus, phase) }], FindingList.Empty);
}
