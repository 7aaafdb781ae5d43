using Thon.Correct;

namespace Thon.Provenance.Steps;

/// <summary>The frames of a movie were summed, each weighted by its dose.</summary>
/// <param name="BFactorPerDose">The B factor of the damage, square angstrom for each e/angstrom^2; null for the measured curve.</param>
/// <param name="Moment">The moment of a frame's exposure its weight refers to.</param>
public sealed record FrameSumStep(double? BFactorPerDose, ExposurePoint Moment) : ProcessingStep
{
    /// <summary>The step of a weighting.</summary>
    public static FrameSumStep Of(DoseWeighting weighting) => new(weighting.Curve.BFactorPerDose, weighting.Moment);

    /// <summary>What the frames were weighted by.</summary>
    public DoseWeighting Weighting => new(Moment) { Curve = DoseStep.CurveOf(BFactorPerDose) };

    /// <inheritdoc/>
    public override string Label => $"frames({Weighting.Curve.Name},{DoseWeighting.MomentName(Moment)})";

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits =>
    [
        new("frame dose curve", Weighting.Curve.Name),
        new("moment of a frame's exposure", DoseWeighting.MomentName(Moment)),
    ];
}
