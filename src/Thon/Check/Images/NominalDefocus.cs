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
        return Of(claim) is { } nominal ? FoundOf(evidence, score) / nominal : null;
    }

    /// <summary>Median defocus of the rings under a reading, angstrom; null where no image shows any.</summary>
    public static double? FoundOf(TiltEvidence evidence, ReadingScore score)
    {
        double[] found = [.. Enumerable.Range(0, evidence.Count).Where(i => evidence.Most[i] > 6)
            .Select(i => evidence.Curves[score.Reading.Axis][i]!.DefocusAt(score.Reading.SlopeOf(i, score.Offset))).Order()];
        return found.Length == 0 ? null : found[found.Length / 2];
    }

    /// <summary>Whether the defocus asked for speaks for another pixel size rather than against it; null where none is known.</summary>
    public static bool? Allows(ImageClaim claim, TiltEvidence evidence, ReadingScore score) =>
        RatioOf(claim, evidence, score) is { } ratio ? Math.Abs(Math.Log(ratio) - 2 * Math.Log(score.Reading.Scale)) < Math.Abs(Math.Log(ratio)) : null;

    /// <summary>The median defocus asked for, angstrom; null where it is not known.</summary>
    public static double? Of(ImageClaim claim)
    {
        double[] nominal = [.. claim.Tilts.Where(tilt => tilt.NominalDefocus is { Angstroms: > 0 }).Select(tilt => tilt.NominalDefocus!.Value.Angstroms).Order()];
        return nominal.Length == 0 ? null : nominal[nominal.Length / 2];
    }

    private static double Price(double logarithm)
    {
        double square = logarithm * logarithm / (2 * Scatter * Scatter);
        return MostPrice * square / (MostPrice + square);
    }
}
