namespace Thon.Formats.Text;

/// <summary>One line of a text file exactly as it stands, for files that are written again.</summary>
/// <param name="Number">Line number from 1.</param>
/// <param name="Text">The line without its end; blanks stay.</param>
/// <param name="End">Its end: LF, CR LF or CR; empty where the file stops without one.</param>
public readonly record struct RawLine(int Number, string Text, string End)
{
    /// <summary>Whether nothing but blanks stands in the line.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The place of the line in a finding.</summary>
    public string Place => $"line {Number}";

    /// <summary>The line with its end.</summary>
    public override string ToString() => Text + End;
}
