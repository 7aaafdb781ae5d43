using Thon.Optics;
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
}
