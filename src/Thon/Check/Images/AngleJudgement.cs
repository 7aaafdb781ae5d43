namespace Thon.Check.Images;

/// <summary>What the images say of the angles.</summary>
/// <param name="Evidence">What it follows from.</param>
/// <param name="Scores">Every reading; empty where no angles are stated.</param>
/// <param name="Claimed">The claim, with the axis and the hand that fit best of those in question; null where no angles are stated.</param>
/// <param name="Main">The one reading that explains the images so much better that the claim must be wrong; null where there is none.</param>
internal sealed record AngleJudgement(TiltEvidence Evidence, IReadOnlyList<ReadingScore> Scores, ReadingScore? Claimed, ReadingScore? Main)
{
    /// <summary>Log odds from which a claim is doubted, 8000 to 1; clean series stay below zero.</summary>
    public const double Doubtful = 9;

    /// <summary>Log odds beyond doubt.</summary>
    public const double Certain = 30;

    // Readings whose odds differ by less are told apart by what is the commonest mistake.
    private const double AsGood = 4;

    // Images that must speak for a reading rather than for the claim, each by at least so much. A shift is told by the one at the end, whose angle comes from the other end:
    // the others might be of a specimen that inclines; but its brightness alone will not do.
    private const int FewestSupporters = 2;
    private const double Support = 1;
    private const double SupportOfShift = 4.5;

    // With fewer rings than this a background that bends makes slopes of its own; then the defocus that was asked for must speak for another pixel size too.
    private const double FewestRings = 6;

    /// <summary>Whether the rings are so many that no background is taken for them.</summary>
    public bool HasManyRings { get; private init; }

    /// <summary>Log odds of the main cause over the claim; 0 without one.</summary>
    public double Odds => Main is null ? 0 : Main.Total - Claimed!.Total;

    /// <summary>Log odds of the better over the worse hand, the angles and axes being as claimed.</summary>
    public double HandMargin
    {
        get
        {
            var plain = Scores.Where(score => score.Reading.Kind is ReadingKind.Claimed or ReadingKind.Negated).ToArray();
            double Best(int hand) => plain.Where(score => score.Reading.Hand == hand).Max(score => score.Slopes);
            return plain.Length == 0 ? 0 : Math.Abs(Best(1) - Best(-1));
        }
    }

    /// <summary>Judges a claim.</summary>
    public static AngleJudgement Of(ImageClaim claim, TiltEvidence evidence)
    {
        if (!claim.HasAngles || claim.Tilts.Length == 0) return new(evidence, [], null, null);
        var scores = NominalDefocus.Weigh(claim, evidence, evidence.ScoresOf([.. TiltReadings.Of(claim, evidence.Axes)]));
        var claimed = scores.Where(score => score.Reading.Kind == ReadingKind.Claimed).MaxBy(score => score.Total)!;
        ReadingScore[] better = [.. scores.Where(score => score.Total - claimed.Total > Doubtful && IsSupported(claim, evidence, score, claimed))];
        var main = better.Length == 0 ? null : better.Where(score => better.Max(other => other.Total) - score.Total < AsGood).MinBy(score => score.Reading.Kind);
        return new(evidence, scores, claimed, main) { HasManyRings = Rings(claim, evidence, claimed) >= FewestRings };
    }

    private static bool IsSupported(ImageClaim claim, TiltEvidence evidence, ReadingScore score, ReadingScore claimed) => score.Reading.Kind switch
    {
        ReadingKind.Shifted => score.Slopes - claimed.Slopes > SupportOfShift,
        ReadingKind.Scaled => (NominalDefocus.Allows(claim, evidence, score) ?? Rings(claim, evidence, claimed) >= FewestRings) && HasSupporters(evidence, score, claimed),
        _ => score.Levels - claimed.Levels > Doubtful || HasSupporters(evidence, score, claimed),
    };

    // How many rings there are from the centre of a spectrum to where slopes are told from.
    private static double Rings(ImageClaim claim, TiltEvidence evidence, ReadingScore claimed)
    {
        if (!claim.HasOptics) return 0;
        double finest = Math.Max(SlopeSearch.Finest.Angstroms, 2 * claim.Series.PixelSize.Angstroms);
        return claim.OpticsOrUsual.Wavelength.Angstroms * (NominalDefocus.FoundOf(evidence, claimed) ?? 0) / (finest * finest);
    }

    private static bool HasSupporters(TiltEvidence evidence, ReadingScore score, ReadingScore claimed) =>
        Enumerable.Range(0, evidence.Count).Count(image => evidence.Of(score, image) - evidence.Of(claimed, image) > Support) >= FewestSupporters;
}
