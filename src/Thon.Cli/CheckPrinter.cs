using Thon.Findings;
using Thon.Pipeline;
using Thon.Pipeline.Checking;

namespace Thon.Cli;

/// <summary>What a check found, for people.</summary>
internal static class CheckPrinter
{
    /// <summary>The exit code of a check: errors before warnings before nothing but notes.</summary>
    public static int ExitCode(CheckResult result) =>
        result.Count(Severity.Error) > 0 ? ExitCodes.BadInput : result.Count(Severity.Warning) > 0 ? ExitCodes.DoneInPart : ExitCodes.Done;

    /// <summary>Prints the values in use, the findings by what they mean, and a line that sums them up, all to standard output.</summary>
    public static void Print(Shell shell, string stack, CheckResult result)
    {
        shell.Out.WriteLine(stack);
        if (!result.Values.IsEmpty)
            foreach (string line in RunLog.Values(result.Values)) shell.Out.WriteLine("  " + line);
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Note])
        {
            var alike = FindingList.Of(result.Findings.Where(finding => finding.Severity == severity));
            if (alike.Count == 0) continue;
            shell.Out.WriteLine();
            FindingPrinter.Print(alike, shell.Out);
        }

        shell.Out.WriteLine();
        shell.Out.WriteLine(Summary(result));
        shell.Out.Flush();
    }

    /// <summary>The findings counted in words, such as <c>1 error, 2 warnings</c>; <c>clean</c> where there are neither.</summary>
    public static string Summary(CheckResult result)
    {
        string[] counted =
        [
            .. new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Note, "note") }
                .Select(kind => (Count: result.Count(kind.Item1), Word: kind.Item2)).Where(kind => kind.Count > 0)
                .Select(kind => $"{kind.Count} {kind.Word}{(kind.Count == 1 ? "" : "s")}"),
        ];
        return ExitCode(result) == ExitCodes.Done ? string.Join(", ", counted.Prepend("clean")) : string.Join(", ", counted);
    }
}
