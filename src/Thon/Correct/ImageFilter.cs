using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>All that is done to the spectrum of one image in one pass: the correction of its CTF and everything that depends on frequency alone.</summary>
/// <param name="Mode">How the CTF is corrected.</param>
public sealed record ImageFilter(CorrectionMode Mode)
{
    /// <summary>The most that any frequency may be amplified unless stated otherwise.</summary>
    public const double UsualMaxGain = 2;

    /// <summary>The weight of the image's exposure; null for none.</summary>
    public DoseWeight? Dose { get; init; }

    /// <summary>Fall of the envelope exp(-B k^2 / 4), square angstrom, zero or more.</summary>
    public double BFactor { get; init; }

    /// <summary>The finest spacing kept; null for all.</summary>
    public Length? Finest { get; init; }

    /// <summary>Signal-to-noise ratio of the image, for <see cref="CorrectionMode.Wiener"/> only.</summary>
    public SignalToNoise? SignalToNoise { get; init; }

    /// <summary>The most that any frequency is amplified, above 0; for <see cref="CorrectionMode.Wiener"/> only.</summary>
    public double MaxGain { get; init; } = UsualMaxGain;

    /// <summary>What the image's mean is multiplied by: 1, but for the factor of a dose weight.</summary>
    public double OfMean => Dose?.OfMean ?? 1;

    /// <summary>What the dose weight, the envelope and the low-pass leave of the amplitude at a frequency; at zero, what it comes to beside zero.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    public double WeightAt(double k) => (Dose?.At(k) ?? 1) * Envelope.Amplitude(k * k, BFactor) * LowPass(k);

    // Half of a period of a cosine, so that the cut does not ring; wholly gone at the finest spacing.
    private const double EdgeWidth = 0.1;

    private double LowPass(double k)
    {
        if (Finest is not { } finest) return 1;
        double place = (1 - k * finest.Angstroms) / EdgeWidth;
        return place >= 1 ? 1 : place <= 0 ? 0 : 0.5 - 0.5 * Math.Cos(Math.PI * place);
    }
}
