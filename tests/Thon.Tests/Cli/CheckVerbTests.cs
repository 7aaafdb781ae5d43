using System.Text.Json;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>thon check as a user runs it.</summary>
public sealed class CheckVerbTests
{
    private static readonly string[] Known = ["--cs", "2.7", "--hand", "+1", "--files-only"];

    [Fact]
    public void A_clean_series_prints_its_values_and_says_so_with_exit_code_0()
    {
        string stack = SmallSeries.Write();
        var run = ThonProcess.Run(["check", stack, .. Known]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((stack, "clean"), (lines[0], lines[^1]));
        Assert.Matches(@"^  spherical aberration +2\.7 mm +\(option --cs\)$", Assert.Single(lines, line => line.Contains("aberration")));
        Assert.Equal(["small.mrc", "small.mrc.mdoc"], Directory.GetFiles(Path.GetDirectoryName(stack)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Warnings_are_exit_code_1()
    {
        var run = ThonProcess.Run(["check", SmallSeries.Write(), .. Known, "--voltage", "200"]);
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("\n\n1 warning\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("[voltage-contradiction]", run.Out);
    }

    [Fact]
    public void Errors_are_exit_code_2_and_stand_before_warnings()
    {
        var run = ThonProcess.Run("check", SmallSeries.Write(), "--files-only", "--voltage", "200");
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("\n\n1 error, 1 warning\n", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.IndexOf("error: ", StringComparison.Ordinal) < run.Out.IndexOf("warning: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_images_are_looked_at_unless_told_not_to()
    {
        var run = ThonProcess.Run(["check", SmallSeries.Write(), .. Known[..^1], "--threads", "1"]);
        Assert.Contains("check images: 0 of 7", run.Error);
        Assert.True(run.ExitCode is 0 or 1, run.Out);
    }

    [Fact]
    public void A_report_for_programs_is_all_that_standard_output_takes()
    {
        string stack = SmallSeries.Write();
        var run = ThonProcess.Run("check", stack, "--files-only", "--voltage", "200", "--json", "-");
        Assert.Equal(2, run.ExitCode);
        var root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(["format", "formatVersion", "stack", "exitCode", "errors", "warnings", "notes", "values", "findings"], root.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(("thon-check", 1, stack, 2), (root.GetProperty("format").GetString(), root.GetProperty("formatVersion").GetInt32(), root.GetProperty("stack").GetString(), root.GetProperty("exitCode").GetInt32()));
        Assert.Equal((1, 1, 0), (root.GetProperty("errors").GetInt32(), root.GetProperty("warnings").GetInt32(), root.GetProperty("notes").GetInt32()));
        Assert.All(root.GetProperty("findings").EnumerateArray(), finding =>
            Assert.Equal(["code", "severity", "file", "place", "found", "expected", "advice"], finding.EnumerateObject().Select(entry => entry.Name)));
        Assert.Equal(["spherical-aberration-missing error", "voltage-contradiction warning"],
            root.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("code").GetString()} {finding.GetProperty("severity").GetString()}").Order());
        Assert.All(root.GetProperty("values").EnumerateArray(), value => Assert.Equal(["name", "value", "source"], value.EnumerateObject().Select(entry => entry.Name)));
    }

    [Fact]
    public void A_report_can_go_into_a_file_which_is_not_replaced_unasked()
    {
        string stack = SmallSeries.Write(), report = Path.Combine(Path.GetDirectoryName(stack)!, "reports", "small.json");
        string[] line = ["check", stack, .. Known, "--json", report];
        var run = ThonProcess.Run(line);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("clean", run.Out);
        Assert.Equal(0, JsonDocument.Parse(File.ReadAllText(report)).RootElement.GetProperty("findings").GetArrayLength());
        Assert.Contains("[output-exists]", ThonProcess.Run(line).Error);
        Assert.Equal(0, ThonProcess.Run([.. line, "--force"]).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".mdoc")]
    public void A_report_never_replaces_what_was_read(string ending)
    {
        string stack = SmallSeries.Write();
        byte[] before = File.ReadAllBytes(stack + ending);
        var run = ThonProcess.Run(["check", stack, .. Known, "--json", stack + ending, "--force"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("[output-is-input]", run.Error);
        Assert.Equal(before, File.ReadAllBytes(stack + ending));
    }

    [Fact]
    public void A_stack_that_is_not_there_is_a_report_too()
    {
        var run = ThonProcess.Run("check", "nowhere.mrc", "--json", "-");
        Assert.Equal((2, ""), (run.ExitCode, string.Concat(run.ErrorLines.Where(line => !line.StartsWith("check", StringComparison.Ordinal)))));
        Assert.Equal("file-not-found", JsonDocument.Parse(run.Out).RootElement.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Conventions_are_a_table_that_survives_a_pipe()
    {
        var run = ThonProcess.Run("check", "--conventions", "Warp", "relion5");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Out.Split('\n');
        Assert.Matches("^quantity +warp +relion5 +what to do$", lines[0]);
        Assert.Matches(@"^defocus +um, underfocus \+ +A, underfocus \+ +Multiply by 10000$", Assert.Single(lines, line => line.StartsWith("defocus", StringComparison.Ordinal)));
        Assert.DoesNotContain('\e', run.Out);
    }

    [Theory]
    [InlineData("check", "command line: no STACK")]
    [InlineData("check --conventions warp", "two programs, FROM and TO")]
    [InlineData("check --conventions warp relion6", "[conventions-program]")]
    [InlineData("check ts.mrc --conventions warp relion5", "one of the two")]
    [InlineData("check ts.mrc --threads 0 --voltage 3", "--voltage: '3'")]
    public void A_wrong_command_line_is_told_with_exit_code_2(string line, string told)
    {
        var run = ThonProcess.Run(line.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(told, run.Error);
    }
}
