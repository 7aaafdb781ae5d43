using Thon.Estimate.Diagnosis;
using Thon.Pipeline;
using Thon.Report.Pages;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline;
using Thon.Tests.Pipeline.Reporting;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Report.Pages;

/// <summary>Pages of 41 tilts, as a run writes them and with spectra that are as hard to keep as can be.</summary>
public sealed class PageSizeTests
{
    private const int Tilts = 41, SpectrumSide = 256, ThumbnailSide = 128, Seed = 7;

    // The smallest images that have tiles of the usual size, so as many rings as any; fewer tiles make spectra with more noise, which take more room.
    private const int ImageSide = 512;

    // Noise over this share of the grey values, as spectra of single images have: nothing is harder to keep.
    private const double NoiseSpan = 0.6;

    // What a mail or a wiki still takes.
    private const int LargestPage = 5_000_000;

    [Fact]
    public void The_page_of_a_run_of_41_tilts_with_its_record_and_findings_is_smaller_than_five_megabytes()
    {
        string page = WriteRun();
        var report = ReportFile.Read(page);
        Assert.Equal(Tilts, report.Tilts.Length);
        Assert.All(report.Texts("spectrum").Concat(report.Texts("before")).Concat(report.Texts("after")), Assert.NotNull);
        string record = report.Data.GetProperty("record").GetString()!;
        Assert.NotEqual(0, report.Data.GetProperty("findings").GetArrayLength());
        Assert.InRange(new FileInfo(page).Length, 1_000_000, LargestPage);
        string worst = WorstPage(record, [.. report.Data.GetProperty("findings").EnumerateArray().Select(finding => new ReportFinding(finding.GetProperty("severity").GetString()!, finding.GetProperty("text").GetString()!))]);
        Assert.InRange(worst.Length, new FileInfo(page).Length, LargestPage);
        TestContext.Current.TestOutputHelper?.WriteLine($"the page {new FileInfo(page).Length} bytes, with noise {worst.Length}, its record {record.Length}, {report.Data.GetProperty("findings").GetArrayLength()} findings");
    }

    private static string WriteRun()
    {
        var settings = SmallSeries.Settings with { Name = "long", Width = ImageSide, Height = ImageSide, TiltAngles = [.. Enumerable.Range(-20, Tilts).Select(i => Angle.FromDegrees(3 * i))] };
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "long.mrc");
        var simulation = new Simulation(settings);
        MrcWriterTests.Write(stack, new(ImageSide, ImageSide, Tilts, Thon.Formats.Mrc.MrcMode.Float32, settings.PixelSize), [.. Enumerable.Range(0, Tilts).Select(section => simulation.Render(section).Pixels)]);
        SimulatedMdoc.Of(TrueSeries.Of(settings), "long.mrc").Write(stack + ".mdoc");
        string output = Path.Combine(folder, "out");
        // An odd amplitude contrast gives the check something to say.
        SmallSeries.Run(output, new(stack, SmallSeries.Options with { AmplitudeContrast = 0.3 }) { Steps = new(Thon.Correct.CorrectionMode.Flip, new(Thon.Correct.ExposurePoint.Middle)), Threads = 2, Report = ReportOutput.Page });
        return Path.Combine(output, "long.html");
    }

    private static string WorstPage(string record, ReportFinding[] findings)
    {
        var random = new Random(Seed);
        var one = SampleFits.Series.Tilts[SampleFits.GoodAndPoor];
        var series = SampleFits.Series with { Tilts = [.. Enumerable.Range(0, Tilts).Select(section => one with { Section = section, Acquired = section })] };
        var tilts = TiltReports.Of(series, [.. series.Tilts.Select(_ => SampleFits.Diagnosis with { Picture = new SpectrumPicture(SpectrumSide, 0.2, [.. HalfNoise(random)]) })]);
        string? thumbnail = GreyPicture.DataAddress(Noise(random, ThumbnailSide * ThumbnailSide), ThumbnailSide, ThumbnailSide, PictureFormat.Jpeg);
        return ReportPage.Html(SeriesReports.Of(series, "TS_01.mrc", [.. tilts.Select(tilt => tilt with { Before = thumbnail, After = thumbnail })], [.. findings], [], [], record));
    }

    // The right half is a smooth model.
    private static byte[] HalfNoise(Random random)
    {
        byte[] grey = Noise(random, SpectrumSide * SpectrumSide);
        for (int i = 0; i < grey.Length; i++)
            if (i % SpectrumSide >= SpectrumSide / 2) grey[i] = (byte)(128 + 60 * Math.Cos(0.002 * (Math.Pow(i % SpectrumSide - SpectrumSide / 2, 2) + Math.Pow(i / SpectrumSide - SpectrumSide / 2, 2))));
        return grey;
    }

    private static byte[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)(128 + 255 * NoiseSpan * (random.NextDouble() - 0.5)))];
}
