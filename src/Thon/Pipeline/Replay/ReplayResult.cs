using System.Collections.Immutable;
using Thon.Findings;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Pipeline.Replay;

/// <summary>A job that was repeated, and how what came of it compares with its record and with its file.</summary>
/// <param name="File">The file that the job wrote.</param>
/// <param name="Record">Its record.</param>
/// <param name="Inputs">Where the inputs were found.</param>
/// <param name="Made">The content hash of what was recomputed.</param>
/// <param name="Found">That of the file.</param>
/// <param name="Differences">The sections in which the two differ, in their order.</param>
public sealed record ReplayResult(
    string File, Record Record, ImmutableArray<FoundInput> Inputs, ContentHash Made, ContentHash Found, ImmutableArray<SectionDifference> Differences)
{
    // Registers of different widths round a phase to either side of a zero of the CTF. One frequency taken the wrong way is 2e-3 of white noise: five times that is no rounding.
    private const double MostOfRegisters = 1e-2;

    /// <summary>The first line of a text, from 1, that is not as it was made anew; null where all are, and for images.</summary>
    public int? FirstOtherLine { get; init; }

    /// <summary>What came of repeating the estimation; null where there was none, or it was left away.</summary>
    public EstimationReplay? Estimation { get; init; }

    /// <summary>What became known on the way.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;

    /// <summary>The job.</summary>
    public Job Job => Record.Last;

    /// <summary>Whether the file holds the pixels that its record names.</summary>
    public bool IsFileAsRecorded => Found.ToString() == Job.Output.Content;

    /// <summary>Whether the job was done on another instruction set than this.</summary>
    public bool IsOtherInstructionSet => Job.Software.InstructionSet != Software.Current.InstructionSet;

    /// <summary>The whole answer.</summary>
    public ReplayVerdict Verdict =>
        Made.ToString() == Job.Output.Content && IsFileAsRecorded && Differences.IsEmpty && Estimation is null or { Differences.IsEmpty: true } ? ReplayVerdict.BitIdentical
        : IsOtherInstructionSet && IsFileAsRecorded && Differences.All(IsRounding) && (Estimation is { } fit ? fit.Differences.All(number => number.IsRounding) : Job.Output.Text is null) ? ReplayVerdict.OtherInstructionSet
        : ReplayVerdict.Differs;

    private static bool IsRounding(SectionDifference section) => section.RootMeanSquare <= MostOfRegisters * section.Deviation;
}
