using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>A user's list of exposures in e/A^2, a line a section: its own, or two columns with the one before it first.</summary>
/// <param name="Before">Exposure before each section; empty where the file has one column.</param>
/// <param name="Each">Exposure of each section.</param>
internal sealed record MetadataDoseFile(ImmutableArray<Dose> Before, ImmutableArray<Dose> Each)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sections">How many lines it must have.</param>
    /// <param name="each">What each line is for, in words.</param>
    internal static MetadataDoseFile Read(string path, int sections, string each)
    {
        var lines = TextLines.Of(TextLines.ReadText(path), path).Where(line => !line.IsBlank && !line.Text.TrimStart().StartsWith('#')).ToArray();
        int columns = lines.Length > 0 ? lines[0].Words.Length : 1;
        var findings = FindingList.Empty;
        if (lines.Length != sections)
            findings = findings.Add(Finding.Error("dose-file-count", path, null, $"{lines.Length} lines", $"{sections}, one for each {each}"));
        foreach (var line in lines)
        {
            double[] numbers = [.. line.Words.Select(TextNumber.Finite).OfType<double>().Where(number => number >= 0)];
            if (columns <= 2 && line.Words.Length == columns && numbers.Length == columns) continue;
            findings = findings.Add(Finding.Error(
                "dose-file-line", path, line.Place, $"'{line.Text.Trim()}'", "its exposure, or the one before it and its own, in e/A^2",
                "Give all lines the same columns."));
        }

        findings.ThrowIfErrors();
        return new(columns == 2 ? [.. lines.Select(line => Number(line, 0))] : [], [.. lines.Select(line => Number(line, columns - 1))]);
    }

    private static Dose Number(TextLine line, int column) => new(TextNumber.Finite(line.Words[column])!.Value);
}
