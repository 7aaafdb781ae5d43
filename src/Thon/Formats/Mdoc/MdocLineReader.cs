using Thon.Formats.Text;

namespace Thon.Formats.Mdoc;

/// <summary>Takes a line of an mdoc apart into key, value and what stands around them.</summary>
internal static class MdocLineReader
{
    /// <summary>The entry of a line.</summary>
    /// <param name="line">The line; not blank.</param>
    /// <param name="blank">The blank lines before it.</param>
    internal static MdocEntry Read(RawLine line, string blank)
    {
        string text = line.Text;
        int start = text.Length - text.TrimStart().Length, end = text.TrimEnd().Length;
        bool opened = text[start] == '[', closed = opened && text[end - 1] == ']' && end - start > 1;
        int keyStart = opened ? start + 1 : start, valueEnd = closed ? end - 1 : end;
        int equals = text.IndexOf('=', keyStart, valueEnd - keyStart);
        string key = equals < 0 ? string.Empty : text[keyStart..equals].Trim();
        if (key.Length == 0) return Plain(line, blank, end);
        keyStart = text.IndexOf(key, keyStart, StringComparison.Ordinal);
        // Only a blank that belongs to no bracket is the separator's.
        int valueStart = equals + 1 < text.Length && text[equals + 1] == ' ' ? equals + 2 : equals + 1;
        valueEnd = Math.Max(valueStart, valueEnd);
        var layout = new MdocLayout(blank + text[..keyStart], text[(keyStart + key.Length)..valueStart], text[valueEnd..] + line.End);
        return new(opened ? MdocEntryKind.Title : MdocEntryKind.Pair, key, text[valueStart..valueEnd], line.Number) { Layout = layout };
    }

    private static MdocEntry Plain(RawLine line, string blank, int end) =>
        new(MdocEntryKind.Text, string.Empty, line.Text[..end], line.Number) { Layout = new(blank, string.Empty, line.Text[end..] + line.End) };
}
