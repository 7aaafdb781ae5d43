using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Formats.Text;

/// <summary>A text as lines that keep their blanks and ends: put together again they are the text, a byte order mark apart.</summary>
public static class RawLines
{
    private static readonly char[] Ends = ['\r', '\n'];

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">The text holds zero bytes: it is a binary file.</exception>
    public static ImmutableArray<RawLine> Of(string text, string name)
    {
        TextLines.RefuseBinary(text, name);
        var lines = ImmutableArray.CreateBuilder<RawLine>();
        string rest = text.TrimStart('\uFEFF');
        for (int start = 0; start < rest.Length;)
        {
            int end = rest.IndexOfAny(Ends, start);
            if (end < 0) end = rest.Length;
            int length = end == rest.Length ? 0 : rest.AsSpan(end).StartsWith("\r\n") ? 2 : 1;
            lines.Add(new(lines.Count + 1, rest[start..end], rest.Substring(end, length)));
            start = end + length;
        }

        return lines.ToImmutable();
    }
}
