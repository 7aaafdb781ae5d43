using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Check.Files;

/// <summary>The rows of a file name the movies of this series, which are those of its mdoc.</summary>
public static class NamedMovies
{
    /// <summary>Finds files whose rows name movies the mdoc does not.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        string[] recorded = [.. claims.Mdoc?.Sections.Select(section => section.SubFrameName).Where(name => !string.IsNullOrEmpty(name)).Select(TiltMatching.PlainName) ?? []];
        if (recorded.Length == 0) yield break;
        foreach (var file in claims.Descriptions)
        {
            string[] named = [.. file.Tilts.Select(row => row.Movie).Where(movie => !string.IsNullOrEmpty(movie)).OfType<string>()];
            string[] strangers = [.. named.Where(movie => !recorded.Contains(TiltMatching.PlainName(movie), StringComparer.OrdinalIgnoreCase))];
            if (strangers.Length == 0) continue;
            yield return Finding.Warning(
                "row-movie-name", file.FileName, null, $"{strangers.Length} of {named.Length} movies that {Path.GetFileName(claims.Mdoc!.Name)} does not name, {Path.GetFileName(strangers[0])} the first of them",
                "the movies of the mdoc", strangers.Length == named.Length ? "The file, or the mdoc, is of another series" : "Check which images belong to the series");
        }
    }
}
