using System.Text.Json;
using Thon.Correct;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Pipeline;
using Thon.Pipeline.Reporting;
using Thon.Report.Pages;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>Pages of series that were estimated earlier.</summary>
public sealed class FolderReportTests
{
    private const long LargestPage = 5_000_000;

    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, new(ExposurePoint.Middle));

    [Fact]
    public void A_report_drawn_again_has_the_numbers_pictures_values_and_findings_of_that_of_the_run()
    {
        var (folder, first) = Reported();
        var stored = Assert.Single(SeriesFolder.Find(folder));
        var written = FolderReport.Write(stored, new() { Threads = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Equal([Path.Combine(folder, "small.html")], written.Files);
        var again = ReportFile.Read(written.Files[0]);
        foreach (string part in new[] { "name", "stack", "facts", "values", "findings", "history", "record" })
            Assert.True(JsonElement.DeepEquals(first.Data.GetProperty(part), again.Data.GetProperty(part)), part);
        foreach (string number in new[] { "defocusUAngstroms", "defocusVAngstroms", "defocusAngleDegrees", "sigmaAngstroms", "resolutionAngstroms", "score", "tiltDegrees", "doseBefore" })
            Assert.Equal(first.Numbers(number), again.Numbers(number));
        Assert.Equal(first.Texts("before"), again.Texts("before"));
        Assert.Equal(first.Texts("after"), again.Texts("after"));
        Assert.All(again.Texts("spectrum"), Assert.NotNull);
    }

    [Fact]
    public void Numbers_of_the_page_are_those_of_the_STAR_file_to_the_last_digit()
    {
        var (folder, page) = Reported();
        var block = StarFile.Read(Path.Combine(folder, "small.star"))["small"]!;
        foreach (var (field, label) in new[] { ("defocusUAngstroms", "rlnDefocusU"), ("defocusVAngstroms", "rlnDefocusV"), ("defocusAngleDegrees", "rlnDefocusAngle"), ("sigmaAngstroms", "thonDefocusSigma"), ("score", "rlnCtfFigureOfMerit") })
            Assert.Equal(Enumerable.Range(0, SmallSeries.Count).Select(row => block.Number(row, label)), page.Numbers(field));
    }

    [Fact]
    public void Without_its_images_a_series_is_shown_by_its_numbers_and_the_page_says_why()
    {
        var (folder, first) = Reported();
        File.Delete(Path.Combine(folder, "..", "small.mrc"));
        var (files, findings) = FolderReport.Write(Assert.Single(SeriesFolder.Find(folder)), new(), null, TestContext.Current.CancellationToken);
        var page = ReportFile.Read(files[0]);
        Assert.Equal(["report-images-missing"], findings.Select(finding => finding.Code));
        Assert.Equal(first.Numbers("defocusUAngstroms"), page.Numbers("defocusUAngstroms"));
        Assert.All(page.Texts("spectrum").Concat(page.Texts("before")), Assert.Null);
        Assert.All(page.Texts("missing"), text => Assert.Contains("--stack FILE", text));
        Assert.Equal(first.Texts("after"), page.Texts("after"));
    }

    [Fact]
    public void Texts_of_files_stay_texts()
    {
        var (folder, _) = Reported();
        string log = Path.Combine(folder, "small.log"), hostile = "</script><b>x</b><!--<script>";
        File.WriteAllText(log, File.ReadAllText(log).Replace("\nfindings\n", $"\nfindings\n  warning: {hostile} [code]\n", StringComparison.Ordinal));
        var stored = Assert.Single(SeriesFolder.Find(folder));
        var (files, _) = FolderReport.Write(stored with { Series = stored.Series with { Name = hostile } }, new(), null, TestContext.Current.CancellationToken);
        var page = ReportFile.Read(files[0]);
        Assert.Equal(hostile, page.Data.GetProperty("name").GetString());
        Assert.Contains(page.Data.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("text").GetString()!.Contains(hostile, StringComparison.Ordinal));
        Assert.DoesNotContain("<b>x", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.LoadedFromElsewhere);
    }

    [Fact]
    public void What_somebody_else_wrote_is_never_replaced()
    {
        var (folder, _) = Reported();
        string page = Path.Combine(folder, "small.html");
        File.WriteAllText(page, "<html>mine</html>");
        var refusal = Assert.Throws<BadInputException>(() => ReportPaths.Claim(FolderReport.PagesOf(SeriesFolder.Search(folder))));
        Assert.Equal(("report-foreign", page), (Assert.Single(refusal.Findings).Code, refusal.Findings[0].File));
        Assert.Throws<BadInputException>(() => FolderReport.Write(SeriesFolder.Find(folder)[0], new(), null, TestContext.Current.CancellationToken));
        Assert.Equal("<html>mine</html>", File.ReadAllText(page));
    }

    [Fact]
    public void Where_a_figure_exists_nothing_is_drawn_and_the_page_stays_as_it_was()
    {
        var (folder, _) = Reported();
        string figures = Path.Combine(folder, "figures"), taken = Path.Combine(figures, "small", "tilt_02_map.svg"), page = Path.Combine(folder, "small.html");
        Directory.CreateDirectory(Path.GetDirectoryName(taken)!);
        File.WriteAllText(taken, "mine");
        byte[] before = File.ReadAllBytes(page);
        var drawing = new Watch();
        // So that a page drawn again would be another one.
        File.Delete(Path.Combine(folder, "small.log"));
        var refused = Assert.Throws<BadInputException>(() => FolderReport.Write(SeriesFolder.Find(folder)[0], new() { Figures = figures }, drawing, TestContext.Current.CancellationToken));
        Assert.Equal(("output-exists", taken), (Assert.Single(refused.Findings).Code, refused.Findings[0].File));
        Assert.False(drawing.Told);
        Assert.Equal(before, File.ReadAllBytes(page));
        Assert.Equal([taken], Directory.GetFiles(figures, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_figure_that_cannot_be_written_after_all_leaves_the_page_as_it_was()
    {
        var (folder, _) = Reported();
        string figures = Path.Combine(folder, "figures"), inTheWay = Path.Combine(figures, "small", "tilt_02_map.svg"), page = Path.Combine(folder, "small.html");
        Directory.CreateDirectory(inTheWay);
        File.Delete(page);
        Assert.Throws<BadInputException>(() => FolderReport.Write(SeriesFolder.Find(folder)[0], new() { Figures = figures }, null, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(page));
        Assert.Empty(Directory.GetFiles(figures, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Page_and_figures_appear_together_under_names_that_were_claimed()
    {
        var (folder, _) = Reported();
        string figures = Path.Combine(folder, "figures");
        var stored = SeriesFolder.Find(folder)[0];
        var (files, _) = FolderReport.Write(stored, new() { Figures = figures }, null, TestContext.Current.CancellationToken);
        Assert.All(files, file => Assert.True(File.Exists(file), file));
        Assert.Empty(files.Skip(1).Except(FigureFiles.PathsOf(stored.Series, figures)));
    }

    [Fact]
    public void A_page_of_41_tilts_is_smaller_than_5_MB()
    {
        var settings = SmallSeries.Settings with { Name = "long", TiltAngles = [.. Enumerable.Range(-20, 41).Select(i => Angle.FromDegrees(3 * i))] };
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "long.mrc");
        var simulation = new Simulation(settings);
        MrcWriterTests.Write(stack, new(settings.Width, settings.Height, 41, MrcMode.Float32, settings.PixelSize), [.. Enumerable.Range(0, 41).Select(section => simulation.Render(section).Pixels)]);
        TiltSeriesStar.Write(Path.Combine(folder, "long.star"), TrueSeries.Of(settings), "long.mrc");
        var (files, _) = FolderReport.Write(Assert.Single(SeriesFolder.Find(folder)), new() { Threads = 2 }, null, TestContext.Current.CancellationToken);
        Assert.All(ReportFile.Read(files[0]).Texts("spectrum"), Assert.NotNull);
        Assert.InRange(new FileInfo(files[0]).Length, 1, LargestPage);
    }

    private static (string Folder, ReportFile Page) Reported()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Flip, Report = ReportOutput.Page });
        return (folder, ReportFile.Read(Path.Combine(folder, "small.html")));
    }

    private sealed class Watch : IProgress<StageProgress>
    {
        public bool Told { get; private set; }

        public void Report(StageProgress value) => Told = true;
    }
}
