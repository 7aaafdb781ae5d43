using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Formats.Mrc;

/// <summary>The ten label lines of an MRC header.</summary>
public static class MrcLabels
{
    /// <summary>How the line begins that names the record of a file; the SHA-256 of the record follows, 64 hexadecimal digits.</summary>
    public const string RecordPrefix = "Thon record: ";

    /// <summary>
    /// The labels of a file made from another: the input's, then the added ones. Where one is added that states the data type (<see cref="DataType.LabelPrefix"/>), the input's goes, and
    /// so does the line of its record, which is not that of this file; where a line of a record is added, the input's goes. Where ten lines are not enough, the oldest of all others are dropped.
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
        bool retyped = added.Any(IsDataType), recorded = retyped || added.Any(IsRecord);
        List<string> merged = [.. labels.Where(label => !(retyped && IsDataType(label)) && !(recorded && IsRecord(label))), .. added];
        while (merged.Count > MrcHeader.LabelRoom)
            merged.RemoveAt(Math.Max(0, merged.FindIndex(label => !IsDataType(label) && !IsRecord(label))));
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

    private static bool IsDataType(string label) => label.StartsWith(DataType.LabelPrefix, StringComparison.Ordinal);

    private static bool IsRecord(string label) => label.StartsWith(RecordPrefix, StringComparison.Ordinal);
}
