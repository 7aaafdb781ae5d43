using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>What was done to the images, from the label lines of the stack; a stack without a label of ours counts as raw.</summary>
internal static class MetadataDataType
{
    internal static DataType Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        if (DataType.FromLabels(sources.Stack.Labels) is not { } stated)
        {
            ledger.Use("data type", DataType.Raw.Label, $"no label in the {sources.StackSource}");
            return DataType.Raw;
        }

        ledger.Use("data type", stated.Label, sources.StackSource);
        // Metadata are often missing because the stack is a result, whose own metadata lie beside its input.
        if (stated != DataType.Raw && ledger.Findings.HasErrors)
            ledger.Note("data-type", sources.Stack.Name, null, $"these images are '{stated.Label}'", null, "Check that this is the stack you mean, not one made from it");
        return stated;
    }
}
