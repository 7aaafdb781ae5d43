namespace Thon.Formats.Mdoc;

/// <summary>What stands around the key and the value of a line of an mdoc, so that a file which was read is written again to the byte.</summary>
/// <param name="Before">Blank lines before it, its indentation and an opening bracket.</param>
/// <param name="Separator">What stands between key and value; empty for plain text.</param>
/// <param name="After">A closing bracket, blanks and the line's end, which the last line of a file may lack.</param>
public sealed record MdocLayout(string Before, string Separator, string After)
{
    /// <summary>The line.</summary>
    public string Around(string key, string value) => Before + key + Separator + value + After;
}
