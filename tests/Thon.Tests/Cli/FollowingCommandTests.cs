using Thon.Pipeline.Inspection;
using Thon.Provenance;
using Thon.Tests.Pipeline.Inspection;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>The commands that are told after a saving do what they say.</summary>
public sealed class FollowingCommandTests
{
    [Fact]
    public void The_commands_make_images_of_the_same_data_type_with_the_saved_defoci()
    {
        var bench = new InspectionBench();
        using var inspected = bench.Open();
        inspected.Set(3, InspectionBench.Trial(31234));
        foreach (string command in inspected.Save(TestContext.Current.CancellationToken).Commands)
        {
            var run = ThonProcess.RunIn(bench.Folder, [.. command.Split(' ').Skip(1)]);
            Assert.True(run.ExitCode == 0, $"{command}\n{run.Error}");
        }

        var made = Sidecar.Read(Sidecar.PathOf(Path.Combine(bench.Folder, "FOLDER", "small_flip_dw.mrc"))).Record;
        Assert.Equal(Sidecar.Read(Sidecar.PathOf(bench.Processed)).Record.Last.Result, made.Last.Result);
        Assert.Equal(["run", "inspect", "correct", "dose"], made.History.Select(job => job.Verb));
        Assert.Equal(31434, made.History[2].Series!.Tilts[3].Estimate!.UAngstroms, 1e-6);
    }
}
