using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>What was done to the images, from the label lines of the stack; a stack without a label of ours counts as raw.</summary>
internal static class MetadataDataType
{
    internal static DataType? Of(ISectionSource stack) => DataType.FromLabels(stack.Labels);

    internal static DataType Resolve(MetadataSources sources, DataType? labelled, MetadataLedger ledger)
    {
        var type = labelled ?? DataType.Raw;
        ledger.Use("data type", type.Label, labelled is null ? $"no label in the {sources.StackSource}" : sources.StackSource);
        return type;
    }

    /// <summary>Says of images that are a result that they are one, where something is wrong with their metadata.</summary>
    internal static void NoteResult(MetadataSources sources, DataType type, MetadataLedger ledger)
    {
        // Metadata are often missing because the stack is a result, whose own metadata lie beside its input.
        if (type != DataType.Raw && ledger.Findings.HasErrors)
            ledger.Note("data-type", sources.Stack.Name, null, $"these images are '{type.Label}'", null, "Check that this is the stack you mean, not one made from it");
    }
}
