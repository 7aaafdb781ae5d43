using System.Collections.Immutable;
using System.Globalization;

namespace Thon.Provenance.Fingerprints;

/// <summary>
/// Compares the shapes of spectra. Two frequencies are taken at a time, and how much more power there is at the one than at the other, so that the scale of the grey values does not matter.
/// </summary>
internal static class ProfileComparison
{
    // Few locked files do not show all that files of their type may.
    private const double OfSpread = 0.25;

    // Next to what is told as none nothing is compared.
    private const double Margin = 1;

    private static readonly string[] ThirdNames = ["that fall least", "in the middle", "that fall most"];

    /// <summary>The largest difference, with its excess, however small.</summary>
    public static FingerprintDifference? Of(IReadOnlyList<SpectralProfile> locked, SpectralProfile found, ProfileGrid grid)
    {
        bool deconvolved = Deconvolved.Is(found, grid) && locked.Any(file => Deconvolved.Is(file, grid));
        var worst = Enumerable.Range(0, ThirdNames.Length)
            .SelectMany(third => OfThird([.. locked.Select(file => file.Thirds[third])], found.Thirds[third], grid, deconvolved ? Deconvolved.Compared : null).Select(one => (Third: third, Pair: one)))
            .OrderByDescending(one => one.Pair.Excess).Take(1).ToArray();
        if (worst.Length == 0) return null;
        var (place, pair) = worst[0];
        string where = $"power at {Spacing(grid, pair.Fine)} over that at {Spacing(grid, pair.Coarse)} in the sections {ThirdNames[place]}";
        var reason = ProfileReason.Of(locked, found, grid, pair.Found < pair.Lowest);
        return new($"spectrum, {where}", Ratio(pair.Found), RangeWords.Of(Ratio(pair.Lowest), Ratio(pair.Highest)), reason.Words, pair.Excess) { Claim = reason.Claim };
    }

    private static IEnumerable<Pair> OfThird(ImmutableArray<double>[] locked, ImmutableArray<double> found, ProfileGrid grid, double? deepest)
    {
        double[] middle = [.. Enumerable.Range(0, grid.Count).Select(i => locked.Average(profile => profile[i]))];
        double top = middle.Max();
        double[] tolerance = ProfileTolerance.Of(Array.ConvertAll(middle, log => log - top), grid);
        // A filter that leaves nothing where others leave something is compared too, unless the files are alike in that.
        const double least = Margin - SpectralProfile.Deepest;
        int[] told = [.. Enumerable.Range(0, grid.Count).Where(i => deepest is { } depth
            ? locked.Append(found).All(profile => profile[i] >= -depth)
            : found[i] >= least || locked.All(profile => profile[i] >= least))];
        return
            from coarse in told
            from fine in told
            where fine > coarse
            select PairOf(locked, found, coarse, fine, double.Hypot(tolerance[coarse], tolerance[fine]));
    }

    private static Pair PairOf(ImmutableArray<double>[] locked, ImmutableArray<double> found, int coarse, int fine, double tolerance)
    {
        double step = found[fine] - found[coarse];
        double lowest = locked.Min(profile => profile[fine] - profile[coarse]), highest = locked.Max(profile => profile[fine] - profile[coarse]);
        double outside = Math.Max(0, Math.Max(lowest - step, step - highest));
        return new(coarse, fine, step, lowest, highest, outside / (tolerance + OfSpread * (highest - lowest)));
    }

    private static string Spacing(ProfileGrid grid, int point) => grid.SpacingAt(point).ToString(grid.SpacingAt(point) < 10 ? "F1" : "F0", CultureInfo.InvariantCulture) + " A";

    private static string Ratio(double log) => Math.Exp(log).ToString("G3", CultureInfo.InvariantCulture);

    private readonly record struct Pair(int Coarse, int Fine, double Found, double Lowest, double Highest, double Excess);
}
