namespace Thon.Tilts;

/// <summary>Where a defocus comes from as words, in tables and in files.</summary>
public static class DefocusSourceWords
{
    /// <summary>The word for a source.</summary>
    public static string Word(this DefocusSource source) => source switch
    {
        DefocusSource.Fit => "fit",
        DefocusSource.Predicted => "predicted",
        DefocusSource.Manual => "manual",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "not a source"),
    };

    /// <summary>The source a word means, or null where it means none.</summary>
    public static DefocusSource? Parse(string word)
    {
        foreach (var source in Enum.GetValues<DefocusSource>())
            if (source.Word() == word) return source;
        return null;
    }
}
