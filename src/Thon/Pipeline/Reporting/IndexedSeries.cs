using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Report.Pages;

namespace Thon.Pipeline.Reporting;

/// <summary>What a list of many series needs of one, read from its STAR file alone: no record, no log and no image is opened, so a thousand take seconds.</summary>
/// <param name="Global">The table of the series as a whole, with one row.</param>
/// <param name="Entry">Its row in an index.</param>
public sealed record IndexedSeries(StarBlock Global, IndexEntry Entry)
{
    private const string Table = "global";

    /// <summary>Reads a series.</summary>
    /// <param name="star">Path of its STAR file.</param>
    /// <param name="page">The file name of its page, which lies beside the index; null where it has none.</param>
    /// <exception cref="BadInputException">The file cannot be read, or is not one of this program with the defoci of a series.</exception>
    public static IndexedSeries Read(string star, string? page)
    {
        var found = Find(star) ?? throw new BadInputException(Finding.Error("report-no-series", star, null, "no defoci of a series", "NAME.star, as thon run writes it", "Run the series again"));
        return found with { Entry = found.Entry with { Link = page is null ? null : Uri.EscapeDataString(page) } };
    }

    /// <summary>Reads a series, without a link to its page.</summary>
    /// <param name="star">Path of a STAR file.</param>
    /// <returns>The series; null where the file is another program's, or tells of many series, or has no defoci.</returns>
    /// <exception cref="BadInputException">The file is this program's and cannot be read.</exception>
    public static IndexedSeries? Find(string star)
    {
        if (!StoredSeriesReader.IsOurs(star)) return null;
        string name = Path.GetFileNameWithoutExtension(star);
        var file = StarFile.Decode(OpenedText.Read(star).Text, star);
        if (StoredSeriesReader.IsOfMany(file)) return null;
        var description = TiltSeriesStar.Decode(file, name);
        if (file[Table] is not { Rows.Length: 1 } global || !description.IsOurs || description.Tilts.IsEmpty || description.Tilts.Any(tilt => tilt.Estimate is null || tilt.TiltAngle is null)) return null;
        return new(global, IndexEntry.Of(DescribedSeries.Of(name, description, null, null), null));
    }
}
