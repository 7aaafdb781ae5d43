namespace Thon.Check.Images;

/// <summary>Two images that would fit far better each with the angle of the other.</summary>
/// <param name="First">The image that comes first in the stack.</param>
/// <param name="Second">The other one.</param>
/// <param name="Odds">Log odds of the swap over the claim, the number of pairs taken into account.</param>
internal sealed record ImageSwap(int First, int Second, double Odds);

/// <summary>Looks for two images that are swapped.</summary>
internal static class SwapSearch
{
    // The number of pairs is taken into account already; clean series stay below zero.
    private const double Likely = 7;

    /// <summary>The pair that is most likely swapped; null where none is likely.</summary>
    /// <param name="judgement">What the images say of the angles as a whole.</param>
    /// <param name="least">Log odds that it must have.</param>
    public static ImageSwap? Best(AngleJudgement judgement, double least = Likely)
    {
        if (judgement.Claimed is not { } claimed || judgement.Main is not null) return null;
        int count = judgement.Evidence.Count;
        if (count < 3) return null;
        (int First, int Second)[] pairs = [.. from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1) select (first, second)];
        double[] levels = judgement.Evidence.Intensity.LogLikelihoods([claimed.Reading.Inclinations, .. pairs.Select(pair => Swapped(claimed.Reading.Inclinations, pair))]);
        var best = Enumerable.Range(0, pairs.Length).Select(i => new ImageSwap(
            pairs[i].First, pairs[i].Second,
            Slopes(judgement.Evidence, claimed, pairs[i]) + levels[i + 1] - levels[0] - Math.Log(pairs.Length))).MaxBy(swap => swap.Odds)!;
        return best.Odds > least ? best : null;
    }

    private static double[] Swapped(double[] angles, (int First, int Second) pair)
    {
        double[] swapped = [.. angles];
        (swapped[pair.First], swapped[pair.Second]) = (angles[pair.Second], angles[pair.First]);
        return swapped;
    }

    private static double Slopes(TiltEvidence evidence, ReadingScore claimed, (int First, int Second) pair)
    {
        double Of(int image, int angle) => evidence.Of(claimed.Reading.Axis, image, claimed.Reading.SlopeOf(angle, claimed.Offset));
        return Of(pair.First, pair.Second) - Of(pair.First, pair.First) + Of(pair.Second, pair.First) - Of(pair.Second, pair.Second);
    }
}
