using Thon.Findings;
using Thon.Imaging;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// What was done to the images of a stack: what the record that belongs to its very pixels says, else its label. Programs drop and change labels; what was done twice looks like a result.
/// </summary>
/// <param name="Known">The data type; null where neither tells one.</param>
/// <param name="Record">The file of the record that told it; null where the label did, or nothing.</param>
/// <param name="Findings">An error where a label contradicts the record.</param>
internal sealed record StackState(DataType? Known, string? Record, FindingList Findings)
{
    /// <summary>The data type; images that nothing is known of count as raw.</summary>
    public DataType OrRaw => Known ?? DataType.Raw;

    /// <summary>
    /// Finds the state. Where label and record say the same nothing depends on whose pixels these are, and they are hashed in the work anyway; where they do not, the stack is read once more here, before
    /// any work, to find out which of the two holds.
    /// </summary>
    /// <param name="stack">The stack; the record is looked for beside it, by its name.</param>
    /// <exception cref="BadInputException">A section cannot be read.</exception>
    public static StackState Of(ISectionSource stack)
    {
        var labelled = DataType.FromLabels(stack.Labels);
        var search = RecordSearch.Of(stack.Name, stack.Labels);
        if (search.Sidecar is not { } sidecar || LabelAgreement.Agrees(labelled, sidecar) || !Belongs(stack, sidecar)) return new(labelled, null, FindingList.Empty);
        return new(sidecar.Record.Last.Result.DataType, search.Path, FindingList.Of(LabelAgreement.Against(stack.Name, labelled, sidecar).Select(finding => AsError(finding, search.Path!))));
    }

    private static bool Belongs(ISectionSource stack, Sidecar sidecar) =>
        !RecordedFileSearch.OtherSize(stack, sidecar).HasErrors && !RecordSearch.Belongs(stack.Name, sidecar, new HashedSections(stack).HashAll(1, CancellationToken.None)).HasErrors;

    private static Finding AsError(Finding finding, string record) => finding with
    {
        Severity = Severity.Error,
        Advice = $"These are the pixels that the record is of, and the label was changed since: give the file its label back, or make it again. If the label is right, move {Path.GetFileName(record)} away",
    };
}
