using System.CommandLine;
using System.CommandLine.Parsing;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Cli;

/// <summary><c>--project</c>: the file of shared options. Without it <c>thon.toml</c> in the current folder is taken, where there is one.</summary>
internal sealed class ProjectOption
{
    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = new("--project") { HelpName = "FILE", Description = $"project file with shared options; what is typed goes before it (default: {ProjectFile.Name} in the current folder, where it is there)" };

    /// <summary>The options of the project file; none where there is no such file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="known">The options it may say.</param>
    /// <exception cref="BadInputException">The file does not serve.</exception>
    public (IReadOnlyList<OptionWords> Words, FindingList Notes) Read(ParseResult parsed, KnownOptions known)
    {
        if (parsed.GetResult(Option) is { Implicit: false } && parsed.GetValue(Option) is { } named) return (ProjectFile.Read(named, known), FindingList.Empty);
        string found = Path.GetFullPath(ProjectFile.Name);
        return File.Exists(found)
            ? (ProjectFile.Read(found, known), FindingList.Of(Finding.Note("batch-project", found, null, "this project file is used", null, "What is typed goes before it; --project names another")))
            : ([], FindingList.Empty);
    }
}
