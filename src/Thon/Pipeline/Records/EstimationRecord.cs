using Thon.Findings;
using Thon.Provenance;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Records;

/// <summary>The record of a job that estimated and wrote no stack.</summary>
internal static class EstimationRecord
{
    /// <summary>The record; what of the images was not read yet is read for their hash.</summary>
    /// <param name="input">The series.</param>
    /// <param name="draft">The job.</param>
    /// <param name="threads">How many threads may read.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The record, what stands beside it, and records of inputs that do not serve.</returns>
    public static (Record Record, SidecarNotes Notes, FindingList Findings) Of(SeriesInput input, JobDraft draft, int threads, CancellationToken cancellation)
    {
        var (stack, content) = (input.Stack, input.Hashed.HashAll(threads, cancellation));
        var (before, objections) = InputRecords.Of(stack, content);
        var last = before?.Record.Last.Result;
        var result = draft.Result(last?.Steps ?? LabelledSteps.Of(input.Metadata.Series.DataType), input.Metadata.Series.PixelSize.Angstroms, PixelWords.Of(stack), last?.Filters ?? FilterSource.Own);
        var (record, notes, odd) = TextRecords.Begin(draft, InputRecords.FileOf(RecordedFile.Stack, stack, content, before?.Hash), stack.Name, stack, before?.Record, result);
        return (record, notes, objections.AddRange(odd));
    }
}
