using Thon.Formats.Mdoc;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Cli;

public sealed class SimulateVerbTests
{
    private static readonly string[] Small = ["--size", "64", "--pixel-size", "6", "--tilt-range", "40", "--tilt-step", "20", "--tilt-axis", "-85.3", "--hand", "-1"];

    [Fact]
    public void It_writes_what_the_library_simulates_with_its_truth_and_its_mdoc()
    {
        string folder = Path.Combine(Repository.TemporaryFolder(), "new", "folder");
        var run = ThonProcess.Run(["simulate", "--out", folder, "--threads", "2", .. Small]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["simulated.mrc", "simulated.mrc.mdoc", "simulated_truth.star"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());

        using var stack = MrcReader.Open(Path.Combine(folder, "simulated.mrc"));
        Assert.Equal((64, 64, 5, 6.0), (stack.Width, stack.Height, stack.Count, Math.Round(stack.PixelSize!.Value.Angstroms, 4)));
        Assert.Equal(DataType.Raw, DataType.FromLabels(stack.Labels));

        var truth = TiltSeriesStar.Read(Path.Combine(folder, "simulated_truth.star"), "simulated");
        Assert.Equal(5, truth.Tilts.Length);
        Assert.Equal(Hand.Minus, truth.Hand);
        Assert.Equal(-85.3, truth.TiltAxis!.Value.Degrees, 1e-4);

        var mdoc = MdocFile.Read(Path.Combine(folder, "simulated.mrc.mdoc"));
        Assert.Equal(-85.3, mdoc.TiltAxis!.Value.Degrees, 1e-4);
        Assert.Equal([12, 6, 0, 3, 9], mdoc.Sections.Select(section => section.PriorRecordDose!.Value.ElectronsPerSquareAngstrom));
    }

    [Fact]
    public void Existing_files_are_kept_unless_force_is_said_and_the_same_seed_gives_the_same_bytes()
    {
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "simulated.mrc");
        Assert.Equal(0, ThonProcess.Run(["simulate", "--out", folder, "--threads", "1", .. Small]).ExitCode);
        byte[] first = File.ReadAllBytes(stack);
        var refused = ThonProcess.Run(["simulate", "--out", folder, .. Small]);
        Assert.Equal((2, 3), (refused.ExitCode, refused.ErrorLines.Length));
        Assert.Equal(0, ThonProcess.Run(["simulate", "--out", folder, "--force", "--threads", "2", .. Small]).ExitCode);
        Assert.Equal(first, File.ReadAllBytes(stack));
    }

    [Fact]
    public void A_request_to_terminate_leaves_no_half_written_file()
    {
        string folder = Repository.TemporaryFolder();
        using var process = ThonProcess.Start("simulate", "--out", folder, "--size", "600", "--threads", "1");
        Assert.Contains("simulating: 0 of 21", process.StandardError.ReadLine());
        ThonProcess.Signal(process, 15);
        string rest = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("cancelled", rest);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void In_a_log_progress_is_a_few_lines()
    {
        var run = ThonProcess.Run(["simulate", "--out", Repository.TemporaryFolder(), .. Small]);
        Assert.Equal("simulating: 0 of 5", run.ErrorLines[0]);
        Assert.Equal("simulating: 5 of 5", run.ErrorLines[^1]);
        Assert.True(run.ErrorLines.Length <= 5);
    }

    [Fact]
    public void What_the_system_refuses_is_one_line_and_no_stack_trace()
    {
        string file = Path.Combine(Repository.TemporaryFolder(), "file");
        File.WriteAllText(file, "");
        var run = ThonProcess.Run(["simulate", "--out", Path.Combine(file, "folder"), .. Small]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: ", Assert.Single(run.ErrorLines));
    }
}
