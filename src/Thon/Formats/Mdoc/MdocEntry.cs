namespace Thon.Formats.Mdoc;

/// <summary>One line of an mdoc, known to us or not.</summary>
/// <param name="Kind">How the line is written.</param>
/// <param name="Key">The key; <c>T</c> for titles, empty for plain text.</param>
/// <param name="Value">What stands after the equals sign and one blank, its own leading blanks kept; the whole line for plain text.</param>
/// <param name="Line">Line number from 1; 0 where it comes from no file.</param>
public sealed record MdocEntry(MdocEntryKind Kind, string Key, string Value, int Line = 0)
{
    /// <summary>What stands around key and value in the file it was read from; null where it comes from none, and is then written as SerialEM does.</summary>
    public MdocLayout? Layout { get; init; }

    /// <summary>A <c>Key = value</c> line.</summary>
    public static MdocEntry Pair(string key, string value) => new(MdocEntryKind.Pair, key, value);

    /// <summary>A <c>[T = text]</c> line.</summary>
    public static MdocEntry Title(string text) => new(MdocEntryKind.Title, "T", text);

    /// <summary>The line as it stands in a file, without blank lines before it and without its end.</summary>
    public override string ToString() => Kind switch
    {
        MdocEntryKind.Pair => $"{Key} = {Value}".TrimEnd(),
        MdocEntryKind.Title => $"[{Key} = {Value}]",
        _ => Value,
    };

    /// <summary>The line with the blank lines before it and its end.</summary>
    internal string Encode() => Layout?.Around(Key, Value) ?? (Kind == MdocEntryKind.Title ? "\n" : string.Empty) + this + "\n";
}
