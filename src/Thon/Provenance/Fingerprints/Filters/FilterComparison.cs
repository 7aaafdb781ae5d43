using System.Collections.Immutable;
using System.Globalization;
using Thon.Correct.Deconvolution;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// Whether two deconvolutions are one, by the ratio of signal to noise that each took, at a coarse and a fine spacing, by whether they end at the first zero, and by whether all sections were filtered alike.
/// Of filters that take the signal for weak everywhere, as IsoNet's, the strength cannot be told: only what is far stronger than the noise shows the level of the noise. Set on series that the study of data types does not report on.
/// </summary>
internal static class FilterComparison
{
    /// <summary>The feature in words.</summary>
    public const string Feature = "deconvolution";

    // What no model tells of the logarithm of the ratio, and how many standard deviations make a tolerance.
    private const double OfModel = 0.12;
    private const double Tolerance = 3;

    // Where it shows most of it, a filter must be known better than that to be said to be the same: by a twentieth of the strength of Warp's.
    private const double LeastKnown = 0.3;

    // Sections that were filtered alike fall alike to 0.06; a dose weight of 40 e/A^2 makes 0.15 and more of it.
    private const double MostOfSpread = 0.08;

    // The logarithm of the ratio at the coarse spacing, at which noise is told from signal.
    private const double Strong = 2;

    // What fits worse is no filter of this kind; of two ends, that which fits worse by so much is not the one.
    private const double MostMisfit = 0.75;
    private const double Likely = 1.35;

    private const double Doubtful = 1.5;

    /// <summary>How a deconvolved file differs from locked ones, with its excess, however small.</summary>
    /// <param name="locked">What may have made each of the locked files, the likeliest first; at least one file.</param>
    /// <param name="found">What may have made the file.</param>
    public static FingerprintDifference Of(IReadOnlyList<ImmutableArray<FilterFit>> locked, ImmutableArray<FilterFit> found)
    {
        // One locked file that tells little, or is odd, is not to decide.
        var middle = locked.Select(file => (Excess: ExcessOf(file, found), File: file)).OrderBy(one => one.Excess).ElementAt((locked.Count - 1) / 2);
        return new(Feature, Words(found), Words(middle.File), ReasonOf(middle.Excess), middle.Excess);
    }

    private static string ReasonOf(double excess) => excess >= FingerprintVerdict.Certain
        ? "looks deconvolved by another filter than the locked data"
        : "looks deconvolved, as the locked data do, but its spectrum does not tell whether by the same filter";

    private static double ExcessOf(ImmutableArray<FilterFit> locked, ImmutableArray<FilterFit> found)
    {
        if (!Fits(locked) || !Fits(found)) return Doubtful;
        double[] pairs = [.. from one in LikelyOf(locked) from other in LikelyOf(found) where one.LowPass == other.LowPass select OfPair(one, other)];
        // One ends, the other does not, and neither may be taken for the other; but of weak filters next to nothing is left to end.
        if (pairs.Length == 0) return IsStrong(locked[0]) || IsStrong(found[0]) ? 2 * FingerprintVerdict.Certain : Doubtful;
        return locked[0].LowPass == found[0].LowPass ? pairs.Min() : Math.Max(Doubtful, pairs.Min());
    }

    private static bool Fits(ImmutableArray<FilterFit> file) => !file.IsEmpty && file[0].Misfit <= MostMisfit;

    private static IEnumerable<FilterFit> LikelyOf(ImmutableArray<FilterFit> file) => file.Where(fit => fit.Misfit <= Likely * file[0].Misfit);

    private static double OfPair(FilterFit one, FilterFit other)
    {
        double fine = Math.Min(one.Finest, other.Finest), excess = DistanceOf(one, other, fine) / Tolerance;
        bool isTold = IsKnown(one, other, fine) && IsStrong(one) && IsStrong(other) && Math.Abs(one.Spread - other.Spread) <= MostOfSpread;
        return isTold ? excess : Math.Max(Doubtful, excess);
    }

    // In standard deviations: the difference d of the two logarithms under their covariance C, sqrt(d C^-1 d).
    private static double DistanceOf(FilterFit one, FilterFit other, double fine)
    {
        const double coarse = FilterFit.Coarsest;
        double c = one.LogRatioAt(coarse) - other.LogRatioAt(coarse), f = one.LogRatioAt(fine) - other.LogRatioAt(fine);
        double cc = Covariance(one, other, coarse, coarse) + OfModel * OfModel, ff = Covariance(one, other, fine, fine) + OfModel * OfModel, cf = Covariance(one, other, coarse, fine);
        return Math.Sqrt((c * c * ff - 2 * c * f * cf + f * f * cc) / (cc * ff - cf * cf));
    }

    // At the frequency where the difference of the two is known best.
    private static bool IsKnown(FilterFit one, FilterFit other, double fine)
    {
        double weight = one.FallDeviation * one.FallDeviation, all = weight + other.FallDeviation * other.FallDeviation;
        double best = Math.Clamp(all > 0 ? (weight * one.At + (all - weight) * other.At) / all : fine, Math.Min(FilterFit.Coarsest, fine), fine);
        return Math.Sqrt(Covariance(one, other, best, best)) <= LeastKnown;
    }

    private static double Covariance(FilterFit one, FilterFit other, double k, double l) => one.Covariance(k, l) + other.Covariance(k, l);

    private static bool IsStrong(FilterFit fit) => fit.LogRatioAt(FilterFit.Coarsest) >= Strong;

    private static string Words(ImmutableArray<FilterFit> file)
    {
        if (!Fits(file)) return "some filter";
        var fit = file[0];
        string ratio = string.Create(CultureInfo.InvariantCulture, $"a signal-to-noise ratio of {Math.Exp(fit.LogRatioAt(FilterFit.Coarsest)):G2} at {1 / FilterFit.Coarsest:F0} A and {Math.Exp(fit.LogRatioAt(fit.Finest)):G2} at {1 / fit.Finest:F0} A");
        return fit.LowPass == LowPass.None ? ratio : $"{ratio}, none beyond the first zero of the CTF";
    }
}
