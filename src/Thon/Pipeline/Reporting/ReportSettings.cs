using Thon.Formats;

namespace Thon.Pipeline.Reporting;

/// <summary>How reports are made of series that lie in a folder.</summary>
public sealed record ReportSettings
{
    /// <summary>How many threads may work, 1 or more; what is drawn does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>A folder for the figures as files; null where none are wanted.</summary>
    public string? Figures { get; init; }

    /// <summary>What to do where a figure exists; an earlier report is replaced in any case.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;
}
