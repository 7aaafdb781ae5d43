using Thon.Formats;

namespace Thon.Batch.Local;

/// <summary>How series are worked on.</summary>
public sealed record WorkerSettings
{
    /// <summary>How closely the images of series that are done are looked at.</summary>
    public InputCheck Inputs { get; init; } = InputCheck.Full;

    /// <summary>What to do with files that this batch did not write, and with those that were set by hand, where a series has to be worked on.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;

    /// <summary>What attempts are called in the ledger and in the logs.</summary>
    public string Attempt { get; init; } = AttemptName.Current;

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
