using System.Collections.Immutable;
using System.Text;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Star;

/// <summary>Cuts a STAR file into words: blanks part them, quotes and semicolon lines hold blanks, <c>#</c> opens a comment.</summary>
internal static class StarTokens
{
    internal static ImmutableArray<StarToken> Of(string text, string name)
    {
        var tokens = ImmutableArray.CreateBuilder<StarToken>();
        var lines = TextLines.Of(text, name);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Text.StartsWith(';')) tokens.Add(Semicolons(lines, ref i, name));
            else AddLine(tokens, lines[i], name);
        }

        return tokens.ToImmutable();
    }

    private static StarToken Semicolons(ImmutableArray<TextLine> lines, ref int i, string name)
    {
        int first = i;
        var text = new StringBuilder(lines[i].Text[1..]);
        for (i++; i < lines.Length && !lines[i].Text.StartsWith(';'); i++) text.Append('\n').Append(lines[i].Text);
        if (i == lines.Length) throw new BadInputException(Unclosed(name, lines[first], "semicolon at the head of a line"));
        return new(text.ToString(), lines[first].Number, StarTokenPlace.Value);
    }

    private static void AddLine(ImmutableArray<StarToken>.Builder tokens, TextLine line, string name)
    {
        int before = tokens.Count;
        string text = line.Text;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) continue;
            if (text[i] == '#') break;
            bool quoted = text[i] is '"' or '\'';
            int end = quoted ? QuoteEnd(text, i) : BlankAfter(text, i);
            if (end < 0) throw new BadInputException(Unclosed(name, line, "quote"));
            var place = quoted || tokens.Count > before ? StarTokenPlace.Value : StarTokenPlace.First;
            tokens.Add(new(quoted ? text[(i + 1)..end] : text[i..end], line.Number, place));
            i = end;
        }

        if (tokens.Count == before + 1 && tokens[before].Place == StarTokenPlace.First)
            tokens[before] = tokens[before] with { Place = StarTokenPlace.Alone };
    }

    // A quote closes only before a blank or the end of the line, so that names such as 5' survive.
    private static int QuoteEnd(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == text[open] && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) return i;
        }

        return -1;
    }

    private static int BlankAfter(string text, int start)
    {
        while (start < text.Length && !char.IsWhiteSpace(text[start])) start++;
        return start;
    }

    private static Finding Unclosed(string name, TextLine line, string what) =>
        Finding.Error("star-quote", name, line.Place, $"a {what} that never closes", "its other end", "Close it, or quote the value it belongs to.");
}
