using System.Collections.Immutable;
using System.Diagnostics;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Star;

public sealed class TiltSeriesStarTests
{
    // Six decimals of angstrom, degree or e/A^2.
    private const double Written = 1e-6;

    private const string PrintTable = "/usr/bin/relion_star_printtable";
    private const string Handler = "/usr/bin/relion_star_handler";

    [Fact]
    public void A_series_survives_writing_and_reading()
    {
        var series = Series();
        var read = TiltSeriesStar.Decode(StarFile.Decode(TiltSeriesStar.Encode(series, "ts.mrc", "ts.star").Encode(), "ts.star"), "ts");
        Assert.True(read.IsOurs);
        Assert.Empty(read.Findings);
        Assert.Equal("ts", read.Name);
        Assert.Equal(300, read.Voltage!.Value.Kilovolts, Written);
        Assert.Equal(2.7, read.SphericalAberration!.Value.Millimeters, Written);
        Assert.Equal(0.07, read.AmplitudeContrast!.Value, Written);
        Assert.Equal(2.5, read.PixelSize!.Value.Angstroms, Written);
        Assert.Equal(Hand.Plus, read.Hand);
        Assert.Equal(-95, read.TiltAxis!.Value.Degrees, Written);
        Assert.Equal(1.5, read.TiltOffset!.Value.Degrees, Written);
        Assert.Equal(1500, read.SlabThickness!.Value.Angstroms, Written);
        Assert.Equal("Thon: flip+dw(gg,mid)", read.DataType!.Label);
        foreach (var (row, tilt) in read.Tilts.Zip(series.Tilts)) AssertSame(tilt, row);
    }

    [Fact]
    public void Everything_the_estimation_tells_comes_back_the_same()
    {
        var series = Judged();
        var read = TiltSeriesStar.Decode(StarFile.Decode(TiltSeriesStar.Encode(series, "ts.mrc").Encode(), "ts.star"), "ts");
        Assert.Equal(series.Tilts.Select(tilt => tilt.Estimate), read.Tilts.Select(row => row.Estimate));
        Assert.Equal([false, false, true], read.Tilts.Select(row => row.IsExcluded));
        Assert.Equal((series.SlabThicknessSigma, series.TiltOffsetSigma, series.XTiltSigma), (read.SlabThicknessSigma, read.TiltOffsetSigma, read.XTiltSigma));
        Assert.Equal((series.Geometry!.TiltOffset, series.Geometry.XTilt), (read.TiltOffset!.Value, read.XTilt!.Value));
    }

