using Thon.Findings;

namespace Thon.Cli;

/// <summary>What there is to say, for programs, of a file that has no record that could be printed. docs/data-types.md lists the keys.</summary>
internal static class HistoryJson
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    /// <summary>The report.</summary>
    /// <param name="file">The file.</param>
    /// <param name="label">Its data type label; null where it has none.</param>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="findings">Why there is no record.</param>
    public static string Encode(string file, string? label, int exitCode, FindingList findings) => ReportJson.Encode("thon-history", FormatVersion, json =>
    {
        json.WriteTexts(("file", file), ("dataType", label));
        json.WriteNumber("exitCode", exitCode);
        json.WriteObjects("findings", findings, one => json.WriteTexts(
            ("code", one.Code), ("severity", one.Severity.ToString().ToLowerInvariant()), ("file", one.File), ("found", one.Found), ("expected", one.Expected), ("advice", one.Advice)));
    });
}
