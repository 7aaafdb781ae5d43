namespace Thon.Formats.Mdoc;

/// <summary>How a line of an mdoc is written.</summary>
public enum MdocEntryKind
{
    /// <summary><c>Key = value</c>.</summary>
    Pair,

    /// <summary><c>[T = text]</c>, a title.</summary>
    Title,

    /// <summary>A line without an equals sign: a comment or the continuation of the line above.</summary>
    Text,
}
