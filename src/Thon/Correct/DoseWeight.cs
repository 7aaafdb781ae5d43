using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>The weight of one exposure, exp(-D / 2 Ne(k)). [GrantGrigorieff2015, Eq. 5]</summary>
/// <param name="Exposure">The exposure D the weight refers to.</param>
/// <param name="Voltage">Acceleration voltage.</param>
public sealed record DoseWeight(Dose Exposure, Voltage Voltage)
{
    /// <summary>The amplitude left at a spatial frequency, 1 at zero.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    public double At(double k) => RadiationDamage.Amplitude(k, Exposure, Voltage);

    // Beyond this nothing is left to be gained from a better ratio.
    private const double BestRatio = 1e6;

    /// <summary>
    /// The signal-to-noise ratio there would be without the exposure, ratio / W^2: the ratio of an image holds the damage already, and a Wiener filter whose
    /// result is weighted by W must not count it twice. At low ratios such an image is c W / N, its part in the best sum of all images.
    /// </summary>
    /// <param name="after">The ratio of the image as it is.</param>
    public SignalToNoise Undamaged(SignalToNoise after) =>
        after with { Ratios = [.. after.Ratios.Select((ratio, i) => Math.Min(BestRatio, ratio / Math.Pow(At(after.Frequencies[i]), 2)))] };
}
