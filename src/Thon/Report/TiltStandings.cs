using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Report;

/// <summary>How tilts stand: that a tilt is excluded counts before that it was set by hand, and that before its verdict.</summary>
public static class TiltStandings
{
    /// <summary>How a tilt stands.</summary>
    public static TiltStanding Of(Tilt tilt) => tilt switch
    {
        { IsExcluded: true } => TiltStanding.Excluded,
        { Estimate.Source: DefocusSource.Manual } => TiltStanding.Manual,
        { Estimate.Verdict: FitVerdict.Good } => TiltStanding.Good,
        { Estimate.Verdict: FitVerdict.Weak } => TiltStanding.Weak,
        { Estimate.Verdict: FitVerdict.Failed } => TiltStanding.Failed,
        _ => TiltStanding.Unjudged,
    };

    /// <summary>The word for it: good, weak, failed, manual or excluded; a dash where nobody judged it.</summary>
    public static string Word(this TiltStanding standing) => standing == TiltStanding.Unjudged ? "-" : standing.ToString().ToLowerInvariant();

    /// <summary>The place of every tilt when the worst comes first, from 0: by how it stands, then the lowest score, the coarsest rings, the section.</summary>
    /// <param name="series">The series.</param>
    /// <returns>The ranks in the order of the series' tilts, each once.</returns>
    public static ImmutableArray<int> Ranks(TiltSeries series)
    {
        int[] worstFirst =
        [
            .. Enumerable.Range(0, series.Tilts.Length)
                .OrderBy(place => Of(series.Tilts[place]))
                .ThenBy(place => series.Tilts[place].Estimate?.Score ?? double.NegativeInfinity)
                .ThenByDescending(place => series.Tilts[place].Estimate?.Resolution?.Angstroms ?? double.PositiveInfinity)
                .ThenBy(place => series.Tilts[place].Section),
        ];
        int[] ranks = new int[worstFirst.Length];
        for (int rank = 0; rank < worstFirst.Length; rank++) ranks[worstFirst[rank]] = rank;
        return [.. ranks];
    }
}
