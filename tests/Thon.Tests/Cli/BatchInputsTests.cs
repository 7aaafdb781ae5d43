using Thon.Batch;
using Thon.Batch.Planning;
using Thon.Tests.Batch.Planning;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>What <c>thon batch</c> makes of what is typed; the plans are not worked on.</summary>
public sealed class BatchInputsTests
{
    private readonly PlanningBench _bench = new();

    [Fact]
    public void The_project_file_says_what_is_not_typed_and_rows_win_over_both()
    {
        _bench.Series("data", "TS_1.mrc");
        _bench.Series("data", "TS_2.mrc");
        _bench.Text("list.csv", "stack,correct,hand,also", "data/TS_2.mrc,flip,-1,a.mrc|b.mrc");
        _bench.Text("thon.toml", "cs = 2.7", "correct = 'multiply'", "out = 'results'", "report = false", "[slurm]", "time = '30'", "sbatch-option = ['--account=cryo']", "[batch]", "engine = 'none'");
        var run = ThonProcess.RunIn(_bench.Folder, "batch", "data", "list.csv", "--correct", "wiener");
        Assert.Equal((0, ""), (run.ExitCode, string.Concat(run.ErrorLines.Where(line => !line.StartsWith("note: ", StringComparison.Ordinal)))));
        Assert.Contains("[batch-row-wins]", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{_bench.Path("thon.toml")}: this project file is used", run.Error, StringComparison.Ordinal);
        var plan = PlanFile.Read(new BatchFolder(_bench.Path("results")));
        Assert.Equal(["--cs=2.7", "--correct=wiener", "--report=off"], plan.Series[0].Words);
        Assert.Equal(["--hand=-1", "--cs=2.7", "--correct=flip", $"--also={_bench.Path("a.mrc")}", $"--also={_bench.Path("b.mrc")}", "--report=off"], plan.Series[1].Words);
        Assert.Equal(_bench.Folder, plan.WorkingFolder);
    }

    [Fact]
    public void What_is_wrong_with_a_row_is_told_with_its_line_and_the_plan_is_made()
    {
        _bench.Stack("TS_1.mrc");
        _bench.Text("list.csv", "stack,cs", "TS_1.mrc,much");
        Assert.Equal(0, ThonProcess.RunIn(_bench.Folder, "batch", "list.csv", "--out", "o", "--engine", "none").ExitCode);
        Assert.Equal("line 2, --cs", Assert.Single(PlanFile.Read(new BatchFolder(_bench.Path("o"))).Series[0].Objections).Place);
    }

    [Theory]
    [InlineData("data --css 2.7 --out o", "Did you mean --cs?")]
    [InlineData("data --cs 99 --out o", "[option]")]
    [InlineData("nowhere --cs 2.7 --out o", "[batch-input-missing]")]
    [InlineData("data --project bad.toml --out o", "Did you mean cs?")]
    [InlineData("data --project gone.toml --out o", "[text-unreadable]")]
    [InlineData("data/*.st --out o", "[batch-no-series]")]
    public void Bad_input_is_told_and_nothing_is_made(string words, string told)
    {
        _bench.Series("data", "TS_1.mrc");
        _bench.Text("bad.toml", "cz = 2.7");
        var run = ThonProcess.RunIn(_bench.Folder, ["batch", .. words.Split(' ')]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Path("o")));
    }

    [Fact]
    public void A_stack_whose_name_begins_with_a_dash_is_given_behind_two()
    {
        _bench.Series("-x ü.mrc");
        Assert.Equal(0, ThonProcess.RunIn(_bench.Folder, "batch", "--out", "o", "--mdoc=none", "--engine", "none", "--", "-x ü.mrc").ExitCode);
        Assert.Equal(_bench.Path("-x ü.mrc"), PlanFile.Read(new BatchFolder(_bench.Path("o"))).Series[0].Stack);
    }
}
