using System.CommandLine;

namespace Thon.Cli;

/// <summary>The option of every verb that works long: <c>--threads</c>.</summary>
internal sealed class ThreadsOption
{
    private const int MostThreads = 1024;

    /// <summary>How many threads work; results do not depend on it.</summary>
    public Option<string?> Option { get; } = new("--threads")
    {
        HelpName = "N",
        Description = $"threads to work with; results do not depend on it (default: all cores, here {Environment.ProcessorCount})",
    };

    /// <summary>What was said.</summary>
    public int Read(OptionReader reader) => reader.Count(Option, 1, MostThreads) ?? Environment.ProcessorCount;
}
