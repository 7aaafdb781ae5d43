using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>Texts of our columns as single words: blanks would shift the columns for readers that know no quotes.</summary>
internal static class StarWords
{
    internal const string None = "none";

    internal static string Of(FitVerdict? verdict) => verdict?.Word() ?? None;

    internal static string OfReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? None : string.Join('_', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static FitVerdict? Verdict(StarBlock block, int row, string label, StarNumbers reader)
    {
        if (block.Text(row, label) is not { } word || word == None) return null;
        var verdict = FitVerdictWords.Parse(word);
        if (verdict is null) reader.Report(block, row, label, "good, weak, failed or none");
        return verdict;
    }

    internal static string Reason(string? word) => word is null or None ? "" : word.Replace('_', ' ');
}
