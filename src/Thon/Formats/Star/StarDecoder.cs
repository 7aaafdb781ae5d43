using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>Builds the tables of a STAR file from its words.</summary>
internal sealed class StarDecoder(string name)
{
    private readonly ImmutableArray<StarBlock>.Builder _blocks = ImmutableArray.CreateBuilder<StarBlock>();
    private FindingList _findings = FindingList.Empty;
    private string _block = string.Empty;
    private bool _inBlock;

    internal StarFile Decode(ImmutableArray<StarToken> tokens)
    {
        for (int i = 0; i < tokens.Length;)
        {
            var token = tokens[i];
            if (token.IsBlock) i = OpenBlock(token, i);
            else if (!_inBlock) throw new BadInputException(NotStar($"line {token.Line}", $"'{Shown(token.Text)}' before any data_ line"));
            else if (token.IsLoop) i = Loop(tokens, i);
            else if (token.IsLabel) i = Pairs(tokens, i);
            else i = Stray(tokens, i);
        }

        if (!_inBlock) throw new BadInputException(NotStar(null, "no data_ line"));
        _findings.ThrowIfErrors();
        return new(name, _blocks.ToImmutable(), _findings);
    }

    private int OpenBlock(StarToken token, int i)
    {
        (_block, _inBlock) = (token.Text["data_".Length..], true);
        return i + 1;
    }

    private int Loop(ImmutableArray<StarToken> tokens, int i)
    {
        int head = tokens[i++].Line;
        var labels = ImmutableArray.CreateBuilder<string>();
        while (i < tokens.Length && tokens[i].IsLabel) labels.Add(tokens[i++].Text[1..]);

        int first = i;
        while (i < tokens.Length && tokens[i].IsValue) i++;
        if (labels.Count == 0) Error("star-loop", head, "a loop without labels", "labels after loop_");
        else if (Rows(tokens.AsSpan()[first..i], labels.Count) is { } rows) Add(new(_block, StarLayout.Loop, labels.ToImmutable(), rows, head));
        return i;
    }

    private ImmutableArray<ImmutableArray<string>>? Rows(ReadOnlySpan<StarToken> values, int columns)
    {
        if (FirstOddLine(values, columns) is { } odd)
        {
            bool wrapped = values.Length % columns == 0;
            string found = $"a row of {odd.Count} values";
            if (!wrapped)
            {
                Error("star-row", odd.Line, found, $"{columns} values, one for each label");
                return null;
            }

            _findings = _findings.Add(Finding.Warning(
                "star-row-wrapped", name, $"line {odd.Line}", found, $"{columns} values a line", "Rows were taken to go on over line ends."));
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>(values.Length / columns);
        for (int i = 0; i < values.Length; i += columns)
        {
            var row = ImmutableArray.CreateBuilder<string>(columns);
            foreach (var token in values.Slice(i, columns)) row.Add(token.Text);
            rows.Add(row.MoveToImmutable());
        }

        return rows.MoveToImmutable();
    }

    private static (int Line, int Count)? FirstOddLine(ReadOnlySpan<StarToken> values, int columns)
    {
        for (int i = 0; i < values.Length;)
        {
            int start = i;
            while (i < values.Length && values[i].Line == values[start].Line) i++;
            if (i - start != columns) return (values[start].Line, i - start);
        }

        return null;
    }

    private int Pairs(ImmutableArray<StarToken> tokens, int i)
    {
        int head = tokens[i].Line;
        var labels = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableArray.CreateBuilder<string>();
        while (i < tokens.Length && tokens[i].IsLabel)
        {
            if (i + 1 == tokens.Length || !tokens[i + 1].IsValue)
            {
                Error("star-pair", tokens[i].Line, $"{tokens[i].Text} without a value", "a value after the label");
                return i + 1;
            }

            labels.Add(tokens[i].Text[1..]);
            values.Add(tokens[i + 1].Text);
            i += 2;
        }

        Add(new(_block, StarLayout.Pairs, labels.ToImmutable(), [values.ToImmutable()], head));
        return i;
    }

    private int Stray(ImmutableArray<StarToken> tokens, int i)
    {
        Error("star-stray", tokens[i].Line, $"'{Shown(tokens[i].Text)}'", "data_, loop_ or a label");
        while (i < tokens.Length && tokens[i].IsValue) i++;
        return i;
    }

    private void Add(StarBlock block)
    {
        var twice = block.Labels.GroupBy(label => label).FirstOrDefault(group => group.Count() > 1);
        if (twice is null) _blocks.Add(block);
        else Error("star-label-repeated", block.Line, $"_{twice.Key} {twice.Count()} times", "every label once in a table");
    }

    private void Error(string code, int line, string found, string expected) =>
        _findings = _findings.Add(Finding.Error(code, name, $"line {line}", found, expected, "Write the file again with the program it came from."));

    private Finding NotStar(string? place, string found) =>
        Finding.Error("star-none", name, place, found, "a STAR file, which opens with data_", "Check that the option names a STAR file.");

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
