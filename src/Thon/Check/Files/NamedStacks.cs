using Thon.Findings;
using Thon.Formats;

namespace Thon.Check.Files;

/// <summary>The rows of a file, and the mdoc, name this stack, or one whose name this one's follows from.</summary>
public static class NamedStacks
{
    /// <summary>Finds files that name another stack.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        string stack = Path.GetFileName(claims.Stack.Name);
        foreach (var file in claims.Descriptions)
        {
            string[] others = [.. Stacks(file).Where(other => !Same(other, stack))];
            if (others.Length == 0) continue;
            string found = $"rows of {others[0]}" + (others.Length > 1 ? $" and {others.Length - 1} other stacks" : "");
            if (others.All(other => IsRelated(other, stack)))
                yield return Finding.Note("row-stack-name", file.FileName, null, found, stack, "Right where one was made from the other and their sections are the same");
            else
                yield return Finding.Warning("row-stack-name", file.FileName, null, found, stack, "Check that the file is of this series");
        }

        if (claims.Mdoc is { } mdoc && mdoc["ImageFile"] is { Length: > 0 } image && !IsRelated(Name(image), stack))
            yield return Finding.Note("mdoc-image-file", mdoc.Name, "ImageFile", Name(image), stack, "Right where the stack was renamed; otherwise the mdoc is of another series");
    }

    private static IEnumerable<string> Stacks(SeriesDescription file) =>
        file.Tilts.Select(row => row.Image).OfType<string>().Where(image => image.Contains('@')).Select(image => Name(image[(image.IndexOf('@') + 1)..])).Distinct();

    private static string Name(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // TS_01.mrc, TS_01.st, TS_01_ali.mrc and TS_01_flip_dw.mrc are of one series; TS_01 and TS_011 are not.
    private static bool IsRelated(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (Stem(a), Stem(b)) : (Stem(b), Stem(a));
        return longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase) && (longer.Length == shorter.Length || !char.IsAsciiLetterOrDigit(longer[shorter.Length]));
    }

    private static string Stem(string name) => Path.GetFileNameWithoutExtension(name);
}
