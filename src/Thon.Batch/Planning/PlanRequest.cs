using System.Collections.Immutable;
using Thon.Findings;
using Thon.Pipeline;

namespace Thon.Batch.Planning;

/// <summary>What a user asks of a batch.</summary>
/// <param name="Inputs">Folders, patterns, stacks and lists, as they were typed.</param>
/// <param name="Out">The folder that results go into.</param>
/// <param name="Known">The options of <c>thon run</c> that may be said of a series.</param>
public sealed record PlanRequest(ImmutableArray<string> Inputs, string Out, KnownOptions Known)
{
    /// <summary>Full path of the folder that relative paths start from.</summary>
    public string WorkingFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The options of <c>thon run</c> that were typed.</summary>
    public ImmutableArray<OptionWords> Typed { get; init; } = [];

    /// <summary>Those of the project file; what was typed goes before them.</summary>
    public ImmutableArray<OptionWords> Project { get; init; } = [];

    /// <summary>What these options state about all series; whether it names tilt angles decides what counts as a series in a folder.</summary>
    public MetadataOptions Stated { get; init; } = new();

    /// <summary>What is wrong with the options of a series, before anything of it is read; asked of those that have options of their own.</summary>
    public Func<PlannedSeries, FindingList> Check { get; init; } = _ => FindingList.Empty;

    /// <summary>The command that asked for it, for people.</summary>
    public string Command { get; init; } = "";

    /// <summary>The full path of a typed path.</summary>
    internal string Full(string path) => Path.GetFullPath(path, WorkingFolder);
}
