using Thon.Findings;

namespace Thon.Cli;

/// <summary>What a verification says, for people: a line for the file, then what differs and why, then the commands.</summary>
internal static class VerificationPrinter
{
    /// <summary>The lines. Why a file cannot be read is told among the errors.</summary>
    public static IEnumerable<string> Lines(VerifiedFile result) => result.Verification is null ? [PlainText.Of($"{result.File}: {result.Word}")] : All(result).Select(line => PlainText.Of(line.ReplaceLineEndings(" ")));

    private static IEnumerable<string> All(VerifiedFile result)
    {
        yield return $"{result.File}: {result.Word}";
        foreach (var difference in result.Differences) yield return $"  {difference.Trait}: expected {difference.Expected}, found {difference.Found}";
        foreach (string reason in result.Reasons) yield return "  " + reason;
        if (result.Commands.Count == 0) yield break;
        yield return "  to prepare the data rightly:";
        foreach (string command in result.Commands) yield return "    " + command;
    }
}
