namespace Thon.Tilts;

/// <summary>Verdicts as words, in tables and in files.</summary>
public static class FitVerdictWords
{
    /// <summary>The word for a verdict.</summary>
    public static string Word(this FitVerdict verdict) => verdict switch
    {
        FitVerdict.Good => "good",
        FitVerdict.Weak => "weak",
        FitVerdict.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    /// <summary>The verdict a word means, or null where it means none.</summary>
    public static FitVerdict? Parse(string word)
    {
        foreach (var verdict in Enum.GetValues<FitVerdict>())
            if (verdict.Word() == word) return verdict;
        return null;
    }
}
