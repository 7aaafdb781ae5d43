using Thon.Estimate;
using Thon.Findings;
using Thon.Imaging;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>A series as an earlier run left it in a folder: its STAR file with everything that was written beside it and what it was made from.</summary>
/// <param name="Star">Path of the STAR file.</param>
/// <param name="Series">The series as the STAR file tells of it; every tilt has a defocus.</param>
/// <param name="Settings">How it was estimated, as the record tells, or the usual settings.</param>
public sealed record StoredSeries(string Star, TiltSeries Series, EstimationSettings Settings)
{
    /// <summary>The hash of the bytes of the STAR file that the series was read from.</summary>
    public required ContentHash Content { get; init; }

    /// <summary>Path of the images the CTF was estimated from, as the user stated it; null where they were looked for.</summary>
    public string? StatedStack { get; init; }

    /// <summary>Path of the images the CTF was estimated from; null where they are not to be found.</summary>
    public string? RawStack { get; init; }

    /// <summary>Path of the main stack that was made of them; null where there is none.</summary>
    public string? ProcessedStack { get; init; }

    /// <summary>The record of the STAR file; null where it has none that serves.</summary>
    public Sidecar? Record { get; init; }

    /// <summary>The text of the log; null where there is none.</summary>
    public string? Log { get; init; }

    /// <summary>What was found odd: images that have moved or changed, a STAR file that was edited.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;
}
