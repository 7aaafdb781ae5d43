using Thon.Simulate;

namespace Thon.AccuracyStudies.Correction;

/// <summary>What the methods made of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Agreements">The bands' agreements by seed, judged section and method, in the order of <see cref="CorrectionMethod.All"/>; null where a method had no filter.</param>
internal sealed record CorrectionOutcome(CorrectionCase Case, IReadOnlyList<BandAgreement>?[][][] Agreements)
{
    /// <summary>How many images each number is averaged over, unless stated otherwise.</summary>
    public const int Seeds = 12;

    /// <summary>Runs a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="seeds">How many series, each of its own specimen and noise.</param>
    /// <param name="threads">How many are in work at once.</param>
    public static CorrectionOutcome Of(CorrectionCase one, int seeds, int threads)
    {
        var agreements = new IReadOnlyList<BandAgreement>?[seeds][][];
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = threads }, seed => agreements[seed] = OfSeries(one.Series((ulong)seed + 1)));
        return new(one, agreements);
    }

    /// <summary>A number of one section and band, averaged over the seeds; null where the methods it needs had no filter.</summary>
    /// <param name="section">Which of the judged sections.</param>
    /// <param name="band">Which band.</param>
    /// <param name="number">The number, of the agreements of all methods.</param>
    public Averaged? Average(int section, int band, Func<Func<CorrectionMethod, BandAgreement?>, double?> number)
    {
        double?[] values = [.. Agreements.Select(seed => number(method => seed[section][CorrectionMethod.All.IndexOf(method)]?[band]))];
        return values.Contains(null) ? null : Averaged.Of(values.Select(value => value!.Value));
    }

    private static IReadOnlyList<BandAgreement>?[][] OfSeries(Simulation simulation)
    {
        var fitted = FittedSignalToNoise.Of(simulation);
        return [.. CorrectionCase.JudgedSections.Select(section =>
        {
            var tilt = CorrectionTilt.Of(simulation, section);
            return CorrectionMethod.All.Select(method => method.FilterOf(tilt, fitted[section]) is { } filter ? tilt.Judge(filter) : null).ToArray();
        })];
    }
}
