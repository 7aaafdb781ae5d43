using System.Collections.Immutable;
using System.Text;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>Takes a CSV text apart: quotes around a cell may hold separators, line ends and doubled quotes. Blank lines and lines that begin with <c>#</c> are passed over.</summary>
internal sealed class CsvRecords
{
    private readonly string _text;
    private readonly string _file;
    private readonly char _separator;
    private int _place;
    private int _line = 1;

    private CsvRecords(string text, string file, char separator) => (_text, _file, _separator) = (text, file, separator);

    private bool AtEnd => _place == _text.Length;

    private char Next => _text[_place];

    /// <summary>The records.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Where it comes from, for messages.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <exception cref="BadInputException">A quote does not close, or something follows it in its cell.</exception>
    public static ImmutableArray<CsvRecord> Of(string text, string file, char separator)
    {
        var reader = new CsvRecords(text.ReplaceLineEndings("\n"), file, separator);
        var records = ImmutableArray.CreateBuilder<CsvRecord>();
        while (!reader.AtEnd)
        {
            if (reader.Next == '#') reader.SkipLine();
            // Spreadsheets save rows that were emptied as separators alone.
            else if (reader.Record() is { } record && record.Cells.Any(cell => cell.Length > 0)) records.Add(record);
        }

        return records.ToImmutable();
    }

    private CsvRecord Record()
    {
        int line = _line;
        var cells = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            cells.Add(Cell());
            if (AtEnd || Take() == '\n') return new(line, cells.ToImmutable());
        }
    }

    private string Cell()
    {
        SkipBlanks();
        if (!AtEnd && Next == '"') return Quoted();
        int start = _place;
        while (!AtEnd && !IsEnd(Next)) _place++;
        return _text[start.._place].Trim();
    }

    private string Quoted()
    {
        int line = _line;
        var cell = new StringBuilder();
        _place++;
        while (!AtEnd)
        {
            char letter = Take();
            if (letter != '"') cell.Append(letter);
            else if (!AtEnd && Next == '"') cell.Append(Take());
            else return Closed(cell.ToString());
        }

        throw Refused(line, "a quote that does not close");
    }

    private string Closed(string cell)
    {
        SkipBlanks();
        return AtEnd || IsEnd(Next) ? cell : throw Refused(_line, $"'{Next}' behind a closing quote");
    }

    private char Take()
    {
        char letter = _text[_place++];
        if (letter == '\n') _line++;
        return letter;
    }

    private void SkipLine()
    {
        while (!AtEnd && Take() != '\n') { }
    }

    private void SkipBlanks()
    {
        while (!AtEnd && Next is ' ' or '\t' && Next != _separator) _place++;
    }

    private bool IsEnd(char letter) => letter == _separator || letter == '\n';

    private BadInputException Refused(int line, string found) =>
        new(Finding.Error("batch-list", _file, $"line {line}", found, "quotes around a whole cell, and doubled within it"));
}
