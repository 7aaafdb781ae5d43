using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Check.Files;

/// <summary>Every image has a movie of its own; a movie named twice is a tilt taken again, or a row copied.</summary>
public static class RepeatedMovies
{
    /// <summary>Finds movies that are named more than once in a file.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        var files = claims.Descriptions.Select(file => (file.FileName, Movies: file.Tilts.Select(tilt => tilt.Movie)));
        if (claims.Mdoc is { } mdoc) files = files.Append((mdoc.Name, mdoc.Sections.Select(section => section.SubFrameName)));
        foreach (var (file, movies) in files)
        {
            var twice = movies.Where(movie => !string.IsNullOrEmpty(movie)).GroupBy(TiltMatching.PlainName).Where(same => same.Count() > 1).ToArray();
            if (twice.Length == 0) continue;
            yield return Finding.Warning(
                "movie-repeated", file, null, $"{twice[0].First()} {twice[0].Count()} times" + (twice.Length > 1 ? $", and {twice.Length - 1} other movies" : ""),
                "a movie of its own for each image", "One of the rows is of another image; correct its name, or take the image out");
        }
    }
}
