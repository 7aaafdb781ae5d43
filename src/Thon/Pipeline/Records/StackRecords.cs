using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Provenance;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Records;

/// <summary>
/// Gives every stack of a job its record: the label of its data type, which is that of the record and of nothing else, a label that names the record, and the sidecar that holds it, which appears together
/// with the stack.
/// </summary>
internal static class StackRecords
{
    /// <summary>How many labels a stack gets late.</summary>
    public const int Labels = 2;

    /// <summary>Finishes the stacks of a job together with their sidecars.</summary>
    /// <param name="draft">The job.</param>
    /// <param name="stacks">Its stacks, the main one first; all of them are written.</param>
    /// <returns>What was written, in the same order, and what became known: records of inputs that do not serve.</returns>
    /// <exception cref="BadInputException">A file cannot get its name; none did.</exception>
    public static (ImmutableArray<WrittenStack> Stacks, FindingList Findings) Complete(JobDraft draft, IReadOnlyList<RecordedStack> stacks)
    {
        var written = ImmutableArray.CreateBuilder<WrittenStack>();
        var metadata = MetadataRecords.Of(draft.MetadataFiles, stacks[0].Source);
        var findings = metadata.Findings;
        foreach (var stack in stacks)
        {
            var (before, objections) = InputRecords.Of(stack.Source, stack.Content);
            findings = findings.AddRange(objections);
            RecordedStack[] main = stack == stacks[0] ? [] : [stacks[0]];
            var sidecar = new Sidecar(Record.Of(JobOf(draft, stack, before, main, metadata), before?.Record, metadata.Records), new(Path.GetFileName(stack.File), [.. draft.Heading], Paths(draft, stack, main)));
            var type = sidecar.Record.Last.Result.DataType;
            stack.Sink.AddLabel(type.Label);
            stack.Sink.AddLabel(RecordLabel.Of(sidecar.Hash));
            written.Add(new(stack.File, type, stack.Sink.ContentHash, stack.Content) { Sidecar = sidecar });
        }

        MrcWriter.CompleteAll([.. stacks.Select(stack => stack.Sink)], [.. written.Select(stack => new TextFile(Sidecar.PathOf(stack.File), stack.Sidecar!.Encode(), draft.Overwrite))]);
        return (written.ToImmutable(), findings);
    }

    private static Job JobOf(JobDraft draft, RecordedStack stack, Sidecar? before, IReadOnlyList<RecordedStack> main, MetadataRecords metadata)
    {
        var sink = stack.Sink;
        // The steps before are those of the record; without one, what the job took the images for.
        var steps = before?.Record.Last.Result.Steps ?? LabelledSteps.Of(stack.Before);
        // Halves that took the filters of the whole stay such halves, whatever is done to them alone.
        var filters = main.Count == 0 ? before?.Record.Last.Result.Filters ?? FilterSource.Own : FilterSource.MainStack;
        return draft.JobOf(
            [FileOf(RecordedFile.Stack, stack, before?.Hash), .. main.Select(one => FileOf(RecordedFile.MainStack, one, InputRecords.Of(one.Source, one.Content).Sidecar?.Hash)), .. metadata.Files],
            draft.Result(steps, sink.PixelSize?.Angstroms, PixelWords.Of(sink.Mode), filters),
            new(sink.Width, sink.Height, sink.Count, sink.Bytes, sink.ContentHash.ToString()));
    }

    private static RecordedFile FileOf(string role, RecordedStack stack, string? record) => InputRecords.FileOf(role, stack.Source, stack.Content, record);

    private static ImmutableArray<string> Paths(JobDraft draft, RecordedStack stack, IEnumerable<RecordedStack> main) =>
        [Path.GetFullPath(stack.Source.Name), .. main.Select(one => Path.GetFullPath(one.Source.Name)), .. draft.MetadataFiles.Select(file => Path.GetFullPath(file.Path))];
}
