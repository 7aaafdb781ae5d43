using Thon.Tests.Pipeline;
using Thon.Tests.Pipeline.Reporting;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>Reports as users ask for them.</summary>
public sealed class ReportVerbTests
{
    private readonly string _folder = Path.GetDirectoryName(SmallSeries.Write())!;

    [Fact]
    public void A_run_names_its_report_last_and_report_off_writes_none()
    {
        var plain = Run("estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "off", "--report", "off");
        Assert.True(plain.ExitCode == 0, plain.Error);
        Assert.Empty(Directory.GetFiles(At("off"), "*.html"));
        var run = Run("run", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("wrote out/small.html", run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Empty(ReportFile.Read(At("out", "small.html")).LoadedFromElsewhere);
        Assert.Contains("option: --report: 'maybe'", Run("run", "small.mrc", "--cs", "2.7", "--out", "x", "--report", "maybe").Error.Replace("error: ", "option: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_are_replaced_and_two_series_make_an_index_that_leads_to_both()
    {
        Assert.Equal(0, Run("estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out").ExitCode);
        var one = Run("report", "out");
        Assert.Equal((0, "wrote out/small.html\n"), (one.ExitCode, one.Out));
        File.Move(At("small.mrc"), At("a b<i>.mrc"));
        File.Move(At("small.mrc.mdoc"), At("a b<i>.mrc.mdoc"));
        Assert.Equal(0, Run("estimate", "a b<i>.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out", "--report", "off").ExitCode);
        var two = Run("report", "out", "--figures", "figures");
        Assert.True(two.ExitCode == 0, two.Error);
        Assert.Contains("wrote out/a b<i>.html\n", two.Out);
        Assert.EndsWith("wrote out/index.html\n", two.Out);
        string index = File.ReadAllText(At("out", "index.html"));
        Assert.Contains("href=\"small.html\"", index);
        Assert.Contains("href=\"a%20b%3Ci%3E.html\"", index);
        Assert.DoesNotContain("<i>", index);
        Assert.NotEmpty(Directory.GetFiles(At("figures", "small"), "*.svg"));
        // The images of the first one have another name now.
        Assert.Contains("[report-images-missing]", two.Error);
        var again = Run("report", "out", "--figures", "figures");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("[output-exists]", again.Error);
        Assert.Equal(0, Run("report", "out", "--figures", "figures", "--force").ExitCode);
        Assert.Equal(2, Run("report", "out", "--stack", "a b<i>.mrc").ExitCode);
    }

    [Fact]
    public void Images_that_were_moved_are_named_by_an_option()
    {
        Assert.Equal(0, Run("estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out", "--report", "off").ExitCode);
        Directory.CreateDirectory(At("else"));
        File.Move(At("small.mrc"), At("else", "raw.mrc"));
        var numbers = Run("report", "out");
        Assert.Equal(0, numbers.ExitCode);
        Assert.Contains("[report-images-missing]", numbers.Error);
        Assert.All(ReportFile.Read(At("out", "small.html")).Texts("spectrum"), Assert.Null);
        var named = Run("report", "out", "--stack", "else/raw.mrc");
        Assert.Equal(0, named.ExitCode);
        Assert.DoesNotContain("warning", named.Error);
        Assert.All(ReportFile.Read(At("out", "small.html")).Texts("spectrum"), Assert.NotNull);
    }

    [Fact]
    public void Folders_without_series_and_pages_of_others_are_refused_in_one_line()
    {
        var nothing = Run("report", ".");
        Assert.Equal((2, true), (nothing.ExitCode, Assert.Single(nothing.ErrorLines).Contains("[report-no-series]", StringComparison.Ordinal)));
        Assert.Equal(0, Run("estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out", "--report", "off").ExitCode);
        File.WriteAllText(At("out", "small.html"), "mine");
        var foreign = Run("report", "out", "--force");
        Assert.Equal((2, true), (foreign.ExitCode, Assert.Single(foreign.ErrorLines).Contains("[report-foreign]", StringComparison.Ordinal)));
        Assert.Equal("mine", File.ReadAllText(At("out", "small.html")));
    }

    private string At(params string[] names) => Path.Combine([_folder, .. names]);

    private ThonProcess Run(params string[] arguments) => ThonProcess.RunIn(_folder, arguments);
}
