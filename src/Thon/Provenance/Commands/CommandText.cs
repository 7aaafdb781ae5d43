using System.Globalization;

namespace Thon.Provenance.Commands;

/// <summary>How the lines of commands are written, so that a shell reads them as they are meant.</summary>
internal static class CommandText
{
    /// <summary>Where commands write to; a user may choose another name.</summary>
    public const string Folder = "FOLDER";

    /// <summary>A line for people, which a shell passes over.</summary>
    public static string Comment(FormattableString words) => "# " + Text(words);

    /// <summary>A name as one word of a shell.</summary>
    public static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || "._-/+,@".Contains(c, StringComparison.Ordinal)) ? name : $"'{name.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Text with numbers as options take them.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
