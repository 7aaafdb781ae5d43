using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>The tables of the practice series, whose bounds are those their makers state.</summary>
internal static class PracticeTables
{
    /// <summary>A row of defocus for each series, and the table of what its tilts share.</summary>
    /// <param name="series">The series.</param>
    /// <param name="outcomes">What came out of each.</param>
    public static string Of(IReadOnlyList<PracticeSeries> series, IReadOnlyList<SeriesOutcome> outcomes)
    {
        var table = new MarkdownTable("series", "tilts", "stated bound A", "error rms A", "ratio", "worst error A", "rms error/sigma");
        foreach (var (one, outcome) in series.Zip(outcomes))
        {
            double? rms = Pooling.Rms(outcome.Tilts.Select(tilt => tilt.Error));
            table.Add(
                one.Name, $"{outcome.Tilts.Length}", Cell(one.StatedBound, "F0"), Cell(rms, "F1"), Cell(rms / one.StatedBound, "F2"),
                Cell(Pooling.Worst(outcome.Tilts.Select(tilt => tilt.Error)), "F0"), Cell(Pooling.Rms(outcome.Tilts.Select(tilt => tilt.Pull).OfType<double>()), "F2"));
        }
        return $"{table}\n{SeriesTables.Shared(outcomes)}";
    }
}
