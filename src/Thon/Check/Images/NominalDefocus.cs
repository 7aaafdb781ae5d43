namespace Thon.Check.Images;

/// <summary>
/// What the defocus that was asked for says of the pixel size: a pixel size that is wrong by a factor makes the defocus wrong by its square.
/// </summary>
internal static class NominalDefocus
{
    // Stages and autofocus miss by about this part.
    private const double Scatter = 0.3;

    // Metadata may also name the defocus of another series.
    private const double MostPrice = 8;

    /// <summary>The scores with what the nominal defocus adds to each.</summary>
    public static ReadingScore[] Weigh(ImageClaim claim, TiltEvidence evidence, ReadingScore[] scores) =>
        [.. scores.Select(score => RatioOf(claim, evidence, score) is { } ratio ? score with { Nominal = -Price(Math.Log(ratio / (score.Reading.Scale * score.Reading.Scale))) } : score)];

    /// <summary>Median defocus of the rings over the median asked for; null where either is not known.</summary>
    public static double? RatioOf(ImageClaim claim, TiltEvidence evidence, ReadingScore score)
    {
        double[] nominal = [.. claim.Tilts.Where(tilt => tilt.NominalDefocus is { Angstroms: > 0 }).Select(tilt => tilt.NominalDefocus!.Value.Angstroms).Order()];
        double[] found = [.. Enumerable.Range(0, evidence.Count).Where(i => evidence.Most[i] > 6)
            .Select(i => evidence.Curves[score.Reading.Axis][i]!.DefocusAt(score.Reading.SlopeOf(i, score.Offset))).Order()];
        return nominal.Length == 0 || found.Length == 0 ? null : found[found.Length / 2] / nominal[nominal.Length / 2];
    }

    private static double Price(double logarithm)
    {
        double square = logarithm * logarithm / (2 * Scatter * Scatter);
        return MostPrice * square / (MostPrice + square);
    }
}
