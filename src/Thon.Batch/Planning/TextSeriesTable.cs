using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Batch.Planning;

/// <summary>Reads a plain list of stacks, a path a line; blank lines and those that begin with <c>#</c> are passed over.</summary>
internal static class TextSeriesTable
{
    /// <summary>Reads a list.</summary>
    /// <param name="path">Full path of the list.</param>
    /// <param name="workingFolder">The folder that relative paths start from where they do not start at the list's own.</param>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static SeriesTable Read(string path, string workingFolder) => new(
        path,
        [SeriesColumns.Stack],
        [.. TextLines.Of(TextLines.ReadText(path), path).Where(line => !line.IsBlank && !line.Text.StartsWith('#')).Select(line => new SeriesTableRow($"line {line.Number}", [line.Text.Trim()]))])
    {
        Roots = [Path.GetDirectoryName(path)!, workingFolder],
    };
}
