using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>As many sections, angles and rows as there are images; and which are missing or too many.</summary>
public static class ImageCounts
{
    private const int MostTold = 8;

    /// <summary>Finds what is missing and what is too many.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        int count = claims.Stack.Count;
        foreach (var list in claims.AngleLists.Where(list => list.Angles.Length != count))
            yield return Finding.Warning("angle-list-count", list.FileName, null, $"{list.Angles.Length} angles", $"{count}, one for each image of the stack", "It is of another stack, or images were taken out since");
        foreach (var file in claims.Descriptions.Where(file => file.Tilts.Length > count))
            yield return Finding.Note("row-count", file.FileName, null, $"{file.Tilts.Length} rows", $"{count}, one for each image of the stack", "Right where images were taken out of the stack after it was written");
        if (Gap(claims) is { } gap) yield return gap;
    }

    // That the numbers differ is told where the mdoc is matched to the images; here, by which sections.
    private static Finding? Gap(FileClaims claims)
    {
        int[] values = [.. claims.Mdoc?.Sections.Select(section => section.ZValue).OfType<int>().Distinct() ?? []];
        if (values.Length == 0 || !claims.Sections.IsEmpty) return null;
        int count = claims.Stack.Count;
        int[] missing = [.. Enumerable.Range(0, count).Except(values)], extra = [.. values.Where(value => value >= count || value < 0).Order()];
        string[] found = [.. new[] { Words("no section ", missing), Words("sections beyond the stack: ", extra) }.Where(words => words.Length > 0)];
        string advice = values.Min() == 1 && !values.Contains(0) ? "The numbers begin at 1; ZValues begin at 0" : "Images taken out of a stack must be taken out of its mdoc as well";
        return found.Length == 0 ? null : Finding.Note("mdoc-zvalues-gap", claims.Mdoc!.Name, null, string.Join("; ", found), $"ZValues 0 to {count - 1}", advice);
    }

    private static string Words(string begin, int[] values) =>
        values.Length == 0 ? "" : begin + string.Join(", ", values.Take(MostTold)) + (values.Length > MostTold ? $" and {values.Length - MostTold} more" : "");
}
