using System.CommandLine;
using Thon.Check.Conventions;
using Thon.Pipeline.Checking;

namespace Thon.Cli;

/// <summary>The options of <c>thon check</c> alone.</summary>
internal sealed class CheckOptionSet
{
    private const int MostThreads = 1024;

    /// <summary>The file with the defoci.</summary>
    public Option<string?> Ctf { get; } = new("--ctf") { HelpName = "FILE", Description = "metadata file of the series to be checked with it: a STAR file, an IMOD .defocus file or a CTFFIND table" };

    /// <summary>Where the report for programs goes.</summary>
    public Option<string?> Json { get; } = new("--json") { HelpName = "FILE|-", Description = "also write the findings as JSON, into a file, or with - to standard output in place of everything else" };

    /// <summary>Leave to replace existing files.</summary>
    public Option<bool> Force { get; } = new("--force") { Description = "replace the file of --json where it exists" };

    private Option<bool> FilesOnly { get; } = new("--files-only") { Description = "do not look at the images" };

    private Option<string?> Threads { get; } = new("--threads")
    {
        HelpName = "N",
        Description = $"threads to work with; findings do not depend on it (default: all cores, here {Environment.ProcessorCount})",
    };

    private Option<string[]> Conventions { get; } = new("--conventions")
    {
        HelpName = "FROM TO",
        Description = $"show what to look at when metadata go from one program to another, and check nothing: {string.Join(", ", ConventionGuide.Programs)}",
        Arity = new ArgumentArity(1, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Gives the verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Ctf, FilesOnly, Threads, Json, Force, Conventions]) command.Add(option);
    }

    /// <summary>How to check.</summary>
    public CheckSettings Read(OptionReader reader) => new()
    {
        Scope = reader.Given(FilesOnly) ? CheckScope.FilesOnly : CheckScope.FilesAndImages,
        Threads = reader.Count(Threads, 1, MostThreads) ?? Environment.ProcessorCount,
    };

    /// <summary>The two programs whose conventions are asked for, or null where they are not.</summary>
    public (string From, string To)? ReadConventions(OptionReader reader)
    {
        string[] programs = reader.Texts(Conventions);
        if (programs.Length == 0) return null;
        if (programs is [var from, var to]) return (from, to);
        reader.RefuseUsage($"--conventions {string.Join(' ', programs)}", "two programs, FROM and TO", "check");
        return ("", "");
    }
}
