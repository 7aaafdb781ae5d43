using Thon.Batch.Planning;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Planning;

public sealed class ProjectFileTests
{
    private readonly PlanningBench _bench = new();

    [Fact]
    public void Keys_at_the_top_and_in_tables_are_options()
    {
        string file = _bench.Text(
            "thon.toml", "# of this session", "cs = 2.70", "hand = -1", "correct = \"flip\"", "slurm.voltage = 300", "[run]", "fit-plane = true", "mdoc = \"none\"", "also = ['even.mrc', \"/odd ü.mrc\"]", "[batch]", "report = false", "pixel-size = 1_0.5");
        var words = ProjectFile.Read(file, PlanningBench.Known);
        Assert.Equal(
            ["--cs=2.70", "--hand=-1", "--correct=flip", "--voltage=300", "--fit-plane", "--mdoc=none", $"--also={_bench.Path("even.mrc")}", "--also=/odd ü.mrc", "--report=off", "--pixel-size=10.5"],
            words.SelectMany(word => word.Words));
        Assert.Equal((file, "line 2"), (words[0].Place.File, words[0].Place.Words));
    }

    [Theory]
    [InlineData("cz = 2.7", "batch-project-key", "line 1")]
    [InlineData("[ran]\ncs = 2.7", "batch-project-key", "line 2")]
    [InlineData("cs = 2.7\n[run]\ncs = 2.6", "batch-project-twice", "line 3")]
    [InlineData("cs = 2.7\ncs = 2.6", "batch-project-syntax", "line 2")]
    [InlineData("correct = flip", "batch-project-syntax", "line 1")]
    [InlineData("cs = [1, 2]", "batch-project-value", "line 1, cs")]
    [InlineData("fit-plane = \"perhaps\"", "batch-project-value", "line 1, fit-plane")]
    [InlineData("fit-plane = 1", "batch-project-value", "line 1, fit-plane")]
    [InlineData("report = \"no\"", "batch-project-value", "line 1, report")]
    [InlineData("cs = true", "batch-project-value", "line 1, cs")]
    [InlineData("cs = 2.7\n[ran]", "batch-project-key", "line 2")]
    [InlineData("cs = { mm = 2.7 }", "batch-project-value", "line 1, cs")]
    [InlineData("cs = 2026-11-23", "batch-project-value", "line 1, cs")]
    [InlineData("also = [[\"a\"], \"b\"]", "batch-project-value", "line 1, also")]
    [InlineData("also = []", "batch-project-value", "line 1, also")]
    public void What_is_wrong_is_told_with_its_line(string text, string code, string place)
    {
        string file = _bench.Text("thon.toml", text);
        var findings = Assert.Throws<BadInputException>(() => ProjectFile.Read(file, PlanningBench.Known)).Findings;
        Assert.Contains(findings, finding => finding.Code == code && finding.Place == place && finding.File == file);
    }

    [Fact]
    public void A_file_that_is_not_there_is_bad_input() =>
        Assert.Throws<BadInputException>(() => ProjectFile.Read(_bench.Path("thon.toml"), PlanningBench.Known));
}
