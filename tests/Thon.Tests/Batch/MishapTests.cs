using Thon.Tests.Cli;
using Xunit;

namespace Thon.Tests.Batch;

/// <summary>What people and machines do to the folders of a batch while it goes on, and between two calls.</summary>
public sealed class MishapTests
{
    private readonly SmallBatch _batch = new(3, "--threads", "1");

    [Fact]
    public void A_stack_that_goes_away_before_its_turn_fails_alone_and_is_done_when_it_is_back()
    {
        _batch.Learn();
        var run = RunAnd(() => File.Move(_batch.In("raw/TS_2.mrc"), _batch.In("elsewhere")));
        Assert.True(run.ExitCode == 1, run.Error);
        Assert.Contains("failed: TS_2", run.Error, StringComparison.Ordinal);
        Assert.Equal(["TS_0", "TS_1"], _batch.Done().Select(series => series.Name));
        _batch.AssertSeriesAreWhole();
        File.Move(_batch.In("elsewhere"), _batch.In("raw/TS_2.mrc"));
        AssertRunGivesAll();
    }

    [Fact]
    public void A_folder_of_results_that_is_taken_away_while_they_are_made_ends_in_findings_and_is_made_again()
    {
        _batch.Learn();
        var run = RunAnd(() => Directory.Move(_batch.In("out"), _batch.In("gone")));
        Assert.InRange(run.ExitCode, 0, 1);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        AssertRunGivesAll();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"workingFolder\": \"/tm")]
    [InlineData("{ \"workingFolder\": \"/tmp\", \"series\": [], \"formatVersion\": 2 }")]
    public void A_damaged_plan_is_refused_by_tasks_and_written_anew_by_the_batch(string text)
    {
        _batch.Learn();
        Assert.Equal(0, _batch.Run("--engine", "none").ExitCode);
        File.WriteAllText(_batch.Folder.Plan, text);
        var task = ThonProcess.Run("batch", "--task", "0", "--out", _batch.In("out"));
        Assert.True(task.ExitCode == 2, task.Error);
        Assert.Contains("[batch-plan-unreadable]", task.Error, StringComparison.Ordinal);
        AssertRunGivesAll();
    }

    private void AssertRunGivesAll()
    {
        var run = _batch.Run();
        Assert.True(run.ExitCode == 0, run.Error);
        _batch.AssertWhole();
    }

    // The first series is in work when it happens.
    private ThonProcess RunAnd(Action happens)
    {
        using var process = _batch.Start();
        while (!process.HasExited && !File.Exists(_batch.Folder.EntryOf("TS_0"))) Thread.Sleep(2);
        happens();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
