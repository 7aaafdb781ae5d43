using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Batch.Planning;

/// <summary>Reads a list of series as spreadsheets save it: a line of column names, then a line a series, with commas, semicolons or tabs between them.</summary>
internal static class CsvSeriesTable
{
    // What a byte that is no UTF-8 is read as.
    private const char Unreadable = '\uFFFD';

    /// <summary>Reads a list.</summary>
    /// <param name="path">Full path of the list.</param>
    /// <param name="workingFolder">The folder that relative paths start from where they do not start at the list's own.</param>
    /// <exception cref="BadInputException">It cannot be read, holds no line of column names, or is no CSV.</exception>
    public static SeriesTable Read(string path, string workingFolder)
    {
        string text = TextLines.ReadText(path);
        if (text.Contains('\0')) throw Refused(path, "a binary file", "Save the table as CSV");
        if (text.Contains(Unreadable)) throw Refused(path, "letters that are not UTF-8", "Save the table as CSV in UTF-8");
        var records = CsvRecords.Of(text, path, Separator(text));
        if (records.IsEmpty) throw Refused(path, "an empty list", "The first line names the columns, among them 'stack'");
        return new(path, [.. records[0].Cells.Select(name => name.TrimStart('-'))], [.. records.Skip(1).Select(record => new SeriesTableRow($"line {record.Line}", record.Cells))])
        {
            Roots = [Path.GetDirectoryName(path)!, workingFolder],
        };
    }

    // Names of columns hold none of these, so the first line that is no comment tells. Where people write 2,7 spreadsheets save semicolons.
    private static char Separator(string text)
    {
        string head = text.Split('\n').FirstOrDefault(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#')) ?? "";
        return "\t;".FirstOrDefault(mark => head.Contains(mark), ',');
    }

    private static BadInputException Refused(string path, string found, string advice) => new(Finding.Error("batch-list", path, null, found, "a list of series as text", advice));
}