    [Fact]
    public void Columns_of_what_was_not_judged_or_excluded_are_left_out()
    {
        string text = TiltSeriesStar.Encode(Series(), "ts.mrc").Encode();
        Assert.All(
            ["thonVerdict", "thonReason", "thonExcluded", "thonDefocusUSigma", "thonPhaseShiftSigma", "thonSlabThicknessSigma", "thonTiltOffsetSigma", "thonXTiltSigma"],
            label => Assert.DoesNotContain(label, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thonVerdict", "perhaps")]
    [InlineData("thonExcluded", "2")]
    public void A_word_that_a_column_does_not_know_is_named(string label, string word)
    {
        var file = StarFile.Decode($"data_t\nloop_\n_rlnDefocusU\n_{label}\n30000 {word}\n", "x.star");
        Assert.Equal($"data_t, row 1, _{label}", Assert.Single(Assert.Throws<BadInputException>(() => TiltSeriesStar.Decode(file, "t")).Findings).Place);
    }

    [Fact]
    public void Relion_reads_verdicts_reasons_and_what_stands_after_them()
    {
        Assert.SkipUnless(File.Exists(PrintTable), "relion_star_printtable is not installed");
        string path = Path.Combine(Repository.TemporaryFolder(), "ts.star");
        TiltSeriesStar.Write(path, Judged(), "ts.mrc");
        string[] tilts = Printed(path, "data_ts", "rlnDefocusU", "thonVerdict", "thonReason", "thonExcluded", "thonDose");
        Assert.Equal(["35500.000000 good none 0.000000 3.000000", "35200.000000 weak rings_to_14_A_only 0.000000 3.000000", "35100.000000 failed excluded 1.000000 3.000000"], tilts);
        Assert.Equal(["1500.000000 80.000000 0.250000 0.500000"], Printed(path, "data_global", "thonSlabThickness", "thonSlabThicknessSigma", "thonTiltOffsetSigma", "thonXTiltSigma"));
    }

    [Fact]
    public void Relion_prints_what_was_written()
    {
        Assert.SkipUnless(File.Exists(PrintTable), "relion_star_printtable is not installed");
        string path = Path.Combine(Repository.TemporaryFolder(), "ts.star");
        TiltSeriesStar.Write(path, Series(), "ts.mrc");
        string[] tilts = Printed(path, "data_ts", "rlnMicrographName", "rlnDefocusU", "rlnTomoNominalStageTiltAngle", "thonDefocusSource");
        Assert.Equal(["000001@ts.mrc 35500.000000 -3.000000 fit", "000002@ts.mrc 35000.000000 0.000000 predicted"], tilts);
        Assert.Equal(["ts 300.000000 -1.000000 1.000000"], Printed(path, "data_global", "rlnTomoName", "rlnVoltage", "rlnTomoHand", "thonHand"));
    }

    // RELION 3.1 knows no tilt series, so the two tables go to it under the names of its own: optics and micrographs.
    [Fact]
    public void Relion_parses_what_was_written_and_keeps_our_columns()
    {
        Assert.SkipUnless(File.Exists(Handler), "relion_star_handler is not installed");
        string path = Path.Combine(Repository.TemporaryFolder(), "ts.star"), selected = path + ".out.star";
        var written = TiltSeriesStar.Encode(Series(), "ts.mrc");
        var blocks = written.Blocks.Zip(["optics", "micrographs"], (block, name) => block with
        {
            Name = name,
            Labels = ["rlnOpticsGroup", "rlnOpticsGroupName", .. block.Labels],
            Rows = [.. block.Rows.Select(row => ImmutableArray.Create(["1", "opticsGroup1", .. row]))],
        });
        (written with { Blocks = [.. blocks] }).Write(path);
        Output(Handler, "--i", path, "--o", selected, "--select", "rlnDefocusU", "--minval", "35200");
        var read = StarFile.Read(selected);
        Assert.Equal(("000001@ts.mrc", "fit"), (read["micrographs"]!.Text(0, "rlnMicrographName"), read["micrographs"]!.Text(0, "thonDefocusSource")));
        Assert.Equal("Thon: flip+dw(gg,mid)", read["optics"]!.Text(0, "thonDataType"));
        Assert.Single(read["micrographs"]!.Rows);
    }

    [Fact]
    public void One_image_is_still_a_loop()
    {
        var one = Series() with { Tilts = [Series().Tilts[0]] };
        var file = StarFile.Decode(TiltSeriesStar.Encode(one, "ts.mrc").Encode(), "ts.star");
        Assert.All(file.Blocks, block => Assert.Equal(StarLayout.Loop, block.Layout));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var series = Series() with { Geometry = null, SlabThickness = null, Microscope = new(new(double.NaN), new(double.NaN), 0.07), Tilts = [new(0, Angle.Zero), new(1, Angle.Zero, new Dose(3))] };
        string text = TiltSeriesStar.Encode(series, "ts.mrc").Encode();
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.All(["rlnVoltage", "rlnTomoHand", "rlnDefocusU", "rlnMicrographPreExposure", "thonDose"], label => Assert.DoesNotContain(label, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_series_with_the_defocus_of_some_tilts_is_not_written()
    {
        var series = Series() with { Tilts = Series().Tilts.SetItem(1, new(1, Angle.Zero)) };
        Assert.Throws<ArgumentException>(() => TiltSeriesStar.Encode(series, "ts.mrc"));
    }

    [Fact]
    public void A_name_with_blanks_is_written_with_underscores()
    {
        var read = TiltSeriesStar.Decode(StarFile.Decode(TiltSeriesStar.Encode(Series() with { Name = "ts 1" }, "ts 1.mrc").Encode(), "x"), "ts 1");
        Assert.Equal(("ts_1", "000001@ts 1.mrc"), (read.Name, read.Tilts[0].Image));
    }

    [Fact]
    public void A_Relion_5_tilt_file_is_read()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/relion5_EMPIAR10164_TS_01_tilt.star"), "any");
        Assert.Equal(("TS_01", false), (read.Name, read.IsOurs));
        Assert.Equal((85, 85.032958), (Math.Round(read.Tilts[0].NominalTiltAxis!.Value.Degrees, 6), Math.Round(read.TiltAxis!.Value.Degrees, 6)));
        Assert.Equal(-56.9985, read.Tilts[0].TiltAngle!.Value.Degrees, Written);
        Assert.Equal(114, read.Tilts[0].DoseBefore!.Value.ElectronsPerSquareAngstrom, Written);
        Assert.Equal(4, read.Tilts[0].NominalDefocus!.Value.Micrometers, Written);
        Assert.Null(read.Tilts[0].Section);
        Assert.Null(read.Tilts[0].Dose);
        Assert.All(read.Tilts, row => Assert.InRange(row.Estimate!.Defocus.Mean.Micrometers, 3, 5));
    }

    [Fact]
    public void A_Relion_5_global_file_gives_the_optics_of_the_series_named()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/relion5_tomo200528_tomograms.star"), "tomo200528_107");
        Assert.Equal(200, read.Voltage!.Value.Kilovolts, Written);
        Assert.Equal(0.08, read.AmplitudeContrast);
        Assert.Equal(1.724, read.PixelSize!.Value.Angstroms, Written);
        Assert.Equal(Hand.Plus, read.Hand);
        Assert.Contains(read.Findings, finding => finding.Code == "star-not-followed");
    }

    [Fact]
    public void A_global_file_is_followed_to_the_file_of_its_series()
    {
        string folder = Repository.TemporaryFolder();
        string job = Directory.CreateDirectory(Path.Combine(folder, "Tomograms", "job009", "tilt_series")).FullName;
        File.Copy(Repository.Shared("data/star/relion5_tomo200528_tomograms.star"), Path.Combine(folder, "Tomograms", "tomograms.star"));
        File.Copy(Repository.Shared("data/star/relion5_tomo200528_107_tilt.star"), Path.Combine(job, "tomo200528_107.star"));
        var read = TiltSeriesStar.Read(Path.Combine(folder, "Tomograms", "tomograms.star"), "tomo200528_107");
        Assert.Equal((35, 200.0), (read.Tilts.Length, read.Voltage!.Value.Kilovolts));
        Assert.Equal((-91, -90.5451), (Math.Round(read.Tilts[0].NominalTiltAxis!.Value.Degrees, 6), Math.Round(read.TiltAxis!.Value.Degrees, 6)));
    }

    [Fact]
    public void A_global_file_of_several_series_is_refused_for_an_unknown_one()
    {
        string path = Repository.Shared("data/star/relion4_tilt_series.star");
        Assert.Equal(1.35, TiltSeriesStar.Read(path, "220728_TS_43").PixelSize!.Value.Angstroms, Written);
        var refusal = Assert.Throws<BadInputException>(() => TiltSeriesStar.Read(path, "other"));
        Assert.Equal("star-several-series", refusal.Findings[0].Code);
    }

    [Fact]
    public void The_rows_of_a_Relion_4_file_are_the_frames_of_its_stack()
    {
        const string tilts = "loop_\n_rlnTomoProjX\n_rlnDefocusU\n_rlnMicrographPreExposure\n[1,0,0,0] 30000 0\n[1,0,0,0] 31000 3\n";
        string text = $"data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesName\n_rlnTomoHand\na a.mrc 1\nb b.mrc -1\n\ndata_a\n{tilts}\ndata_b\n{tilts}";
        var read = TiltSeriesStar.Decode(StarFile.Decode(text, "x.star"), "b");
        Assert.Equal(("b", Hand.Plus), (read.Name, read.Hand));
        Assert.Equal([0, 1], read.Tilts.Select(row => row.Section!.Value));
        Assert.Equal("star-several-series", Assert.Throws<BadInputException>(() => TiltSeriesStar.Decode(StarFile.Decode(text, "x.star"), "c")).Findings[0].Code);
    }

    [Fact]
    public void A_Relion_3_file_takes_its_optics_from_the_optics_table()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/relion31_EMPIAR10164_TS_01_ctffind.star"), "TS_01");
        Assert.Equal((300.0, 1.35, 0.1), (read.Voltage!.Value.Kilovolts, read.PixelSize!.Value.Angstroms, read.AmplitudeContrast!.Value));
        Assert.Equal(39224.277344, read.Tilts[0].Estimate!.Defocus.U.Angstroms, Written);
        Assert.Equal(7.166976, read.Tilts[0].Estimate!.Resolution!.Value.Angstroms, Written);
        Assert.Null(read.Tilts[0].TiltAngle);
    }

    [Fact]
    public void A_Gctf_file_is_read_with_the_larger_defocus_first()
    {
        var read = TiltSeriesStar.Read(Repository.Shared("data/star/gctf_017.star"), "017");
        Assert.Equal(14e4 / 71029.9375, read.PixelSize!.Value.Angstroms, Written);
        Assert.Equal(Enumerable.Range(0, read.Tilts.Length), read.Tilts.Select(row => row.Section!.Value));
        var second = read.Tilts[1].Estimate!.Defocus;
        Assert.Equal(35647.824219, second.U.Angstroms, Written);
        Assert.Equal(10.495987 - 90, second.Angle.Degrees, Written);
        Assert.Equal("star-split-names", Assert.Single(read.Findings).Code);
    }

    [Fact]
    public void A_value_that_is_no_number_is_named_by_row_and_label()
    {
        var file = StarFile.Decode("data_t\nloop_\n_rlnDefocusU\n_rlnMicrographPreExposure\n1 nan\nx None\n", "x.star");
        var refusal = Assert.Throws<BadInputException>(() => TiltSeriesStar.Decode(file, "t"));
        Assert.Equal(["data_t, row 1, _rlnMicrographPreExposure", "data_t, row 2, _rlnDefocusU"], refusal.Findings.Select(finding => finding.Place));
    }

    [Fact]
    public void Random_text_is_read_or_refused() => Fuzz.NeverCrashes(text => TiltSeriesStar.Decode(StarFile.Decode(text, "fuzz"), "x"));

    private static TiltSeries Series() => new(
        "ts", 64, 48, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07),
        new(Angle.FromDegrees(-95), Hand.Plus, Angle.FromDegrees(1.5), Angle.FromDegrees(-0.5)),
        [
            new(0, Angle.FromDegrees(-3), new Dose(3), new Dose(3), new(new Defocus(new(35500), new(35100), Angle.FromDegrees(30)), Angle.FromDegrees(90), new Length(12), DefocusSource.Fit, new Length(6), 0.2), Length.FromMicrometers(3.5), 1),
            new(1, Angle.Zero, Dose.None, new Dose(3), new(Defocus.Round(new(35000)), Angle.Zero, new Length(40), DefocusSource.Predicted), Length.FromMicrometers(3.5), 0),
        ],
        new(["flip", "dw(gg,mid)"]), new Length(1500));

    /// <summary>A series whose tilts were judged: one good, one weak, one left out.</summary>
    private static TiltSeries Judged()
    {
        var good = new DefocusEstimate(new(new(35500), new(35100), Angle.FromDegrees(30)), Angle.FromDegrees(90), new Length(12), DefocusSource.Fit, new Length(6), 0.9)
        {
            AstigmatismSigma = new(20),
            AngleSigma = Angle.FromDegrees(1.5),
            USigma = new(15),
            VSigma = new(16),
            PhaseSigma = Angle.FromDegrees(2.5),
            Verdict = FitVerdict.Good,
        };
        DefocusEstimate[] estimates =
        [
            good,
            good with { Defocus = good.Defocus.WithMean(new(35000)), Resolution = null, Verdict = FitVerdict.Weak, Reason = "rings to 14 A only" },
            good with { Defocus = good.Defocus.WithMean(new(34900)), Score = null, USigma = null, VSigma = null, PhaseSigma = null, Source = DefocusSource.Predicted, Verdict = FitVerdict.Failed, Reason = "excluded" },
        ];
        return Series() with
        {
            Tilts = [.. estimates.Select((estimate, i) => new Tilt(i, Angle.FromDegrees(3 * i), new Dose(3 * i), new Dose(3), estimate) { IsExcluded = i == 2 })],
            SlabThicknessSigma = new Length(80),
            TiltOffsetSigma = Angle.FromDegrees(0.25),
            XTiltSigma = Angle.FromDegrees(0.5),
        };
    }

    private static void AssertSame(Tilt tilt, TiltDescription row)
    {
        Assert.Equal(tilt.Section, row.Section);
        Assert.Equal(tilt.Acquired, row.Acquired);
        Assert.Equal(tilt.Angle.Degrees, row.TiltAngle!.Value.Degrees, Written);
        Assert.Equal(tilt.DoseBefore, row.DoseBefore);
        Assert.Equal(tilt.Dose, row.Dose);
        Assert.Equal(tilt.NominalDefocus, row.NominalDefocus);
        var (expected, actual) = (tilt.Estimate!, row.Estimate!);
        Assert.Equal(expected.Defocus.U.Angstroms, actual.Defocus.U.Angstroms, Written);
        Assert.Equal(expected.Defocus.V.Angstroms, actual.Defocus.V.Angstroms, Written);
        Assert.Equal(expected.Defocus.Angle.Degrees, actual.Defocus.Angle.Degrees, Written);
        Assert.Equal(expected.PhaseShift.Degrees, actual.PhaseShift.Degrees, Written);
        Assert.Equal((expected.Sigma, expected.Source, expected.Resolution, expected.Score), (actual.Sigma, actual.Source, actual.Resolution, actual.Score));
    }

    private static string[] Printed(string path, params string[] arguments) =>
        Output(PrintTable, [path, .. arguments]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
