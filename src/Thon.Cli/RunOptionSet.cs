using System.CommandLine;

namespace Thon.Cli;

/// <summary>The options of every verb that writes: <c>--out</c>, <c>--threads</c> and <c>--force</c>.</summary>
internal sealed class RunOptionSet
{
    /// <summary>The options of one verb.</summary>
    /// <param name="outHelp">What <c>--out</c> names.</param>
    /// <param name="outWord">FILE or FOLDER.</param>
    public RunOptionSet(string outWord, string outHelp) => Out = new("--out") { HelpName = outWord, Description = outHelp };

    /// <summary>Where results go.</summary>
    public Option<string?> Out { get; }

    /// <summary>How many threads work.</summary>
    public ThreadsOption Threads { get; } = new();

    /// <summary>Leave to replace existing files.</summary>
    public Option<bool> Force { get; } = new("--force") { Description = "replace files that exist" };

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Out, Threads.Option, Force]) command.Add(option);
    }

    /// <summary>What was said.</summary>
    public RunOptions Read(OptionReader reader) =>
        new(reader.Text(Out), Threads.Read(reader), reader.Given(Force));
}
