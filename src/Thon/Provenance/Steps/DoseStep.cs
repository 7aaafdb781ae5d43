using Thon.Correct;
using Thon.Optics;

namespace Thon.Provenance.Steps;

/// <summary>The images were weighted by dose.</summary>
/// <param name="BFactorPerDose">The B factor of the damage, square angstrom for each e/angstrom^2; null for the measured curve.</param>
/// <param name="Moment">The moment of an exposure its weight refers to.</param>
/// <param name="Normalisation">By what all weights were divided.</param>
/// <param name="Tilting">What else each was multiplied by.</param>
public sealed record DoseStep(double? BFactorPerDose, ExposurePoint Moment, WeightNormalisation Normalisation, TiltFactor Tilting) : ProcessingStep
{
    /// <summary>The step of a weighting.</summary>
    public static DoseStep Of(DoseWeighting weighting) => new(weighting.Curve.BFactorPerDose, weighting.Moment, weighting.Normalisation, weighting.Tilting);

    /// <summary>What the images were weighted by.</summary>
    public DoseWeighting Weighting => new(Moment) { Curve = CurveOf(BFactorPerDose), Normalisation = Normalisation, Tilting = Tilting };

    /// <inheritdoc/>
    public override string Label => Weighting.Step;

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits =>
    [
        new("dose curve", Weighting.Curve.Name),
        new("moment of an exposure", DoseWeighting.MomentName(Moment)),
        new("norm of the weights", Normalisation switch { WeightNormalisation.SumOfSquares => "sumsq", WeightNormalisation.MeanSquare => "meansq", _ => "none" }),
        new("cosine of the tilt", Tilting == TiltFactor.Cosine ? "on" : "off"),
    ];

    /// <summary>The curve of a B factor, or the measured one for null.</summary>
    internal static DamageCurve CurveOf(double? bFactorPerDose) => bFactorPerDose is { } b ? DamageCurve.BFactor(b) : DamageCurve.GrantGrigorieff;
}
