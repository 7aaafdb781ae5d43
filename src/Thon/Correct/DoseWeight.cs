using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>The weight of one exposure: what the damage leaves of the amplitude, times a factor, over the norm of its series. [GrantGrigorieff2015, Eq. 5]</summary>
/// <param name="Exposure">The exposure D the weight refers to.</param>
/// <param name="Voltage">Acceleration voltage; scales the measured curve alone.</param>
public sealed record DoseWeight(Dose Exposure, Voltage Voltage)
{
    /// <summary>How amplitudes fade.</summary>
    public DamageCurve Curve { get; init; } = DamageCurve.GrantGrigorieff;

    /// <summary>What the weight is multiplied by at all frequencies, zero included; 0 to 1.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>What the weights of the series are divided by; null for nothing.</summary>
    public WeightNorm? Norm { get; init; }

    /// <summary>The weight of the image's mean, which no norm touches: the factor alone.</summary>
    public double OfMean => Factor;

    /// <summary>The weight at a spatial frequency; at zero what it comes to beside zero, while the mean itself takes <see cref="OfMean"/>.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    public double At(double k) => Factor * (Norm is null ? Curve.Amplitude(k, Exposure, Voltage) : Math.Exp(LogDamageAt(k) - Norm.LogAt(k)));

    /// <summary>The natural logarithm of what the damage leaves of the amplitude at a spatial frequency.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    public double LogDamageAt(double k) => Curve.LogAmplitude(k, Exposure, Voltage);

    // Beyond this nothing is left to be gained from a better ratio.
    private const double BestRatio = 1e6;

    /// <summary>
    /// The signal-to-noise ratio there would be without the exposure, ratio / W^2 with W the damage alone: the ratio of an image holds the damage already, and a Wiener
    /// filter whose result is weighted by W must not count it twice. At low ratios such an image is c W / N, its part in the best sum of all images.
    /// </summary>
    /// <param name="after">The ratio of the image as it is.</param>
    public SignalToNoise Undamaged(SignalToNoise after) =>
        after with { Ratios = [.. after.Ratios.Select((ratio, i) => Math.Min(BestRatio, ratio / Math.Pow(Curve.Amplitude(after.Frequencies[i], Exposure, Voltage), 2)))] };
}
