using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>Where a STAR file comes from, as the tool tells it.</summary>
public sealed class TextRecordVerbTests
{
    private readonly string _folder = Path.GetDirectoryName(SmallSeries.Write())!;

    [Fact]
    public void A_STAR_file_is_followed_to_its_estimation_and_an_edited_one_is_warned_of()
    {
        Assert.Equal(0, Run("estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "est").ExitCode);
        var history = Run("history", "est/small.star", "est/small.defocus");
        Assert.Equal((0, ""), (history.ExitCode, history.Error));
        Assert.Equal(2, history.Out.Split("1. thon estimate").Length - 1);
        var replay = Run("replay", "est/small.star");
        Assert.Equal((0, "bit-identical"), (replay.ExitCode, replay.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]));
        var json = Run("history", "est/small.star", "--json", "-");
        Assert.Equal((0, File.ReadAllText(Path.Combine(_folder, "est", "small.star.thon.json"))), (json.ExitCode, json.Out));

        File.AppendAllText(Path.Combine(_folder, "est", "small.star"), "# I know better\n");
        var edited = Run("history", "est/small.star");
        Assert.Equal((0, true), (edited.ExitCode, edited.Error.StartsWith("warning: ", StringComparison.Ordinal)));
        Assert.Contains("[record-other-text]", edited.Error, StringComparison.Ordinal);
        Assert.Equal(3, Run("replay", "est/small.star").ExitCode);
        var corrected = Run("correct", "small.mrc", "--ctf", "est/small.star", "--out", "flip.mrc");
        Assert.Equal(0, corrected.ExitCode);
        Assert.Contains("[record-other-text]", corrected.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("thon estimate", Run("history", "flip.mrc", "--quick").Out.Replace("noted", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_STAR_file_that_is_not_there_is_told_in_one_line() =>
        Assert.Contains("[file-not-found]", Assert.Single(Run("history", "none.star").ErrorLines), StringComparison.Ordinal);

    private ThonProcess Run(params string[] arguments) => ThonProcess.RunIn(_folder, arguments);
}
