using System.Globalization;

namespace Thon.BrowserTests;

/// <summary>The tilts of a STAR file, read as plain text: a loop is a list of labels and rows of words.</summary>
internal static class StarTable
{
    /// <summary>The rows of the block of tilts in their order, each by the names of its columns.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        string[] lines = [.. File.ReadLines(path).Select(line => line.Trim())];
        int first = Array.FindIndex(lines, line => line.StartsWith("_rlnDefocusU", StringComparison.Ordinal));
        int loop = Array.FindLastIndex(lines, first, line => line == "loop_");
        string[] labels = [.. lines.Skip(loop + 1).TakeWhile(line => line.StartsWith('_')).Select(line => line.Split(' ', '#')[0].TrimStart('_'))];
        var rows = lines.Skip(loop + 1 + labels.Length).TakeWhile(line => line.Length > 0).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. rows.Select(words => labels.Zip(words).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The number in a column.</summary>
    public static double Number(this IReadOnlyDictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
