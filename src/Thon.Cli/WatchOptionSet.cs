using System.CommandLine;
using Thon.Batch.Watch;

namespace Thon.Cli;

/// <summary>The options that say how a folder is watched.</summary>
internal sealed class WatchOptionSet
{
    private const int MostTilts = 10000;

    private const double LongestSeconds = 86400, LongestMinutes = 525600;

    private static readonly WatchSettings Usual = new();

    private readonly Option<string?> _every = Text("--every", "SECONDS", $"how long between two looks at the folder (default: {Usual.Every.TotalSeconds})");
    private readonly Option<string?> _settle = Text("--settle", "SECONDS", $"how long a stack and the files beside it must stay as they are before the series is taken; longer than from one tilt to the next (default: {Usual.Settle.TotalSeconds})");
    private readonly Option<string?> _tilts = Text("--tilts", "N", "how many images a complete series has at least (default: as many as its mdoc lists, and its header says)");
    private readonly Option<string?> _patience = Text("--patience", "MINUTES", $"after how long without a change a series that is not complete counts as failed (default: {Usual.Patience.TotalMinutes})");
    private readonly Option<string?> _idle = Text("--idle", "MINUTES", "end when nothing new came for so long (default: never)");
    private readonly Option<string?> _match = Text("--match", "PATTERN", "what the file names of stacks are like, with * and ?; others are left alone (default: all)");

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_every, _settle, _tilts, _patience, _idle, _match]) command.Add(option);
    }

    /// <summary>What was said.</summary>
    public WatchSettings Read(OptionReader reader) => new()
    {
        Every = Seconds(reader, _every, ZeroIs.Refused) ?? Usual.Every,
        Settle = Seconds(reader, _settle, ZeroIs.Allowed) ?? Usual.Settle,
        Patience = Minutes(reader, _patience) ?? Usual.Patience,
        Idle = Minutes(reader, _idle),
        Tilts = reader.Count(_tilts, 1, MostTilts),
        Match = reader.Text(_match) ?? Usual.Match,
    };

    private static TimeSpan? Seconds(OptionReader reader, Option<string?> option, ZeroIs zero) =>
        reader.Number(option, new(0, LongestSeconds, "seconds", zero)) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Minutes(OptionReader reader, Option<string?> option) =>
        reader.Number(option, new(0, LongestMinutes, "minutes", ZeroIs.Refused)) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
