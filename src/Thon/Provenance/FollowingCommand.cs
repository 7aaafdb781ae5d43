using System.Collections.Immutable;
using Thon.Provenance.Commands;
using Thon.Provenance.Steps;

namespace Thon.Provenance;

/// <summary>The commands that make a processed stack anew with other defoci.</summary>
public static class FollowingCommand
{
    /// <summary>The commands, one after the other, as a shell takes them; lines that begin with # are words for people. What only a user knows is in capitals.</summary>
    /// <param name="processed">The processed stack, with its record.</param>
    /// <param name="raw">The stack it was made from; null where it is not known.</param>
    /// <param name="star">The STAR file with the defoci.</param>
    /// <returns>The commands; none where no record tells what was done.</returns>
    public static ImmutableArray<string> Of(FileEvidence processed, string? raw, string star)
    {
        if (processed.Sidecar?.Record is not { } record) return [];
        // Sums of frames were done before there was a stack.
        var steps = record.Last.Result.Steps.RemoveAll(step => step is FrameSumStep);
        string? recorded = record.History.SelectMany(job => job.Inputs).FirstOrDefault(input => input.Role == RecordedFile.Metadata && input.Name.EndsWith(".mdoc", StringComparison.OrdinalIgnoreCase))?.Name;
        string? mdoc = recorded is null ? null : NotedPlaces.Of(recorded, processed) ?? recorded;
        var stated = StatedOptions.Of(processed, mdoc is not null);
        var series = new SeriesWords(raw ?? SeriesWords.Unknown, mdoc, stated.Options, []) { Ctf = star };
        return [.. StepChain.ByVerbs(steps, 0, record.Last.Result.Pixels, series), .. steps.Any(step => step is DoseStep) ? stated.Notes : []];
    }
}
