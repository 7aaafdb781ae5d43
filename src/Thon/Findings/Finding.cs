using System.Text;

namespace Thon.Findings;

/// <summary>One thing a user must know about their input or about what was made of it.</summary>
/// <param name="Code">Short stable name, kebab-case with its room first, for example <c>mrc-truncated</c>.</param>
/// <param name="Severity">What it means for the work.</param>
/// <param name="File">The file it is about, or null where it is about no file.</param>
/// <param name="Place">Where in the file: a line, a section, a header field or an option; null for the whole file.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Expected">What was expected instead, or null where the finding only informs.</param>
/// <param name="Advice">What to do about it, or null.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    string? File,
    string? Place,
    string Found,
    string? Expected = null,
    string? Advice = null)
{
    /// <summary>An error: the work cannot go on.</summary>
    public static Finding Error(string code, string? file, string? place, string found, string? expected = null, string? advice = null) =>
        new(code, Severity.Error, file, place, found, expected, advice);

    /// <summary>A warning: the work goes on, but somebody should look.</summary>
    public static Finding Warning(string code, string? file, string? place, string found, string? expected = null, string? advice = null) =>
        new(code, Severity.Warning, file, place, found, expected, advice);

    /// <summary>A note: worth knowing.</summary>
    public static Finding Note(string code, string? file, string? place, string found, string? expected = null, string? advice = null) =>
        new(code, Severity.Note, file, place, found, expected, advice);

    /// <summary>The finding as one line: where, found, expected, advice.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" });
        if (File is not null || Place is not null)
            text.Append(": ").AppendJoin(", ", new[] { File, Place }.Where(part => part is not null));
        text.Append(": ").Append(WithoutStop(Found));
        if (Expected is not null) text.Append("; expected ").Append(WithoutStop(Expected));
        if (Advice is not null) text.Append(". ").Append(WithoutStop(Advice));
        return text.Append(" [").Append(Code).Append(']').ToString();
    }

    // Messages of the system end in a full stop; an ellipsis stays.
    private static string WithoutStop(string text) => text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal) ? text[..^1] : text;
}
