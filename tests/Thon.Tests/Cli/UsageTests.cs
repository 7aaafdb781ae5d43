using Xunit;

namespace Thon.Tests.Cli;

/// <summary>What the tool says to command lines, right and wrong.</summary>
public sealed class UsageTests
{
    [Fact]
    public void Help_and_version_are_answered_on_standard_output()
    {
        var help = ThonProcess.Run("--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains("simulate", help.Out);
        var version = ThonProcess.Run("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Out);
    }

    [Fact]
    public void A_verb_shows_its_options_with_their_units()
    {
        var help = ThonProcess.Run("simulate", "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("angstrom", help.Out);
        Assert.Contains("--hand <+1|-1>", help.Out);
    }

    [Fact]
    public void Without_a_verb_help_goes_to_standard_error()
    {
        var run = ThonProcess.Run();
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("Usage:", run.Error);
    }

    [Theory]
    [InlineData("simulte", "Did you mean simulate?")]
    [InlineData("smiulate", "Did you mean simulate?")]
    [InlineData("bake", "See thon --help")]
    [InlineData("--bogus", "knows no option '--bogus'")]
    [InlineData("-v", "See thon --help")]
    public void An_unknown_verb_is_refused_with_a_suggestion(string verb, string advice)
    {
        var run = ThonProcess.Run(verb, "--out", "x");
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(advice, Assert.Single(run.ErrorLines));
    }

    [Theory]
    [InlineData("--ouut", "Did you mean --out?")]
    [InlineData("--pixelsize", "Did you mean --pixel-size?")]
    [InlineData("--qqqqq", "See thon simulate --help")]
    public void An_unknown_option_is_refused_with_a_suggestion(string option, string advice)
    {
        var run = ThonProcess.Run("simulate", option, "3");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(advice, Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void Every_wrong_value_is_told_at_once_and_nothing_is_written()
    {
        string folder = Path.Combine(Repository.TemporaryFolder(), "out");
        var run = ThonProcess.Run(
            "simulate", "--out", folder, "--pixel-size", "nan", "--voltage", "1e400", "--cs", "-2.7", "--dose", "0", "--defocus", "4,5", "--hand", "2", "--threads", "0",
            "--seed", "1.5", "--name", "a/b");
        Assert.Equal(2, run.ExitCode);
        Assert.All(run.ErrorLines, line => Assert.StartsWith("error: --", line));
        string[] named = [.. run.ErrorLines.Select(line => line.Split(' ')[1].TrimEnd(':')).Order()];
        Assert.Equal(["--cs", "--defocus", "--dose", "--hand", "--pixel-size", "--seed", "--threads", "--voltage"], named);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_missing_value_and_a_repeated_option_are_refused()
    {
        Assert.Equal(2, ThonProcess.Run("simulate", "--out").ExitCode);
        Assert.Equal(2, ThonProcess.Run("simulate", "--out", "x", "--seed", "1", "--seed", "2").ExitCode);
        Assert.Contains("--out: not given", ThonProcess.Run("simulate").Error);
    }
}
