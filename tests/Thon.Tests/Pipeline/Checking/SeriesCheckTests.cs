using System.Globalization;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Checking;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Checking;

/// <summary>A check of a whole series on disk: what is wrong with one thing does not hide the rest, and nothing is told twice.</summary>
public sealed class SeriesCheckTests
{
    private static readonly CheckSettings FilesOnly = new() { Scope = CheckScope.FilesOnly };

    [Fact]
    public void A_series_in_order_gives_nothing_but_its_values()
    {
        var result = SeriesCheck.Run(SmallSeries.Write(), SmallSeries.Options, FilesOnly, null, TestContext.Current.CancellationToken);
        Assert.Empty(result.Findings);
        Assert.Equal(new("images", "7 of 384 x 400", "header of small.mrc"), result.Values[0]);
        Assert.Contains(result.Values, value => value is { Name: "spherical aberration", Value: "2.7 mm" });
        Assert.Equal(["small.mrc", "small.mrc.mdoc"], result.Files.Select(Path.GetFileName));
    }

    [Fact]
    public void A_STAR_file_of_the_series_gives_nothing_either()
    {
        var series = new TinySeries();
        Assert.Empty(SeriesCheck.Run(series.Stack, new() { Ctf = series.Star }, FilesOnly, null, TestContext.Current.CancellationToken).Findings);
    }

    [Fact]
    public void A_missing_Cs_does_not_hide_a_reversed_list_or_doses_that_contradict_the_times()
    {
        var bench = new CheckBench();
        bench.WriteMdoc(i => $"ExposureDose = 3\nPriorRecordDose = {3 * i}\nDateTime = 30-Nov-15  15:{30 - i}:00");
        bench.Write("ts.tlt", "20\n10\n0\n-10\n-25\n");
        Assert.Equal(["angles-reversed", "mdoc-dose-order", "spherical-aberration-missing"], Codes(bench.Check(new())));
    }

    [Fact]
    public void An_mdoc_that_does_not_match_leaves_the_file_with_the_defoci_to_be_checked()
    {
        var bench = new CheckBench();
        bench.Write("ts.mrc.mdoc", "PixelSpacing = 2.5\nVoltage = 300\n[ZValue = 1]\nTiltAngle = 3\n");
        bench.Write("ts.tlt", "-25\n-10\n0\n10\n20\n");
        string star = bench.WriteStar(2700, 34500);
        var result = bench.Check(new() { Ctf = star });
        Assert.Contains("mdoc-count", Codes(result));
        Assert.Contains("mdoc-zvalues-gap", Codes(result));
        Assert.Contains("cs-unit", Codes(result));
        Assert.DoesNotContain("spherical-aberration", Codes(result));
    }

    [Fact]
    public void What_is_explained_is_told_once_and_stays_as_serious()
    {
        var bench = new CheckBench();
        bench.WriteMdoc(i => $"ExposureDose = 3\nPriorRecordDose = {3 * i}\nTargetDefocus = -3.5");
        var result = bench.Check(new() { Ctf = bench.WriteStar(2.7, -34500) });
        Assert.Equal(["defocus-sign"], Codes(result));
        result = bench.Check(new() { Ctf = bench.WriteStar(2.7, 34500 * 4) });
        Assert.Equal(["defocus-factor"], Codes(result));
        result = bench.Check(new() { Ctf = bench.WriteStar(2.7, 3.45) });
        Assert.Equal(Severity.Error, Assert.Single(result.Findings).Severity);
        Assert.Equal(["defocus-unit"], Codes(result));
    }

