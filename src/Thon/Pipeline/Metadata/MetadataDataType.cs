using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>What was done to the images, from the label lines of the stack; a stack without a label of ours is what the user says, and else counts as raw.</summary>
internal static class MetadataDataType
{
    internal static DataType? Of(ISectionSource stack) => DataType.FromLabels(stack.Labels);

    internal static DataType Resolve(MetadataSources sources, DataType? labelled, MetadataLedger ledger)
    {
        var (type, source) = (labelled, sources.Options.Unlabelled) switch
        {
            ({ } told, _) => (told, sources.StackSource),
            (null, { } stated) => (stated, "option --input-state"),
            _ => (DataType.Raw, $"no label in the {sources.StackSource}"),
        };
        ledger.Use("data type", type.Label, source);
        return type;
    }

    /// <summary>Says of images that are a result that they are one, where something is wrong with their metadata.</summary>
    internal static void NoteResult(MetadataSources sources, DataType? labelled, MetadataLedger ledger)
    {
        // Metadata are often missing because the stack is a result, whose own metadata lie beside its input.
        if (labelled is { } type && type != DataType.Raw && ledger.Findings.HasErrors)
            ledger.Note("data-type", sources.Stack.Name, null, $"these images are '{type.Label}'", null, "Check that this is the stack you mean, not one made from it");
    }
}
