using System.Collections.Immutable;
using System.Globalization;
using Thon.Correct.Deconvolution;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// Whether two deconvolutions are one, by the ratio of signal to noise that each took, at a coarse and a fine spacing, and by whether they end at the first zero. Of filters that take the signal
/// for weak everywhere, as IsoNet's, the strength cannot be told: only what is far stronger than the noise shows the level of the noise. Set on series that the study of data types does not report on.
/// </summary>
internal static class FilterComparison
{
    /// <summary>The feature in words.</summary>
    public const string Feature = "deconvolution";

    // Cycles/angstrom: where the usual filters fall.
    private const double Coarse = 1.0 / 60;
    private const double Fine = 1.0 / 18;

    // What no model tells of the logarithm of the ratio, and how many standard deviations make a tolerance.
    private const double OfModel = 0.12;
    private const double Tolerance = 3;

    // Worse known than that, a filter cannot be said to be the same: the strength of Warp's differs by a twentieth.
    private const double LeastKnown = 0.3;

    // The logarithm of the ratio at the coarse spacing, at which noise is told from signal.
    private const double Strong = 2;

    // What fits worse is no filter of this kind; of two ends, that which fits worse by so much is not the one.
    private const double MostMisfit = 0.95;
    private const double Likely = 1.35;

    private const double Doubtful = 1.5;

    /// <summary>How a deconvolved file differs from locked ones, with its excess, however small.</summary>
    /// <param name="locked">What may have made each of the locked files, the likeliest first; at least one file.</param>
    /// <param name="found">What may have made the file.</param>
    public static FingerprintDifference Of(IReadOnlyList<ImmutableArray<FilterFit>> locked, ImmutableArray<FilterFit> found)
    {
        var (excess, nearest) = locked.Select(file => (Excess: ExcessOf(file, found), File: file)).MinBy(one => one.Excess);
        return new(Feature, Words(found), Words(nearest), ReasonOf(excess), excess);
    }

    private static string ReasonOf(double excess) => excess >= FingerprintVerdict.Certain
        ? "looks deconvolved by another filter than the locked data"
        : "looks deconvolved, as the locked data do, but its spectrum does not tell whether by the same filter";

    private static double ExcessOf(ImmutableArray<FilterFit> locked, ImmutableArray<FilterFit> found)
    {
        if (!Fits(locked) || !Fits(found)) return Doubtful;
        double[] pairs = [.. from one in LikelyOf(locked) from other in LikelyOf(found) where one.LowPass == other.LowPass select OfPair(one, other)];
        // One ends, the other does not, and neither may be taken for the other.
        if (pairs.Length == 0) return 2 * FingerprintVerdict.Certain;
        return locked[0].LowPass == found[0].LowPass ? pairs.Min() : Math.Max(Doubtful, pairs.Min());
    }

    private static bool Fits(ImmutableArray<FilterFit> file) => !file.IsEmpty && file[0].Misfit <= MostMisfit;

    private static IEnumerable<FilterFit> LikelyOf(ImmutableArray<FilterFit> file) => file.Where(fit => fit.Misfit <= Likely * file[0].Misfit);

    private static double OfPair(FilterFit one, FilterFit other)
    {
        double excess = DistanceOf(one, other) / Tolerance;
        return excess < Doubtful && !(IsKnown(one, other) && IsStrong(one) && IsStrong(other)) ? Doubtful : excess;
    }

    // In standard deviations: the difference d of the two logarithms under their covariance, sqrt(d C^-1 d).
    private static double DistanceOf(FilterFit one, FilterFit other)
    {
        double coarse = one.LogRatioAt(Coarse) - other.LogRatioAt(Coarse), fine = one.LogRatioAt(Fine) - other.LogRatioAt(Fine);
        double Covariance(double k, double l) => one.Covariance(k, l) + other.Covariance(k, l);
        double cc = Covariance(Coarse, Coarse) + OfModel * OfModel, ff = Covariance(Fine, Fine) + OfModel * OfModel, cf = Covariance(Coarse, Fine);
        return Math.Sqrt((coarse * coarse * ff - 2 * coarse * fine * cf + fine * fine * cc) / (cc * ff - cf * cf));
    }

    // Somewhere between the two spacings.
    private static bool IsKnown(FilterFit one, FilterFit other)
    {
        double weight = one.FallDeviation * one.FallDeviation, all = weight + other.FallDeviation * other.FallDeviation;
        double best = Math.Clamp(all > 0 ? (weight * one.At + (all - weight) * other.At) / all : Coarse, Coarse, Fine);
        return Math.Sqrt(one.Covariance(best, best) + other.Covariance(best, best)) <= LeastKnown;
    }

    private static bool IsStrong(FilterFit fit) => fit.LogRatioAt(Coarse) >= Strong;

    private static string Words(ImmutableArray<FilterFit> file)
    {
        if (!Fits(file)) return "some filter";
        string ratio = string.Create(CultureInfo.InvariantCulture, $"a signal-to-noise ratio of {Math.Exp(file[0].LogRatioAt(Coarse)):G2} at 60 A and {Math.Exp(file[0].LogRatioAt(Fine)):G2} at 18 A taken");
        return file[0].LowPass == LowPass.None ? ratio : $"{ratio}, none beyond the first zero of the CTF";
    }
}
