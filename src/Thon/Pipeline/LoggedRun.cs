using System.Collections.Immutable;
using Thon.Findings;
using Thon.Report.Pages;

namespace Thon.Pipeline;

/// <summary>What of a log is read back: the sections that <see cref="RunLog"/> writes of values and of findings.</summary>
/// <param name="Values">Each value in use and where it came from.</param>
/// <param name="Findings">What the run found.</param>
/// <param name="Check">What the check of the files found besides.</param>
public sealed record LoggedRun(ImmutableArray<MetadataValue> Values, ImmutableArray<ReportFinding> Findings, ImmutableArray<ReportFinding> Check)
{
    private const string Indent = "  ", Gap = "  ";

    // As Finding.ToString begins.
    private static readonly string[] Severities = ["error", "warning", "note"];

    /// <summary>Reads a log. A section that is not there, or not as it was written, is empty; lines that are no findings are passed over.</summary>
    /// <param name="text">The text of the log.</param>
    public static LoggedRun Read(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        return new(ValuesOf([.. Section(lines, RunLog.ValuesHeading)]), FindingsOf(Section(lines, RunLog.FindingsHeading)), FindingsOf(Section(lines, RunLog.CheckHeading)));
    }

    // From the heading, which stands after a blank line, to the next blank one.
    private static IEnumerable<string> Section(string[] lines, string heading)
    {
        int start = Enumerable.Range(1, Math.Max(0, lines.Length - 1)).FirstOrDefault(i => lines[i] == heading && lines[i - 1].Length == 0);
        return start == 0 ? [] : lines.Skip(start + 1).TakeWhile(line => line.StartsWith(Indent, StringComparison.Ordinal)).Select(line => line[Indent.Length..]);
    }

    private static ImmutableArray<ReportFinding> FindingsOf(IEnumerable<string> lines) => [.. lines.Select(FindingOf).OfType<ReportFinding>()];

    private static ReportFinding? FindingOf(string line) =>
        Severities.FirstOrDefault(word => line.StartsWith(word + ": ", StringComparison.Ordinal)) is { } severity ? new(severity, PlainText.Of(line)) : null;

    // The columns begin at the same place in every line; sources stand in brackets.
    private static ImmutableArray<MetadataValue> ValuesOf(string[] lines)
    {
        lines = [.. lines.Where(line => line.EndsWith(')'))];
        if (lines.Length == 0) return [];
        int shortest = lines.Min(line => line.Length);
        int name = Enumerable.Range(1, shortest).FirstOrDefault(i => lines.All(line => IsGap(line, i) && line[i + Gap.Length] != ' '));
        int value = Enumerable.Range(name + Gap.Length, shortest).FirstOrDefault(i => lines.All(line => IsGap(line, i) && line[i + Gap.Length] == '('));
        return name == 0 || value == 0 ? [] : [.. lines.Select(line => new MetadataValue(line[..name].TrimEnd(), line[(name + Gap.Length)..value].TrimEnd(), line[(value + Gap.Length + 1)..^1]))];
    }

    private static bool IsGap(string line, int place) => place + Gap.Length < line.Length && line.AsSpan(place, Gap.Length).SequenceEqual(Gap);
}
