using Thon.Formats;
using Thon.Formats.Text;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>Where a report for programs goes.</summary>
/// <param name="File">The file, or null for standard output.</param>
/// <param name="Overwrite">What to do where it exists.</param>
internal sealed record JsonTarget(string? File, Overwrite Overwrite)
{
    /// <summary>Whether standard output takes the report, and nothing else then.</summary>
    public bool IsStandardOutput => File is null;

    /// <summary>The target that <c>--json</c> names; null where it was not given.</summary>
    /// <param name="json">What was given.</param>
    /// <param name="overwrite">What to do where the file exists.</param>
    public static JsonTarget? Of(string? json, Overwrite overwrite) => json switch
    {
        null => null,
        "-" => new(null, Overwrite.Refuse),
        _ => new(json, overwrite),
    };

    /// <summary>Refuses a file that cannot be written, exists, or is one of those read.</summary>
    /// <param name="read">The files read, as far as they are known.</param>
    /// <exception cref="Findings.BadInputException">It is such a file.</exception>
    public void Claim(params IEnumerable<string> read)
    {
        if (File is not null) OutputNames.Claim([File], Overwrite, read);
    }

    /// <summary>Writes the report.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="text">The report.</param>
    /// <param name="read">The files read.</param>
    public void Write(Shell shell, string text, IEnumerable<string> read)
    {
        if (File is null)
        {
            shell.Out.WriteLine(text);
            shell.Out.Flush();
            return;
        }

        Claim(read);
        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder) Directory.CreateDirectory(folder);
        TextLines.WriteText(File, text + "\n");
        shell.Out.WriteLine("wrote " + File);
    }
}
