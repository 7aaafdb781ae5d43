using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Pipeline;

namespace Thon.Batch;

/// <summary>Something that happened in a batch, for whoever watches. Events of one series come in order; those of several are mixed, and come from any thread.</summary>
public abstract record BatchEvent;

/// <summary>Work on a series has begun.</summary>
/// <param name="Name">The series.</param>
public sealed record SeriesStarted(string Name) : BatchEvent;

/// <summary>A series has come so far.</summary>
/// <param name="Name">The series.</param>
/// <param name="Progress">How far.</param>
public sealed record SeriesAdvanced(string Name, StageProgress Progress) : BatchEvent;

/// <summary>A series needs no more work in this batch, for now.</summary>
/// <param name="Entry">What the ledger says about it.</param>
/// <param name="Ending">How it came to that.</param>
public sealed record SeriesEnded(SeriesEntry Entry, SeriesEnding Ending) : BatchEvent
{
    /// <summary>Whether all that was asked for is there.</summary>
    public bool IsWhole => Ending != SeriesEnding.Failed && Entry.NotWritten.IsEmpty;
}

/// <summary>Something about the batch as a whole, such as a job that was submitted.</summary>
/// <param name="Finding">What.</param>
public sealed record BatchTold(Finding Finding) : BatchEvent;
