using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>How the images of a series are weighted by their dose.</summary>
/// <param name="Moment">The moment of an exposure its weight refers to.</param>
public sealed record DoseWeighting(ExposurePoint Moment)
{
    /// <summary>How amplitudes fade with the dose.</summary>
    public DamageCurve Curve { get; init; } = DamageCurve.GrantGrigorieff;

    /// <summary>By what all weights are divided.</summary>
    public WeightNormalisation Normalisation { get; init; } = WeightNormalisation.None;

    /// <summary>What else each weight is multiplied by; counts for the normalisation.</summary>
    public TiltFactor Tilting { get; init; } = TiltFactor.None;

    /// <summary>
    /// The name of this step in a data type label: <c>dw(</c>, the curve, the moment, and of the words <c>sumsq</c> or <c>meansq</c> and <c>cos</c> those that
    /// hold; for example <c>dw(gg,mid)</c> or <c>dw(bfactor:3,end,meansq,cos)</c>.
    /// </summary>
    public string Step => $"dw({string.Join(',', Words)})";

    private IEnumerable<string> Words =>
    [
        Curve.Name,
        MomentName(Moment),
        .. Normalisation switch { WeightNormalisation.SumOfSquares => ["sumsq"], WeightNormalisation.MeanSquare => ["meansq"], _ => (string[])[] },
        .. Tilting == TiltFactor.Cosine ? ["cos"] : (string[])[],
    ];

    /// <summary>The name of a moment in a data type label: <c>start</c>, <c>mid</c> or <c>end</c>.</summary>
    public static string MomentName(ExposurePoint moment) => moment switch { ExposurePoint.Start => "start", ExposurePoint.Middle => "mid", _ => "end" };

    /// <summary>The weight of every tilt, in their order. Tilts that the estimation leaves out count like the others.</summary>
    /// <param name="series">The series; every tilt has a dose.</param>
    /// <exception cref="ArgumentException">The dose of a tilt is not known.</exception>
    public ImmutableArray<DoseWeight> WeightsOf(TiltSeries series)
    {
        DoseWeight[] weights = [.. series.Tilts.Select(tilt => WeightOf(tilt, series.Microscope.Voltage))];
        if (Normalisation == WeightNormalisation.None) return [.. weights];
        var norm = WeightNorm.Of(weights, Normalisation, series.PixelSize);
        return [.. weights.Select(weight => weight with { Norm = norm })];
    }

    private DoseWeight WeightOf(Tilt tilt, Voltage voltage) => new(ExposureOf(tilt, Moment), voltage)
    {
        Curve = Curve,
        Factor = Tilting == TiltFactor.Cosine ? Math.Cos(tilt.Angle.Radians) : 1,
    };

    /// <summary>The exposure a tilt's weight refers to.</summary>
    /// <exception cref="ArgumentException">The tilt's dose is not known.</exception>
    public static Dose ExposureOf(Tilt tilt, ExposurePoint point)
    {
        if (tilt is not { DoseBefore: { } before, Dose: { } dose }) throw new ArgumentException($"section {tilt.Section} has no dose", nameof(tilt));
        return ExposureOf(before, dose, point);
    }

    /// <summary>The exposure that a weight refers to.</summary>
    /// <param name="before">What the specimen had seen before.</param>
    /// <param name="dose">The exposure itself.</param>
    /// <param name="point">The moment of it.</param>
    public static Dose ExposureOf(Dose before, Dose dose, ExposurePoint point)
    {
        double part = point switch { ExposurePoint.Start => 0, ExposurePoint.Middle => 0.5, _ => 1 };
        return new(before.ElectronsPerSquareAngstrom + part * dose.ElectronsPerSquareAngstrom);
    }
}
