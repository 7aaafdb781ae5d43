using System.Text.Json;
using Thon.Correct;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Pipeline.Reporting;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>The page that a run leaves.</summary>
public sealed class RunReportTests
{
    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, new(ExposurePoint.Middle)), Nothing = new(CorrectionMode.None, null);

    [Fact]
    public void A_report_changes_no_other_file_and_is_the_same_with_one_and_three_threads()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var plain = Run(ReportOutput.None, 2);
        var (one, three) = (Run(ReportOutput.Page, 1), Run(ReportOutput.Page, 3));
        Assert.Equal([.. plain.Keys.Append("small.html").Order(StringComparer.Ordinal)], one.Keys.Order(StringComparer.Ordinal));
        Assert.All(plain, file => Assert.Equal(file.Value, one[file.Key]));
        Assert.All(one, file => Assert.Equal(file.Value, three[file.Key]));

        Dictionary<string, byte[]> Run(ReportOutput report, int threads)
        {
            var result = SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Flip, Threads = threads, Report = report, Overwrite = Overwrite.Replace });
            Assert.Equal(report == ReportOutput.Page, result.Files.Contains(Path.Combine(folder, "small.html")));
            return result.Files.ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        }
    }

    [Fact]
    public void Every_tilt_has_its_spectrum_its_curves_and_pictures_before_and_after()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var result = SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Flip, Report = ReportOutput.Page });
        var page = ReportFile.Read(Path.Combine(folder, "small.html"));
        Assert.Equal(("small", "small_flip_dw.mrc"), (page.Data.GetProperty("name").GetString(), page.Data.GetProperty("stack").GetString()));
        Assert.Equal(SmallSeries.Count, page.Tilts.Length);
        Assert.All(page.Texts("spectrum"), picture => Assert.StartsWith("data:image/png;base64,", picture));
        Assert.All(page.Texts("before").Concat(page.Texts("after")), picture => Assert.StartsWith("data:image/jpeg;base64,", picture));
        Assert.Equal(2 * SmallSeries.Count, page.Texts("before").Concat(page.Texts("after")).Distinct().Count());
        Assert.All(page.Tilts, tilt => Assert.NotEqual(JsonValueKind.Null, tilt.GetProperty("profile").ValueKind));
        Assert.Equal([.. result.Series.Tilts.Select(tilt => tilt.Section)], page.Tilts.Select(tilt => tilt.GetProperty("section").GetInt32()));
        Assert.Empty(page.LoadedFromElsewhere);
        Assert.Contains("thon run", string.Join('\n', page.Data.GetProperty("history").EnumerateArray()));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "small.star.thon.json")), page.Data.GetProperty("record").GetString());
    }

    [Fact]
    public void An_estimation_shows_excluded_tilts_too_and_pictures_before_only()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var options = SmallSeries.Options with { Exclude = SectionList.Parse("2") };
        SmallSeries.Run(folder, new(stack, options) { Steps = Nothing, Report = ReportOutput.Page });
        var page = ReportFile.Read(Path.Combine(folder, "small.html"));
        Assert.All(page.Texts("before"), Assert.NotNull);
        Assert.All(page.Texts("after"), Assert.Null);
        Assert.Equal("excluded", page.Texts("verdict")[2]);
        Assert.All(page.Texts("spectrum"), Assert.NotNull);
    }

    [Fact]
    public void A_page_that_exists_stops_a_run_before_its_work()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), page = Path.Combine(folder, "small.html");
        Directory.CreateDirectory(folder);
        File.WriteAllText(page, "mine");
        var refusal = Assert.Throws<BadInputException>(() => SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Nothing, Report = ReportOutput.Page }));
        Assert.Equal(("output-exists", page), (Assert.Single(refusal.Findings).Code, refusal.Findings[0].File));
        Assert.Equal([page], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_defect_in_drawing_costs_the_page_and_nothing_else()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), page = Path.Combine(folder, "small.html");
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = Flip, Report = ReportOutput.Page };
        using var input = SeriesInput.Open(stack, settings.Metadata, settings.Steps.NeedsOfRun);
        var estimated = Preprocess.Estimate(input, settings, folder, null, TestContext.Current.CancellationToken);
        // One spectrum where there are seven tilts: whoever draws runs out of the list.
        var result = Preprocess.Finish(input, estimated with { Spectra = [estimated.Spectra[0]] }, settings, folder, null, TestContext.Current.CancellationToken);
        StandsWithoutPage(result, folder, page);
        Assert.False(File.Exists(page));
    }

    [Fact]
    public void A_page_that_cannot_be_written_costs_nothing_else()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), page = Path.Combine(folder, "small.html");
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = Flip, Report = ReportOutput.Page };
        using var input = SeriesInput.Open(stack, settings.Metadata, settings.Steps.NeedsOfRun);
        var estimated = Preprocess.Estimate(input, settings, folder, null, TestContext.Current.CancellationToken);
        StandsWithoutPage(Preprocess.Finish(input, estimated, settings, folder, new Doing(() => Directory.CreateDirectory(page)), TestContext.Current.CancellationToken), folder, page);
    }

    [Fact]
    public void Stopping_the_work_is_no_failure_of_the_page()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => RunPage.Write("small.html", () => throw new OperationCanceledException(stop.Token), stop.Token));
    }

    [Fact]
    public void What_the_check_says_beyond_the_run_stands_in_the_log_and_in_the_report()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        // Nothing that a run needs to stop for, or speaks of.
        SmallSeries.Run(folder, new(stack, SmallSeries.Options with { AmplitudeContrast = 0.3 }) { Steps = Nothing, Report = ReportOutput.Page });
        var log = LoggedRun.Read(File.ReadAllText(Path.Combine(folder, "small.log")));
        var page = ReportFile.Read(Path.Combine(folder, "small.html"));
        Assert.Contains("[amplitude-contrast-unusual]", Assert.Single(log.Check).Text);
        Assert.Equal([.. log.Findings.Concat(log.Check).Select(finding => finding.Text)], page.Data.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("text").GetString()!));
        Assert.DoesNotContain(log.Check, finding => log.Findings.Contains(finding));
    }

    private static void StandsWithoutPage(PreprocessResult result, string folder, string page)
    {
        var warning = Assert.Single(result.Findings, finding => finding.Code == "report-not-written");
        Assert.Equal((Severity.Warning, page), (warning.Severity, warning.File));
        Assert.DoesNotContain(page, result.Files);
        Assert.All(result.Files, file => Assert.True(File.Exists(file), file));
        foreach (string name in new[] { "small_flip_dw.mrc", "small.star", "small.log", "small.star.thon.json" }) Assert.Contains(Path.Combine(folder, name), result.Files);
    }

    private sealed class Doing(Action work) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => work();
    }
}
