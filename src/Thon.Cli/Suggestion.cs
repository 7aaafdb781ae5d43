namespace Thon.Cli;

/// <summary>What a user may have meant.</summary>
internal static class Suggestion
{
    /// <summary>The known word with the fewest typing errors between it and what was typed; null where none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        // One letter is as near to every other letter.
        if (typed.TrimStart('-').Length < 2) return null;
        int bound = Math.Max(1, typed.TrimStart('-').Length / 3);
        return known
            .Select(word => (Word: word, Distance: word.StartsWith(typed, StringComparison.Ordinal) ? 1 : Distance(typed.ToLowerInvariant(), word)))
            .Where(pair => pair.Distance <= bound)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. [Damerau1964]</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
