using Thon.Tests.Formats.Star;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>Other programs' files of a batch: those of one series are those of a run, and those of a project list every series.</summary>
public sealed class BatchExportTests
{
    private static readonly string[] Options = ["--cs", "2.7", "--hand", "+1", "--report", "off", "--write-as", "relion5,imod,aretomo", "--out", "out"];

    [Fact]
    public void A_batch_of_one_writes_what_a_run_writes_and_a_batch_of_two_lists_both()
    {
        string run = Project("TS_1"), batch = Project("TS_1");
        Assert.Equal(0, ThonProcess.RunIn(run, ["run", "TS_1.mrc", .. Options]).ExitCode);
        var first = ThonProcess.RunIn(batch, ["batch", ".", .. Options]);
        Assert.True(first.ExitCode == 0, first.Error);
        string[] files = Exports(run);
        Assert.Contains("relion5/tilt_series.star", files);
        Assert.Equal(files, Exports(batch));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(run, "out", file)), File.ReadAllBytes(Path.Combine(batch, "out", file))));

        Copy(batch, "TS_2");
        var second = ThonProcess.RunIn(batch, ["batch", ".", .. Options]);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Contains("2 series: 2 done, 0 failed", second.Out, StringComparison.Ordinal);
        Assert.Equal(
            ["TS_1 tilt_series/TS_1.star 300.000000", "TS_2 tilt_series/TS_2.star 300.000000"],
            RelionTable.Print(Path.Combine(batch, "out", "relion5", "tilt_series.star"), "data_global", "rlnTomoName", "rlnTomoTiltSeriesStarFile", "rlnVoltage"));
        Assert.Equal(SmallSeries.Count, RelionTable.Print(Path.Combine(batch, "out", "relion5", "tilt_series", "TS_2.star"), "data_TS_2", "rlnMicrographName", "rlnDefocusU").Length);
    }

    private static string Project(string name)
    {
        string folder = Repository.TemporaryFolder();
        Copy(folder, name);
        return folder;
    }

    private static void Copy(string folder, string name)
    {
        string stack = SmallSeries.Write();
        File.Copy(stack, Path.Combine(folder, name + ".mrc"));
        File.Copy(stack + ".mdoc", Path.Combine(folder, name + ".mrc.mdoc"));
    }

    private static string[] Exports(string project)
    {
        string results = Path.Combine(project, "out");
        return [.. new[] { "relion5", "imod", "aretomo" }.Select(dialect => Path.Combine(results, dialect)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Select(path => Path.GetRelativePath(results, path)).Order(StringComparer.Ordinal)];
    }
}
