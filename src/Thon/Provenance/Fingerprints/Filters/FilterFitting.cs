using System.Collections.Immutable;
using Thon.Correct.Deconvolution;
using Thon.Estimate;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>Finds which deconvolution made the rings of some sections what they are.</summary>
internal static class FilterFitting
{
    // Spacings in angstrom. Coarser ones belong to the specimen and to high-passes; at finer ones the usual filters leave nothing.
    private const double Coarsest = 150;
    private const double Finest = 10;
    private const double OfNyquist = 0.95;
    private const int FewestShells = 24;

    // More tell little more.
    private const int MostSections = 9;

    // A few steps tell which starts are the best ones; those are followed to their end.
    private const int FirstSteps = 8;
    private const int Followed = 4;
    private const int MostSteps = 60;

    // Holds what nothing tells; in squares of one over the unit of an unknown.
    private const double Ridge = 1e-6;

    // Numbers of this size say that nothing was told at all.
    private const double Absurd = 1e5;

    // Where fits begin: filters that end nowhere take the signal for strong or for weak, of specimens that have much or little of it; those that end do so before they fall.
    private static readonly (LowPass LowPass, double[] Shared)[] Starts =
    [
        Start(LowPass.None, 7, 2, -1), Start(LowPass.None, 3, 2, -1), Start(LowPass.None, 7, 2, 0.5), Start(LowPass.None, 10, 2, -1), Start(LowPass.AtFirstZero, 7, 1, -1),
    ];

    /// <summary>The best filter that ends nowhere and the best that ends at the first zero, the better first; empty where shells or sections are too few.</summary>
    /// <param name="logPowers">Natural logarithm of the power of the shells of every section.</param>
    /// <param name="width">Width of a shell, cycles/angstrom.</param>
    /// <param name="tiles">How many tiles the power of a section is the mean of.</param>
    public static ImmutableArray<FilterFit> Of(IReadOnlyList<double[]> logPowers, double width, int tiles)
    {
        if (logPowers.Count == 0) return [];
        int first = (int)Math.Ceiling(1 / (Coarsest * width)), last = (int)Math.Min(OfNyquist * logPowers[0].Length, 1 / (Finest * width));
        if (last - first < FewestShells) return [];
        FilteredSection[] sections = [.. Spread(logPowers).Select(shells => FilteredSection.Of(shells, first, last - first, tiles))];
        double[] frequencies = [.. Enumerable.Range(first, last - first).Select(shell => shell * width)];
        return [.. Starts.GroupBy(start => start.LowPass).Select(starts => Best(sections, new(first, last - first, width, starts.Key), frequencies, starts.Key, [.. starts.Select(start => start.Shared)])).OfType<FilterFit>().OrderBy(fit => fit.Misfit)];
    }

    private static IEnumerable<double[]> Spread(IReadOnlyList<double[]> all)
    {
        int count = Math.Min(MostSections, all.Count);
        return Enumerable.Range(0, count).Select(i => all[(int)((2L * i + 1) * all.Count / (2 * count))]);
    }

    private static (LowPass LowPass, double[] Shared) Start(LowPass lowPass, double logStrongest, double fall, double specimen) =>
        (lowPass, [logStrongest, fall, specimen, -1.5, 0, 0, FilterEquations.AmplitudePhase]);

    private static FilterFit? Best(FilteredSection[] sections, FilteredRings model, double[] frequencies, LowPass lowPass, double[][] starts)
    {
        var equations = new FilterEquations(sections, model);
        var likeliest = starts.SelectMany(shared => FilterStart.Of(sections, model, shared)).Select(start => FilterDescent.From(equations, start, FirstSteps)).OrderBy(end => end.Cost).Take(Followed);
        var (unknowns, cost) = likeliest.Select(one => FilterDescent.From(equations, one.Unknowns, MostSteps)).MinBy(end => end.Cost);
        double[,] matrix = equations.About(unknowns).Matrix;
        for (int i = 0; i < equations.Count; i++) matrix[i, i] += Ridge;
        if (!double.IsFinite(cost) || Cholesky.Inverse(matrix) is not { } inverse) return null;
        double[] rings = [.. unknowns.AsSpan(FilterUnknowns.Shared, sections.Length).ToArray().Order()];
        double end = lowPass == LowPass.None ? FilterFit.UsualFinest : Math.Min(FilterFit.UsualFinest, FilteredRings.FirstZeroOf(rings[rings.Length / 2] * FilterUnknowns.RingUnit, unknowns[FilterUnknowns.Phase]));
        var fit = FitOf(lowPass, unknowns[FilterUnknowns.LogStrongest], unknowns[FilterUnknowns.Fall], inverse) with
        {
            Finest = Rounded(end),
            Spread = Rounded(equations.SpreadOf(unknowns, frequencies, FilterFit.Coarsest, end)),
            Misfit = Rounded(equations.MisfitOf(unknowns)),
        };
        return new[] { fit.At, fit.LogRatio, fit.Fall, fit.LogRatioDeviation, fit.FallDeviation, fit.Spread, fit.Misfit }.All(number => Math.Abs(number) < Absurd) ? fit : null;
    }

    // At the pivot, level and fall are not correlated.
    private static FilterFit FitOf(LowPass lowPass, double logStrongest, double fall, double[,] covariance)
    {
        const double unit = FilterUnknowns.FallUnit;
        const int level = FilterUnknowns.LogStrongest, slope = FilterUnknowns.Fall;
        double pivot = covariance[level, slope] / covariance[slope, slope], variance = covariance[level, level] - pivot * covariance[level, slope];
        return new(
            lowPass, Rounded(pivot / unit), Rounded(logStrongest - pivot * fall), Rounded(Math.Sqrt(Math.Max(0, variance))),
            Rounded(unit * fall), Rounded(unit * Math.Sqrt(covariance[slope, slope])));
    }

    // Enough for what is compared, and short in a file.
    private static double Rounded(double value) => value == 0 || !double.IsFinite(value) ? value : Math.Round(value, Math.Clamp(4 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));
}
