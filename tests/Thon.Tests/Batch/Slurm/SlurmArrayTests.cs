using System.Diagnostics;
using System.Text.Json;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Slurm;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.Tests.Batch.Slurm;

/// <summary>The tool and a real SLURM of two nodes.</summary>
public sealed class SlurmArrayTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    private const int Interrupt = 2, Corrupt = 300_000;

    private static readonly string[] Series = ["--cs", "2.7", "--hand", "+1", "--out", "out"];
    private static readonly string[] Slurm = ["--engine", "slurm", "--cpus-per-task", "1", "--poll", "1", "--grace", "2"];

    [Fact]
    public void A_node_that_dies_and_a_series_that_is_corrupt_change_nothing_in_the_results_of_the_others()
    {
        Assert.SkipWhen(cluster.WhyNot is not null, cluster.WhyNot ?? "");
        string input = ManySeries.Write(24), here = Repository.TemporaryFolder(), there = Repository.TemporaryFolder();
        using (var corrupt = File.OpenWrite(Path.Combine(input, "TS_13.mrc"))) corrupt.SetLength(Corrupt);
        Assert.Equal(1, ThonProcess.RunIn(here, ["batch", input, .. Series]).ExitCode);

        cluster.AwaitIdle();
        using var process = Start(there, ["batch", input, .. Series, .. Slurm]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        SlurmCluster.Await(() => process.HasExited || Done(there) >= 3 && cluster.RunningOn("ci2") > 0);
        cluster.Cut("ci2");
        int requeued = 0;
        SlurmCluster.Await(() =>
        {
            requeued += cluster.BringForward();
            return process.HasExited;
        });
        cluster.Revive("ci2");

        Assert.True(process.ExitCode == 1, Text(error) + Text(output));
        // By SLURM's own word; whoever follows may look before and after, and miss it.
        Assert.True(requeued > 0, "no task was put back into the queue");
        AssertSame(Path.Combine(here, "out"), Path.Combine(there, "out"));
        Assert.Equal(["TS_13"], FailedIn(there));
        Assert.Equal(24, Directory.GetFiles(Path.Combine(there, "out"), "TS_*.mrc").Length + 1);
    }

    [Fact]
    public void A_job_by_a_template_is_left_and_joined_and_what_was_killed_meanwhile_is_submitted_again()
    {
        Assert.SkipWhen(cluster.WhyNot is not null, cluster.WhyNot ?? "");
        string input = ManySeries.Write(4), folder = Repository.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder, "job.sh"), "#!/bin/bash\n#SBATCH --array={{array}} --output={{output}}\n#SBATCH --chdir={{chdir}} --no-requeue\nexport TEMPLATE=1\n{{command}}\n");
        cluster.AwaitIdle();
        using var process = Start(folder, ["batch", input, .. Series, .. Slurm, "--slurm-template", "job.sh", "--series-per-task", "2"]);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        SlurmCluster.Await(() => process.HasExited || cluster.RunningOn("ci1") + cluster.RunningOn("ci2") == 2);
        ThonProcess.Signal(process, Interrupt);
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("--follow", Text(error));
        cluster.KillTool("ci1");
        cluster.KillTool("ci2");

        var joined = ThonProcess.RunWith(cluster.Variable, Path.GetTempPath(), "batch", "--follow", Path.Combine(folder, "out"));
        Assert.True(joined.ExitCode == 0, joined.Error + joined.Out);
        Assert.Contains("[slurm-again]", joined.Error);
        var last = new SubmissionFiles(Folder(folder)).Last()!;
        Assert.Equal((2, true), (last.Number, last.Closed));
        Assert.Equal(4, Done(folder));
        Assert.Contains("TEMPLATE", File.ReadAllText(Path.Combine(Folder(folder).Slurm, "submission-2.sh")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "out"), ".*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Whoever_begins_beside_a_job_at_work_joins_it_or_is_refused()
    {
        Assert.SkipWhen(cluster.WhyNot is not null, cluster.WhyNot ?? "");
        string input = ManySeries.Write(2), folder = Repository.TemporaryFolder();
        cluster.AwaitIdle();
        using var process = Start(folder, ["batch", input, .. Series, .. Slurm, "--sbatch-option=--begin=now+1hour"]);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        SlurmCluster.Await(() => process.HasExited || File.Exists(Path.Combine(Folder(folder).Slurm, "submission-1.json")) && new SubmissionFiles(Folder(folder)).Last()!.Job is not null);
        ThonProcess.Signal(process, Interrupt);
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);

        var local = ThonProcess.RunWith(cluster.Variable, folder, ["batch", input, .. Series]);
        Assert.True(local.ExitCode == 2 && local.Error.Contains("[slurm-at-work]"), local.Error);
        var other = ThonProcess.RunWith(cluster.Variable, folder, ["batch", input, .. Series, .. Slurm, "--voltage", "200"]);
        Assert.True(other.ExitCode == 2 && other.Error.Contains("[slurm-at-work]"), other.Error);

        cluster.Do("scontrol", "update", "JobId=" + new SubmissionFiles(Folder(folder)).Last()!.Job, "StartTime=now");
        var same = ThonProcess.RunWith(cluster.Variable, folder, ["batch", input, .. Series, .. Slurm]);
        Assert.True(same.ExitCode == 0 && same.Error.Contains("[slurm-joined]"), same.Error);
        Assert.Equal(1, new SubmissionFiles(Folder(folder)).Last()!.Number);
    }

    private static string Text(Task<string> stream) => stream.GetAwaiter().GetResult();

    private Process Start(string folder, string[] args) => ThonProcess.StartWith([cluster.Variable], folder, args);

    private static BatchFolder Folder(string folder) => new(Path.Combine(folder, "out"));

    private static int Done(string folder) => new SeriesLedger(Folder(folder)).All().Count(entry => entry.State == SeriesState.Done);

    private static string[] FailedIn(string folder) =>
        [.. JsonDocument.Parse(File.ReadAllText(Folder(folder).Failed)).RootElement.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("name").GetString()!)];

    // Everything but what the batch keeps for itself, of which times and computers are a part.
    private static void AssertSame(string expected, string actual)
    {
        Assert.Equal(Names(expected), Names(actual));
        Assert.All(Names(expected), name => Assert.True(File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))), name));
    }

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Where(name => !name.StartsWith("batch/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
