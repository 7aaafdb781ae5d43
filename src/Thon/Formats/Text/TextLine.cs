namespace Thon.Formats.Text;

/// <summary>One line of a text file.</summary>
/// <param name="Number">Line number from 1.</param>
/// <param name="Text">The line without its end; trailing blanks are cut off.</param>
public readonly record struct TextLine(int Number, string Text)
{
    /// <summary>Whether nothing but blanks stands in the line.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The words of the line, split at blanks and tabs.</summary>
    public string[] Words => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place of the line in a finding.</summary>
    public string Place => $"line {Number}";
}
