using Thon.Provenance;

namespace Thon.Cli;

/// <summary>What a verification says, for people: a line for the file, then what differs and why, then the commands.</summary>
internal static class VerificationPrinter
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(Verification result)
    {
        yield return $"{result.File}: {Word(result.Verdict)}";
        foreach (var difference in result.Differences) yield return $"  {difference.Trait}: expected {difference.Expected}, found {difference.Found}";
        foreach (string reason in result.Reasons) yield return "  " + reason;
        if (result.Commands.IsEmpty) yield break;
        yield return "  to prepare the data rightly:";
        foreach (string command in result.Commands) yield return "    " + command;
    }

    /// <summary>The word of a verdict.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
