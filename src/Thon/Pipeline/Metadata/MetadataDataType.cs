using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>What was done to the images, from the record or the label of the stack; a stack without either is what the user says, and else counts as raw.</summary>
internal static class MetadataDataType
{
    internal static DataType Resolve(MetadataSources sources, StackState state, MetadataLedger ledger)
    {
        var (type, source) = (state.Known, sources.Options.Unlabelled) switch
        {
            ({ } told, _) => (told, state.Record is { } record ? $"record {Path.GetFileName(record)}" : sources.StackSource),
            (null, { } stated) => (stated, "option --input-state"),
            _ => (DataType.Raw, $"no label in the {sources.StackSource}"),
        };
        ledger.Use("data type", type.Label, source);
        return type;
    }

    /// <summary>Says of images that are a result that they are one, where something is wrong with their metadata.</summary>
    internal static void NoteResult(MetadataSources sources, StackState state, MetadataLedger ledger)
    {
        // Metadata are often missing because the stack is a result, whose own metadata lie beside its input.
        if (state.Known is { } type && type != DataType.Raw && ledger.Findings.HasErrors)
            ledger.Note("data-type", sources.Stack.Name, null, $"these images are '{type.Label}'", null, "Check that this is the stack you mean, not one made from it");
    }
}
