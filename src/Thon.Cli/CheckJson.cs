using Thon.Findings;
using Thon.Pipeline.Checking;

namespace Thon.Cli;

/// <summary>What a check found, for programs: keys and their meaning stay as they are for one <see cref="FormatVersion"/>. docs/check.md lists them.</summary>
internal static class CheckJson
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    /// <summary>The report.</summary>
    public static string Encode(string stack, CheckResult result) => ReportJson.Encode("thon-check", FormatVersion, json =>
    {
        json.WriteString("stack", stack);
        json.WriteNumber("exitCode", CheckPrinter.ExitCode(result));
        json.WriteNumber("errors", result.Count(Severity.Error));
        json.WriteNumber("warnings", result.Count(Severity.Warning));
        json.WriteNumber("notes", result.Count(Severity.Note));
        json.WriteObjects("values", result.Values, value => json.WriteTexts(("name", value.Name), ("value", value.Value), ("source", value.Source)));
        json.WriteObjects("findings", result.Findings, finding => json.WriteTexts(
            ("code", finding.Code), ("severity", finding.Severity.ToString().ToLowerInvariant()), ("file", finding.File),
            ("place", finding.Place), ("found", finding.Found), ("expected", finding.Expected), ("advice", finding.Advice)));
    });
}
