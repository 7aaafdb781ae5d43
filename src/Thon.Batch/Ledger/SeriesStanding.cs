using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Ledger;

/// <summary>How far a series of a batch is, for whoever watches.</summary>
/// <param name="Name">The series.</param>
/// <param name="Stack">Full path of its stack.</param>
/// <param name="State">How far it is.</param>
public sealed record SeriesStanding(string Name, string Stack, SeriesState State)
{
    /// <summary>When that became so; null of one that waits.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>How long the work on it took, seconds; null where it did not come to an end.</summary>
    public double? Seconds { get; init; }

    /// <summary>What there is to say about it in a line; of one that is done.</summary>
    public SeriesFigures? Figures { get; init; }

    /// <summary>What it failed of, the first the gravest; of one that failed.</summary>
    public ImmutableArray<Finding> Errors { get; init; } = [];

    /// <summary>A series that nothing was done about yet.</summary>
    /// <param name="name">The series.</param>
    /// <param name="stack">Full path of its stack.</param>
    public static SeriesStanding Waiting(string name, string stack) => new(name, stack, SeriesState.Waiting);

    /// <summary>What an entry of the ledger says.</summary>
    /// <param name="entry">The entry.</param>
    public static SeriesStanding Of(SeriesEntry entry) => new(entry.Name, entry.Stack, entry.State)
    {
        Changed = entry.Changed,
        Seconds = entry.Seconds,
        Figures = entry.Figures,
        Errors = entry.State == SeriesState.Failed ? [.. entry.Findings.Where(finding => finding.Severity == Severity.Error)] : [],
    };
}
