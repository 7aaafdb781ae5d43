using System.Text;
using Thon.Formats;
using Thon.Formats.Text;
using Thon.Pipeline;
using Thon.Pipeline.Checking;

namespace Thon.Cli;

/// <summary>Where the report of a check for programs goes.</summary>
/// <param name="File">The file, or null for standard output.</param>
/// <param name="Overwrite">What to do where it exists.</param>
internal sealed record CheckJsonTarget(string? File, Overwrite Overwrite)
{
    /// <summary>Whether standard output takes the report, and nothing else then.</summary>
    public bool IsStandardOutput => File is null;

    /// <summary>The target that <c>--json</c> names; null where it was not given.</summary>
    /// <param name="json">What was given.</param>
    /// <param name="overwrite">What to do where the file exists.</param>
    public static CheckJsonTarget? Of(string? json, Overwrite overwrite) => json switch
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
    public void Write(Shell shell, string stack, CheckResult result)
    {
        string text = Encoding.UTF8.GetString(CheckJson.Encode(stack, result));
        if (File is null)
        {
            shell.Out.WriteLine(text);
            shell.Out.Flush();
            return;
        }

        Claim([stack, .. result.Files]);
        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder) Directory.CreateDirectory(folder);
        TextLines.WriteText(File, text + "\n");
        shell.Out.WriteLine("wrote " + File);
    }
}
