using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>Lists of series, each with options of its own: CSV, STAR, or plain text.</summary>
internal static class SeriesLists
{
    // Between the values of an option that takes several; commas, semicolons and blanks stand in file names.
    private const char Between = '|';

    /// <summary>Whether a file is a list, by its ending; of STAR files by what they hold. One that cannot be read counts as one, so that it is told.</summary>
    /// <param name="path">The file.</param>
    public static bool IsList(string path)
    {
        try
        {
            return Ending(path) is ".csv" or ".tsv" or ".txt" || (Ending(path) == ".star" && StarSeriesTable.IsList(path));
        }
        catch (BadInputException)
        {
            return true;
        }
    }

    /// <summary>The series of a list.</summary>
    /// <param name="path">Full path of the list.</param>
    /// <param name="request">What else was asked for.</param>
    public static FoundSeries Read(string path, PlanRequest request)
    {
        try
        {
            var table = Ending(path) switch
            {
                ".star" => StarSeriesTable.Read(path),
                ".txt" => TextSeriesTable.Read(path, request.WorkingFolder),
                _ => CsvSeriesTable.Read(path, request.WorkingFolder),
            };
            return Series(table, SeriesColumns.Of(table, request.Known));
        }
        catch (BadInputException bad)
        {
            return FoundSeries.Refused(bad.Findings);
        }
    }

    private static FoundSeries Series(SeriesTable table, SeriesColumns columns)
    {
        var named = table.Rows.ToLookup(row => row.Cells.ElementAtOrDefault(columns.StackColumn) is { Length: > 0 });
        var nameless = named[false].Select(row => Finding.Warning("batch-list-row", table.File, row.Place, "no stack", "the path of a stack in every row", "The row is passed over"));
        if (!named[true].Any()) return FoundSeries.Refused([.. nameless, Finding.Error("batch-no-series", table.File, null, "no stack in this list", "a row for each series")]);
        return new([.. named[true].Select(row => Candidate(table, columns, row))], [], FindingList.Of(nameless));
    }

    private static SeriesCandidate Candidate(SeriesTable table, SeriesColumns columns, SeriesTableRow row)
    {
        var place = new OptionPlace(table.File, row.Place);
        string stack = table.Full(WithoutFormat(row.Cells[columns.StackColumn]));
        var own = columns.Options.Select(column => Cell(table, row, column, place)).ToArray();
        var described = columns.Described.Select(column => Cell(table, row, column, place)).ToArray();
        var objections = own.Concat(described).Select(cell => cell.Objection).Prepend(OfStack(stack, place)).Prepend(OfWidth(table, row)).Append(OfName(columns, row, stack, place));
        return new(stack)
        {
            Row = place,
            Own = [.. own.Select(cell => cell.Words).OfType<OptionWords>()],
            Described = [.. described.Select(cell => cell.Words).OfType<OptionWords>()],
            Objections = [.. objections.OfType<Finding>()],
        };
    }

    private static (OptionWords? Words, Finding? Objection) Cell(SeriesTable table, SeriesTableRow row, (int Column, KnownOption Option) column, OptionPlace place)
    {
        // An empty cell says nothing.
        if (row.Cells.ElementAtOrDefault(column.Column) is not { Length: > 0 } text) return (null, null);
        ImmutableArray<string> texts = column.Option.Shape == OptionShape.Values ? [.. text.Split(Between, StringSplitOptions.TrimEntries)] : [text];
        return OptionTexts.Read(column.Option, texts, place, table.Full) is { } words
            ? (words, null)
            : (null, Finding.Error("batch-list-value", table.File, $"{row.Place}, column '{table.Columns[column.Column]}'", $"'{text}'", OptionTexts.Expected(column.Option)));
    }

    private static Finding? OfWidth(SeriesTable table, SeriesTableRow row) => row.Cells.Length > table.Columns.Length && row.Cells.Skip(table.Columns.Length).Any(cell => cell.Length > 0)
        ? Finding.Error("batch-list-row", table.File, row.Place, $"{row.Cells.Length} cells", $"at most {table.Columns.Length}, as there are columns", "Put quotes around a cell that holds a separator")
        : null;

    private static Finding? OfStack(string stack, OptionPlace place) => File.Exists(stack) ? null
        : Finding.Error("batch-stack-missing", place.File, place.Words, $"there is no file {stack}", "the stack of a series", "Paths start at the folder of the list, or else at the current one");

    private static Finding? OfName(SeriesColumns columns, SeriesTableRow row, string stack, OptionPlace place) =>
        columns.NameColumn is { } column && row.Cells.ElementAtOrDefault(column) is { Length: > 0 } name && name != Path.GetFileNameWithoutExtension(stack)
            ? Finding.Error("batch-name-differs", place.File, place.Words, $"name '{name}'", $"'{Path.GetFileNameWithoutExtension(stack)}', the name of the stack, which all its files begin with", "Make a link to the stack under the name you want, and give that")
            : null;

    // RELION writes the format behind the name.
    private static string WithoutFormat(string stack) => stack.EndsWith(":mrc", StringComparison.Ordinal) || stack.EndsWith(":mrcs", StringComparison.Ordinal) ? stack[..stack.LastIndexOf(':')] : stack;

    private static string Ending(string path) => Path.GetExtension(path).ToLowerInvariant();
}
