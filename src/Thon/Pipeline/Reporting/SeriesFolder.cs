using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Pipeline.Reporting;

/// <summary>The series whose STAR files lie in a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Series">The series, in the order of their names.</param>
/// <param name="Findings">STAR files of this program that cannot be read, as errors.</param>
public sealed record SeriesFolder(string Folder, ImmutableArray<StoredSeries> Series, FindingList Findings)
{
    /// <summary>The series in a folder. See <see cref="Search"/>, which tells of damaged files too.</summary>
    /// <exception cref="BadInputException">There is no such folder, or no series in it that can be read.</exception>
    public static ImmutableArray<StoredSeries> Find(string folder) => Search(folder).Series;

    /// <summary>Looks for every STAR file of this program directly in a folder. Whatever is missing beside one of them is among the findings of its series.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="stack">Path of the images the CTF was estimated from, where the user says where they are now; of one series only.</param>
    /// <exception cref="BadInputException">There is no such folder, no series in it that can be read, or several where images of one were given.</exception>
    public static SeriesFolder Search(string folder, string? stack = null)
    {
        var series = ImmutableArray.CreateBuilder<StoredSeries>();
        var damaged = FindingList.Empty;
        foreach (string star in StarFiles(folder))
        {
            try
            {
                if (StoredSeriesReader.Read(star, stack) is { } stored) series.Add(stored);
            }
            catch (BadInputException bad)
            {
                damaged = damaged.AddRange(bad.Findings);
            }
        }

        if (series.Count == 0) throw new BadInputException(damaged.Add(Nothing(folder)));
        if (stack is not null && series.Count > 1) throw new BadInputException(Several(folder, series.Count));
        return new(folder, series.ToImmutable(), damaged);
    }

    /// <summary>A series as its files have it now, whoever wrote them since it was found.</summary>
    /// <param name="found">The series as it was found.</param>
    /// <exception cref="BadInputException">Its STAR file cannot be read, or has no defoci of this program any more.</exception>
    public static StoredSeries Again(StoredSeries found) => Take(found.Star, found.StatedStack);

    /// <summary>The series of one STAR file.</summary>
    /// <param name="star">Its path.</param>
    /// <exception cref="BadInputException">It cannot be read, or has no defoci of this program.</exception>
    public static StoredSeries Take(string star) => Take(star, null);

    private static StoredSeries Take(string star, string? stack) => StoredSeriesReader.Read(star, stack) ?? throw new BadInputException(Nothing(star));

    /// <summary>The STAR files in a folder, whoever wrote them, in the order of their names.</summary>
    /// <exception cref="BadInputException">There is no such folder, or it cannot be listed.</exception>
    internal static IEnumerable<string> StarFiles(string folder)
    {
        if (File.Exists(folder)) throw new BadInputException(Finding.Error("report-not-a-folder", folder, null, "a file", "the folder that thon run or thon estimate wrote into", "Give the folder the file lies in"));
        if (!Directory.Exists(folder)) throw new BadInputException(Finding.Error("folder-not-found", folder, null, "there is no such folder", "the folder that thon run or thon estimate wrote into"));
        try
        {
            return Directory.GetFiles(folder).Where(path => Path.GetExtension(path).Equals(".star", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("folder-unreadable", folder, null, e.Message, "a folder that may be listed", "Check its permissions"));
        }
    }

    private static Finding Nothing(string folder) => Finding.Error(
        "report-no-series", folder, null, "no STAR file of thon with the defoci of a series", "NAME.star, as thon run and thon estimate write it", "Give the folder of --out, or run thon estimate first");

    private static Finding Several(string folder, int count) => Finding.Error(
        "report-several-series", folder, "--stack", $"{count} series in the folder", "one, since a stack holds the images of one", "Give a folder with this series alone, or leave --stack away");
}
