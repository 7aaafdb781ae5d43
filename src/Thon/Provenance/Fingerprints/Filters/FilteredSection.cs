namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>The shells of a section that a filter is fitted to.</summary>
/// <param name="LogPower">Natural logarithm of their power.</param>
/// <param name="Weight">One over the deviation expected, 0 where nothing is told.</param>
internal sealed record FilteredSection(double[] LogPower, double[] Weight)
{
    // Power further below the strongest is what the window leaks and rounding leaves.
    private const double Deepest = 15;

    // Of a shell of radius r, so many samples for each r count in one tile (1.6 are independent, and the logarithm of few is skewed); tiles overlap, and from a few on shells are known better than any model.
    private const double SamplesPerRadius = 1.2;
    private const double OfTiles = 0.9;
    private const double MostOfTiles = 4;
    private const double OfModel = 0.08;

    /// <summary>The section of some shells.</summary>
    /// <param name="logPower">Natural logarithm of the power of all its shells.</param>
    /// <param name="first">The first that counts.</param>
    /// <param name="count">How many do.</param>
    /// <param name="tiles">How many tiles they are means of.</param>
    public static FilteredSection Of(double[] logPower, int first, int count, int tiles)
    {
        double samples = SamplesPerRadius * Math.Min(MostOfTiles, Math.Pow(tiles, OfTiles));
        double[] told = logPower[first..(first + count)];
        double least = told.Max() - Deepest;
        return new(told, [.. told.Select((log, i) => log > least ? 1 / Math.Sqrt(1 / (samples * (first + i)) + OfModel * OfModel) : 0)]);
    }

    /// <summary>How many shells tell something.</summary>
    public int Told => Weight.Count(weight => weight > 0);
}
