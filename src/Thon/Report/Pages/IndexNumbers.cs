using System.Globalization;
using Thon.Report.Charts;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>What a row of the index says of a series as a whole.</summary>
internal static class IndexNumbers
{
    /// <summary>The average; null of no numbers.</summary>
    public static double? Average(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length == 0 ? null : ChartNumber.Round(all.Average());
    }

    /// <summary>The median; null of no numbers.</summary>
    public static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : ChartNumber.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2);
    }

    /// <summary>The exposure after the last image, e/A^2; null where an exposure is not known.</summary>
    public static double? TotalDose(TiltSeries series)
    {
        double?[] after = [.. series.Tilts.Select(tilt => tilt is { DoseBefore: { } before, Dose: { } own } ? (before + own).ElectronsPerSquareAngstrom : (double?)null)];
        return after.Length == 0 || after.Contains(null) ? null : ChartNumber.Round(after.Max());
    }

    /// <summary>What speaks against the worst tilt; empty where nothing does.</summary>
    public static string WorstReason(TiltSeries series)
    {
        var ranks = TiltStandings.Ranks(series);
        var worst = series.Tilts.Select((tilt, place) => (Tilt: tilt, Rank: ranks[place])).OrderBy(one => one.Rank).Select(one => one.Tilt)
            .FirstOrDefault(tilt => TiltStandings.Of(tilt) is TiltStanding.Failed or TiltStanding.Weak);
        if (worst is null) return "";
        string word = string.Create(CultureInfo.InvariantCulture, $"section {worst.Section} {TiltStandings.Of(worst).Word()}");
        return worst.Estimate is { Reason.Length: > 0 } estimate ? $"{word}: {estimate.Reason}" : word;
    }
}
