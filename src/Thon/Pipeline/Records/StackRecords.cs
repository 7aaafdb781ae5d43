using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Provenance;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Records;

/// <summary>Gives every stack of a job its record: a label that names it, and the sidecar that holds it, which appears together with the stack.</summary>
internal static class StackRecords
{
    /// <summary>How many labels a stack gets late.</summary>
    public const int Labels = 1;

    /// <summary>Finishes the stacks of a job together with their sidecars.</summary>
    /// <param name="draft">The job.</param>
    /// <param name="stacks">Its stacks, the main one first; all of them are written.</param>
    /// <returns>What became known: records of inputs that do not serve.</returns>
    /// <exception cref="BadInputException">A file cannot get its name; none did.</exception>
    public static FindingList Complete(JobDraft draft, IReadOnlyList<RecordedStack> stacks)
    {
        var sidecars = ImmutableArray.CreateBuilder<TextFile>();
        var findings = FindingList.Empty;
        foreach (var stack in stacks)
        {
            var (before, objections) = RecordOf(stack.Source, stack.Result.Source);
            findings = findings.AddRange(objections);
            RecordedStack[] main = stack == stacks[0] ? [] : [stacks[0]];
            var sidecar = new Sidecar(Record.Of(JobOf(draft, stack, before, main), before?.Record), new(Path.GetFileName(stack.Result.File), [.. draft.Heading], Paths(draft, stack, main)));
            stack.Sink.AddLabel(RecordLabel.Of(sidecar.Hash));
            sidecars.Add(new(Sidecar.PathOf(stack.Result.File), sidecar.Encode(), draft.Overwrite));
        }

        MrcWriter.CompleteAll([.. stacks.Select(stack => stack.Sink)], sidecars);
        return findings;
    }

    private static Job JobOf(JobDraft draft, RecordedStack stack, Sidecar? before, IReadOnlyList<RecordedStack> main)
    {
        var (source, sink) = (stack.Source, stack.Sink);
        // The steps before are those of the record; without one, what the job took the images for.
        var steps = before?.Record.Last.Result.Steps ?? LabelledSteps.Of(stack.Before);
        // Halves that took the filters of the whole stay such halves, whatever is done to them alone.
        var filters = main.Count == 0 ? before?.Record.Last.Result.Filters ?? FilterSource.Own : FilterSource.MainStack;
        return new(
            draft.Verb,
            Software.Current,
            [FileOf(RecordedFile.Stack, stack, before?.Hash), .. main.Select(one => FileOf(RecordedFile.MainStack, one, RecordOf(one.Source, one.Result.Source).Sidecar?.Hash)), .. draft.MetadataFiles.Select(file => file.Recorded)],
            draft.Steps,
            draft.Result(steps, sink.PixelSize?.Angstroms, PixelWords.Of(sink.Mode), filters),
            new(sink.Width, sink.Height, sink.Count, sink.Bytes, stack.Result.Content.ToString()))
        {
            Estimation = draft.Estimation,
            Series = draft.Series,
            Frames = draft.Frames,
            Volume = draft.Volume,
        };
    }

    private static RecordedFile FileOf(string role, RecordedStack stack, string? record) =>
        new(role, Path.GetFileName(stack.Source.Name), stack.Source.Bytes, stack.Result.Source.ToString()) { Record = record };

    private static ImmutableArray<string> Paths(JobDraft draft, RecordedStack stack, IEnumerable<RecordedStack> main) =>
        [Path.GetFullPath(stack.Source.Name), .. main.Select(one => Path.GetFullPath(one.Source.Name)), .. draft.MetadataFiles.Select(file => Path.GetFullPath(file.Path))];

    // Where a record of the input is damaged, or another file's, the work goes on and the history begins here.
    private static (Sidecar? Sidecar, FindingList Findings) RecordOf(ISectionFile source, ContentHash content)
    {
        var found = RecordSearch.Of(source.Name, source.Labels);
        var findings = found.Findings;
        if (found.Sidecar is { } sidecar) findings = findings.AddRange(RecordSearch.Belongs(source.Name, sidecar, content));
        return findings.HasErrors
            ? (null, FindingList.Of(findings.Select(finding => finding.Severity == Severity.Error ? LeftOut(finding) : finding)))
            : (found.Sidecar, findings);
    }

    private static Finding LeftOut(Finding finding) => Finding.Warning(
        finding.Code, finding.File, finding.Place, finding.Found, finding.Expected, "The record of this input was left out, and the history of the result begins here. " + finding.Advice);
}
