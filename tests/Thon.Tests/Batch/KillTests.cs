using System.Diagnostics;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.Tests.Batch;

/// <summary><c>thon batch</c> stopped from outside, at moments nobody chose, and started again.</summary>
public sealed class KillTests
{
    private const int Series = 8, KillsAtWork = 16, KillsAtTheEnd = 4, Seed = 9;

    // The summary is written within this time after the last series, milliseconds.
    private const int OfSummary = 120;

    [Fact]
    public void Killed_at_twenty_random_moments_it_loses_nothing_and_ends_with_the_files_of_one_run()
    {
        var batch = new SmallBatch(Series, "--threads", "2", "--write-as", "relion5,imod");
        var whole = batch.Learn();
        var random = new Random(Seed);
        double[] moments = [.. Enumerable.Range(0, KillsAtWork).Select(part => (part + random.NextDouble()) / KillsAtWork)];
        random.Shuffle(moments);
        foreach (double moment in moments) KillAfter(batch, whole * moment);
        for (int kill = 0; kill < KillsAtTheEnd; kill++) KillInSummary(batch, random.Next(OfSummary));
        var run = batch.Run();
        Assert.True(run.ExitCode == 0, run.Error);
        batch.AssertWhole();
        var done = batch.Done();
        Assert.Equal(0, batch.Run().ExitCode);
        Assert.Equal(done, batch.Done());
        batch.AssertWhole();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void Told_to_stop_it_leaves_nothing_half_made_and_goes_on_from_there(int signal)
    {
        var batch = new SmallBatch(3, "--threads", "1");
        batch.Learn();
        for (int before = 0; before < 3; before++)
        {
            using var process = batch.Start();
            while (!process.HasExited && !batch.Ledger.All().Skip(before).Any()) Thread.Sleep(2);
            ThonProcess.Signal(process, signal);
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 130, error);
            Assert.Contains("cancelled", error, StringComparison.Ordinal);
            batch.AssertNoLeftOvers();
        }

        var run = batch.Run();
        Assert.True(run.ExitCode == 0, run.Error);
        batch.AssertWhole();
    }

    // What was done before a kill shortens the next run; one that comes to its end is begun anew, in an empty folder.
    private static void KillAfter(SmallBatch batch, TimeSpan moment)
    {
        while (!IsKilled(batch, process => process.WaitForExit(moment)))
        {
            batch.AssertWhole();
            Directory.Delete(batch.In("out"), recursive: true);
            moment *= 0.95;
        }
    }

    private static void KillInSummary(SmallBatch batch, int milliseconds) => IsKilled(batch, process =>
    {
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith($"{Series}/{Series} ", StringComparison.Ordinal)) continue;
        return process.WaitForExit(milliseconds);
    });

    private static bool IsKilled(SmallBatch batch, Func<Process, bool> hasEnded)
    {
        var done = batch.Done();
        using var process = batch.Start();
        bool isKilled = !hasEnded(process);
        process.Kill();
        process.WaitForExit();
        if (!isKilled) Assert.True(process.ExitCode == 0, process.StandardError.ReadToEnd());
        batch.AssertNothingHalfMade();
        Assert.Subset(batch.Done().ToHashSet(), done.ToHashSet());
        return isKilled;
    }
}
