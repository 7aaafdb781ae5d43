using System.Diagnostics;
using System.Text.Json;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary><c>thon batch</c> as users run it: two series and one that is no series.</summary>
public sealed class BatchVerbTests
{
    // The hand is said since so few small images cannot tell it for sure.
    private static readonly string[] Options = ["--cs", "2.7", "--hand", "+1"];

    private readonly string _folder = Repository.TemporaryFolder();

    public BatchVerbTests()
    {
        foreach (string name in (string[])["one", "two words"]) Place(name);
    }

    [Fact]
    public void A_bad_series_stops_no_other_and_is_listed_on_every_run_until_it_is_mended()
    {
        File.WriteAllText(In("raw/bad.mrc"), "no images");
        File.Copy(In("raw/one.mrc.mdoc"), In("raw/bad.mrc.mdoc"));
        var first = Batch();
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("/3  bad  failed  error: ", first.Out);
        Assert.Contains("/3  one  done  ", first.Out);
        Assert.Contains("7 tilts: ", first.Out);
        Assert.Contains("failed: bad", first.Error);
        Assert.Equal("bad", FailedNames());

        var second = Batch();
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("/3  two words  up to date", second.Out);
        Assert.Equal("bad", FailedNames());

        File.Delete(In("raw/bad.mrc"));
        Assert.Equal(0, Batch().ExitCode);
        Assert.Equal("", FailedNames());
        Assert.All((string[])["processed.star", "index.html", "one.html", "two words_flip_dw.mrc"], file => Assert.True(File.Exists(In("out/" + file)), file));
    }

    [Fact]
    public void The_files_are_those_of_thon_run_and_those_of_any_number_of_threads()
    {
        Assert.Equal(0, Batch("--threads", "1").ExitCode);
        Directory.Move(In("out"), In("first"));
        Assert.Equal(0, Batch("--threads", "3").ExitCode);
        Assert.Equal(Files("first"), Files("out"));
        Assert.All(Files("out"), file => Assert.Equal(File.ReadAllBytes(In("first/" + file)), File.ReadAllBytes(In("out/" + file))));

        Directory.Move(In("out"), In("second"));
        Assert.Equal(0, ThonProcess.RunIn(_folder, ["run", "raw/one.mrc", .. Options, "--out", "out"]).ExitCode);
        // Time and command stand in the others.
        Assert.All((string[])["one_flip_dw.mrc", "one.star", "one.defocus", "one.tlt"], file => Assert.Equal(File.ReadAllBytes(In("second/" + file)), File.ReadAllBytes(In("out/" + file))));
    }

    [Fact]
    public void A_task_works_on_one_series_of_the_plan_from_any_folder()
    {
        Assert.Equal(0, Batch("--engine", "none").ExitCode);
        Assert.False(File.Exists(In("out/one.star")));
        var task = ThonProcess.RunIn("/", "batch", "--task", "1", "--out", In("out"));
        Assert.True(task.ExitCode == 0, task.Error);
        Assert.Contains("1/1  two words  done", task.Out);
        Assert.False(File.Exists(In("out/one.star")));
        // As if it had been made by the one that planned it.
        Assert.Contains("@out/two words_flip_dw.mrc", File.ReadAllText(In("out/two words.star")).Replace("\\", ""), StringComparison.Ordinal);
        Assert.Equal(2, ThonProcess.RunIn("/", "batch", "--task", "2", "--out", In("out")).ExitCode);
        Assert.Contains("two words  up to date", Batch().Out);
    }

    [Fact]
    public void A_wrong_option_is_told_before_anything_is_done()
    {
        var run = Batch("--correct", "nonsense", "--inputs", "somehow");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--inputs: 'somehow'", run.Error);
        Assert.False(Directory.Exists(In("out")));
        var wrong = Batch("--correct", "nonsense");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--correct: 'nonsense'", wrong.Error);
        Assert.False(Directory.Exists(In("out")));
    }

    [Fact]
    public void A_second_batch_in_the_folder_is_refused_and_told_who_is_there()
    {
        using var held = BatchLock.Take(new(In("out")));
        var run = Batch();
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{Environment.MachineName} {Environment.ProcessId}", run.Error);
        Assert.Contains("[batch-in-use]", run.Error);
    }

    [Fact]
    public void Killed_without_a_chance_to_say_a_word_and_run_again_gives_the_files_of_one_run()
    {
        Assert.Equal(0, Batch().ExitCode);
        Directory.Move(In("out"), In("clean"));
        using (var process = ThonProcess.StartIn(_folder, ["batch", "raw", .. Options, "--out", "out", "--threads", "1"]))
        {
            WaitUntil(() => File.Exists(In("out/batch/series/one.json")));
            process.Kill();
            process.WaitForExit();
        }

        Assert.Equal(SeriesState.Running, new SeriesLedger(new(In("out"))).Find("one")!.State);
        Assert.Equal(0, Batch().ExitCode);
        Assert.Equal(Files("clean"), Files("out"));
        Assert.All(Files("out"), file => Assert.Equal(File.ReadAllBytes(In("clean/" + file)), File.ReadAllBytes(In("out/" + file))));
    }

    [Fact]
    public void Stopped_it_leaves_nothing_half_made_and_says_so()
    {
        using (var process = ThonProcess.StartIn(_folder, ["batch", "raw", .. Options, "--out", "out", "--threads", "1"]))
        {
            WaitUntil(() => File.Exists(In("out/batch/series/one.json")));
            ThonProcess.Signal(process, 15);
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(130, process.ExitCode);
            Assert.Contains("cancelled", error);
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(In("out"), "*", SearchOption.AllDirectories), path => Path.GetFileName(path).StartsWith('.'));
        Assert.Equal(0, Batch().ExitCode);
    }

    private void Place(string name)
    {
        string stack = SmallSeries.Write();
        Directory.CreateDirectory(In("raw"));
        File.Move(stack, In($"raw/{name}.mrc"));
        File.Move(stack + ".mdoc", In($"raw/{name}.mrc.mdoc"));
    }

    private ThonProcess Batch(params string[] more) => ThonProcess.RunIn(_folder, ["batch", "raw", .. Options, "--out", "out", .. more]);

    private string In(string path) => Path.Combine(_folder, path);

    // What the batch keeps for itself has times and processes in it.
    private string[] Files(string folder) => [.. Directory.EnumerateFiles(In(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string FailedNames()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(In("out/failed.json")));
        return string.Join(", ", json.RootElement.GetProperty("series").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    private static void WaitUntil(Func<bool> happened)
    {
        var patience = Stopwatch.StartNew();
        while (!happened() && patience.Elapsed < TimeSpan.FromMinutes(2)) Thread.Sleep(5);
        Assert.True(happened());
    }
}