    [Fact]
    public void Rows_with_the_sign_of_Warp_are_an_error_with_its_reason()
    {
        var bench = new CheckBench();
        bench.WriteMdoc(i => $"ExposureDose = 3\nPriorRecordDose = {3 * i}");
        var finding = Assert.Single(bench.Check(new() { Ctf = bench.WriteStar(2.7, 34500, sign: -1) }).Findings);
        Assert.Equal(("angles-negated", Severity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    public void A_contradicting_pixel_size_names_the_binning()
    {
        var bench = new CheckBench(pixel: 10);
        bench.WriteMdoc(i => $"ExposureDose = 3\nPriorRecordDose = {3 * i}");
        var finding = Assert.Single(bench.Check(new() { SphericalAberration = Length.FromMillimeters(2.7) }).Findings);
        Assert.Equal("pixel-size-contradiction", finding.Code);
        Assert.StartsWith("One is 4 times the other, as after binning by 4.", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ts.mdoc", "Voltage = 300\n[ZValue = 0]\nTiltAngle = 0\n", "--mdoc")]
    [InlineData("ts.star", "data_\n\nloop_\n_rlnDefocusU\n1\n", "--ctf")]
    [InlineData("ts.tlt", "-3\n0\n3\n", "--tilt-angles")]
    public void A_metadata_file_in_place_of_the_stack_hears_its_option(string name, string text, string option)
    {
        var bench = new CheckBench();
        File.Delete(bench.Stack);
        var result = SeriesCheck.Run(bench.Write(name, text), new(), FilesOnly, null, TestContext.Current.CancellationToken);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("check-not-a-stack", finding.Code);
        Assert.Contains(option, finding.Advice);
    }

    [Fact]
    public void An_mdoc_beside_its_stack_hears_the_name_of_the_stack()
    {
        var bench = new CheckBench();
        string mdoc = bench.WriteMdoc(_ => "");
        Assert.Contains($"{bench.Stack};", Assert.Single(SeriesCheck.Run(mdoc, new(), FilesOnly, null, TestContext.Current.CancellationToken).Findings).Advice);
    }

    [Theory]
    [InlineData("nowhere.mrc", "file-not-found")]
    [InlineData("", "file-is-folder")]
    [InlineData("empty.mrc", "image-empty")]
    [InlineData("words.txt", "image-format")]
    public void What_cannot_be_opened_is_a_finding(string name, string code)
    {
        var bench = new CheckBench();
        bench.Write("empty.mrc", "");
        bench.Write("words.txt", "no stack at all");
        Assert.Equal([code], Codes(SeriesCheck.Run(Path.Combine(bench.Folder, name), new(), FilesOnly, null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_movie_or_a_volume_is_told_from_a_series_without_angles()
    {
        var result = new CheckBench().Check(MetadataBench.Optics with { Dose = new Dose(3), DoseOrder = DoseOrder.Stack });
        Assert.Equal(["not-a-series", "tilt-angles-missing"], Codes(result));
    }

    private static string[] Codes(CheckResult result) => [.. result.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal)];

    /// <summary>A stack of five sections whose tilts are not symmetric, with the files of one test beside it.</summary>
    private sealed class CheckBench
    {
        private static readonly double[] Angles = [-25, -10, 0, 10, 20];

        public CheckBench(double pixel = 2.5)
        {
            Folder = Repository.TemporaryFolder();
            Stack = Path.Combine(Folder, "ts.mrc");
            MrcWriterTests.Write(Stack, new(16, 16, Angles.Length, MrcMode.Float32, new Length(pixel)), [.. Angles.Select(angle => Enumerable.Repeat((float)angle, 256).ToArray())]);
        }

        public string Folder { get; }

        public string Stack { get; }

        public string Write(string name, string text)
        {
            File.WriteAllText(Path.Combine(Folder, name), text);
            return Path.Combine(Folder, name);
        }

        public string WriteMdoc(Func<int, string> lines) => Write("ts.mrc.mdoc", "PixelSpacing = 2.5\nVoltage = 300\n" + string.Concat(Angles.Select((angle, i) =>
            string.Create(CultureInfo.InvariantCulture, $"[ZValue = {i}]\nTiltAngle = {angle}\n{lines(i)}\n"))));

        public string WriteStar(double millimeters, double angstroms, int sign = 1) => Write("ts.star", string.Create(CultureInfo.InvariantCulture,
            $"data_global\n\nloop_\n_rlnTomoName\n_rlnVoltage\n_rlnSphericalAberration\n_rlnAmplitudeContrast\n_rlnTomoTiltSeriesPixelSize\nts 300 {millimeters} {Microscope.DefaultAmplitudeContrast} 2.5\n\n")
            + "data_ts\n\nloop_\n_rlnMicrographName\n_rlnTomoNominalStageTiltAngle\n_rlnMicrographPreExposure\n_rlnDefocusU\n_rlnDefocusV\n_rlnDefocusAngle\n_thonDose\n"
            + string.Concat(Angles.Select((angle, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1:000000}@ts.mrc {sign * angle} {3 * i} {angstroms} {angstroms} 0 3\n"))));

        public CheckResult Check(MetadataOptions options) => SeriesCheck.Run(Stack, options, FilesOnly, null, TestContext.Current.CancellationToken);
    }
}
