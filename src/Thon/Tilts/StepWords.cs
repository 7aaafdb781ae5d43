namespace Thon.Tilts;

/// <summary>The steps of a data type as one line, made to fit where there is not room for all of their numbers.</summary>
internal static class StepWords
{
    private const char Between = '+';
    private const string Omitted = "..";
    private static readonly string[] OursWithNumbers = ["frames(", "dw(", "b(", "lp(", "deconv("];

    /// <summary>Joins steps. Which steps of ours were done, and in which order, can always be read from the line.</summary>
    /// <param name="steps">The steps in their order.</param>
    /// <param name="room">The most characters, enough for each kind of step of ours once.</param>
    public static string Join(IEnumerable<string> steps, int room)
    {
        string[] words = [.. steps];
        while (Line(words).Length > room && LongestBrackets(words) is { } longest)
            words[longest] = words[longest][..(words[longest].IndexOf('(', StringComparison.Ordinal) + 1)] + Omitted + ")";
        return Line(words).Length > room ? Line(WithoutForeign(words)) : Line(words);
    }

    private static string Line(IEnumerable<string> words) => string.Join(Between, words);

    // The first of those that are equally long; null where nothing would be saved any more.
    private static int? LongestBrackets(string[] words)
    {
        int longest = Enumerable.Range(0, words.Length).MaxBy(i => InBrackets(words[i]));
        return InBrackets(words[longest]) > Omitted.Length ? longest : null;
    }

    private static int InBrackets(string word) =>
        word.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open && word.EndsWith(')') ? word.Length - open - 2 : 0;

    // Only a label that others wrote holds so many or so long words.
    private static List<string> WithoutForeign(string[] words)
    {
        var kept = new List<string>();
        foreach (string word in words)
            if (IsOurs(word)) kept.Add(word);
            else if (kept.Count == 0 || kept[^1] != Omitted) kept.Add(Omitted);
        return kept;
    }

    private static bool IsOurs(string word) =>
        word is "flip" or "wiener" or "multiply" || OursWithNumbers.Any(start => word.StartsWith(start, StringComparison.Ordinal));
}
