namespace Thon.Formats.Imod;

/// <summary>One line of an eTomo file.</summary>
/// <param name="Number">Line number from 1; 0 where it comes from no file.</param>
/// <param name="Key">The key, its escapes undone; null for comments and blank lines.</param>
/// <param name="Value">The value, its escapes undone; empty where there is none.</param>
/// <param name="Text">The line as it stands, without its end.</param>
/// <param name="End">Its end; empty for a last line that has none.</param>
public sealed record EtomoLine(int Number, string? Key, string Value, string Text, string End);
