using Thon.Findings;

namespace Thon.Cli;

/// <summary>Findings as a user reads them.</summary>
internal static class FindingPrinter
{
    /// <summary>Prints findings one line each: errors, then warnings, then notes, each kind in the order it was found in.</summary>
    public static void Print(FindingList findings, TextWriter writer)
    {
        foreach (var finding in findings.OrderByDescending(finding => finding.Severity)) writer.WriteLine(Line(finding));
    }

    // File names, records and messages of the system may hold anything.
    private static string Line(Finding finding) => PlainText.Of(finding.ToString().ReplaceLineEndings(" "));
}
