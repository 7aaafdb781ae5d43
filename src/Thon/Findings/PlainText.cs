namespace Thon.Findings;

/// <summary>Texts of files as a line for people. A terminal takes control characters for commands, and a log is read line by line.</summary>
public static class PlainText
{
    /// <summary>The text with a blank in place of each line end and each control character.</summary>
    public static string Of(string text) => text.Any(char.IsControl) ? string.Create(text.Length, text, Blank) : text;

    private static void Blank(Span<char> line, string text)
    {
        for (int i = 0; i < line.Length; i++) line[i] = char.IsControl(text[i]) ? ' ' : text[i];
    }
}
