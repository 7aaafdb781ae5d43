using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>Texts of our columns as single words: blanks would shift the columns for readers that know no quotes.</summary>
internal static class StarWords
{
    internal const string None = "none";

    internal static string Of(FitVerdict? verdict) => verdict switch
    {
        FitVerdict.Good => "good",
        FitVerdict.Weak => "weak",
        FitVerdict.Failed => "failed",
        _ => None,
    };

    internal static string OfReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? None : string.Join('_', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static FitVerdict? Verdict(StarBlock block, int row, string label, StarNumbers reader)
    {
        switch (block.Text(row, label))
        {
            case null or None: return null;
            case "good": return FitVerdict.Good;
            case "weak": return FitVerdict.Weak;
            case "failed": return FitVerdict.Failed;
            default:
                reader.Report(block, row, label, "good, weak, failed or none");
                return null;
        }
    }

    internal static string Reason(string? word) => word is null or None ? "" : word.Replace('_', ' ');
}
