using Thon.Tilts;

namespace Thon.Provenance;

/// <summary>A data type in the words a user declares it by: those of its label, with or without the name of the program.</summary>
public static class DeclaredWords
{
    private const string Program = "Thon:";
    private const string Raw = "raw";

    /// <summary>The words without the name of the program, whole however long they are.</summary>
    public static string Of(DataType type) => type.Steps.IsEmpty ? Raw : string.Join('+', type.Steps);

    /// <summary>Reads a declaration; null where a word is not one that labels have.</summary>
    public static DataType? Parse(string text)
    {
        string words = text.Trim();
        if (words.StartsWith(Program, StringComparison.OrdinalIgnoreCase)) words = words[Program.Length..];
        string[] steps = words.Split('+', StringSplitOptions.TrimEntries);
        if (steps is [Raw]) return DataType.Raw;
        return steps.All(Steps.LabelledSteps.IsKnown) ? new([.. steps]) : null;
    }
}
