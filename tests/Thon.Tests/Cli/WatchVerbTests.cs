using System.Diagnostics;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>The watch as a microscopist starts it, beside files that come slowly.</summary>
public sealed class WatchVerbTests
{
    private readonly string _folder = Repository.TemporaryFolder();
    private readonly string _source = SmallSeries.Write();

    [Fact]
    public void Series_that_come_slowly_are_processed_and_the_next_watch_finds_them_done()
    {
        Directory.CreateDirectory(Incoming);
        using var watch = Start("--idle", "0.1");
        byte[] bytes = File.ReadAllBytes(_source);
        using (var stack = File.Create(Path.Combine(Incoming, "TS 1.mrc")))
        {
            foreach (byte[] part in bytes.Chunk(bytes.Length / 5 + 1))
            {
                stack.Write(part);
                stack.Flush();
                Thread.Sleep(300);
            }
        }

        Copy(".mdoc", "TS 1");
        var (code, output, error) = End(watch);
        Assert.True(code == 0, output + error);
        Assert.Contains("TS 1  done", output, StringComparison.Ordinal);
        Assert.All((string[])["TS 1_flip_dw.mrc", "TS 1.html", "processed.star", "failed.json", "index.html"], file => Assert.True(File.Exists(Path.Combine(_folder, "out", file)), file));

        using var again = Start("--idle", "0.05");
        (code, output, _) = End(again);
        Assert.Equal(0, code);
        Assert.Contains("TS 1  up to date", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_ends_it_and_nothing_half_made_stays()
    {
        Directory.CreateDirectory(Incoming);
        Copy("", "TS_1");
        Copy(".mdoc", "TS_1");
        using var watch = Start();
        string? line;
        do line = watch.StandardOutput.ReadLine();
        while (line?.Contains("begun", StringComparison.Ordinal) == false);
        ThonProcess.Signal(watch, 2);
        var (code, _, error) = End(watch);
        Assert.True(code == 0, error);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(_folder, "out"), "*", SearchOption.AllDirectories), path => path.Contains(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void A_series_that_failed_is_listed_and_makes_the_exit_code_1()
    {
        Directory.CreateDirectory(Incoming);
        File.WriteAllBytes(Path.Combine(Incoming, "TS_1.mrc"), File.ReadAllBytes(_source)[..2000]);
        Copy(".mdoc", "TS_1");
        using var watch = Start("--idle", "0.2", "--patience", "0.05");
        var (code, _, error) = End(watch);
        Assert.Equal(1, code);
        Assert.Contains("failed: TS_1", error, StringComparison.Ordinal);
        Assert.Contains("[mrc-truncated]", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_the_options_is_told_before_anything_is_made()
    {
        Directory.CreateDirectory(Incoming);
        var wrong = ThonProcess.RunIn(_folder, "watch", "in", "--out", "out", "--every", "0", "--settle", "soon", "--cs", "x");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Equal(3, wrong.ErrorLines.Length);
        Assert.Equal(2, ThonProcess.RunIn(_folder, "watch", "none", "--out", "out").ExitCode);
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }

    private string Incoming => Path.Combine(_folder, "in");

    private Process Start(params string[] more) => ThonProcess.StartIn(_folder, ["watch", "in", "--out", "out", "--cs", "2.7", "--hand", "+1", "--every", "0.2", "--settle", "1", .. more]);

    private void Copy(string ending, string name) => File.Copy(_source + ending, Path.Combine(Incoming, name + ".mrc" + ending));

    private static (int Code, string Out, string Error) End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
