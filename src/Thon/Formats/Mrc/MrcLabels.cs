using System.Collections.Immutable;

namespace Thon.Formats.Mrc;

/// <summary>The ten label lines of an MRC header.</summary>
public static class MrcLabels
{
    // The line that states what was done to the images, see DataType.
    private const string DataTypePrefix = "Thon: ";

    /// <summary>
    /// The labels of a file made from another: the input's, then the added ones. Of the lines that start with <c>Thon: </c> only the newest stays,
    /// where one is added. Where ten lines are not enough, the oldest that do not start so are dropped.
    /// </summary>
    /// <param name="labels">The input's labels, in their order.</param>
    /// <param name="added">The labels to add, each at most 80 characters.</param>
    /// <returns>At most ten labels.</returns>
    /// <exception cref="ArgumentException">More than ten labels are added, or one is blank or too long.</exception>
    public static ImmutableArray<string> Merge(IReadOnlyList<string> labels, IReadOnlyList<string> added)
    {
        if (added.Count > MrcHeader.LabelRoom)
            throw new ArgumentException($"{added.Count} labels for {MrcHeader.LabelRoom} lines", nameof(added));
        if (added.FirstOrDefault(label => label.Length > MrcHeader.LabelLength || string.IsNullOrWhiteSpace(label)) is { } wrong)
            throw new ArgumentException($"a label has 1 to {MrcHeader.LabelLength} characters: '{wrong}'", nameof(added));
        bool replaces = added.Any(IsDataType);
        List<string> merged = [.. labels.Where(label => !(replaces && IsDataType(label))), .. added];
        while (merged.Count > MrcHeader.LabelRoom)
            merged.RemoveAt(Math.Max(0, merged.FindIndex(label => !IsDataType(label))));
        return [.. merged];
    }

    // All ten lines are looked at, whatever the header's count says: programs forget to count their labels.
    internal static ImmutableArray<string> Decode(ReadOnlySpan<byte> bytes)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < MrcHeader.LabelRoom; i++)
        {
            string label = MrcWords.Text(bytes.Slice(i * MrcHeader.LabelLength, MrcHeader.LabelLength));
            if (!string.IsNullOrWhiteSpace(label)) labels.Add(label);
        }
        return labels.ToImmutable();
    }

    internal static void Encode(ImmutableArray<string> labels, Span<byte> bytes)
    {
        for (int i = 0; i < labels.Length; i++)
            MrcWords.Put(bytes.Slice(i * MrcHeader.LabelLength, MrcHeader.LabelLength), labels[i], (byte)' ');
    }

    private static bool IsDataType(string label) => label.StartsWith(DataTypePrefix, StringComparison.Ordinal);
}
