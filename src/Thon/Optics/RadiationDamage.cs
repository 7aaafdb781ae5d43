using Thon.Units;

namespace Thon.Optics;

/// <summary>How the signal of a frozen-hydrated specimen fades with exposure. [GrantGrigorieff2015, Eq. 3 and 4]</summary>
public static class RadiationDamage
{
    /// <summary>The critical exposure Ne(k) = s (0.24499 k^-1.6649 + 2.8141), at which the power of the signal has fallen to 1/e and its amplitude to exp(-1/2).</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more; infinite at zero.</param>
    /// <param name="voltage">Acceleration voltage; scales the dose as <see cref="VoltageScale"/> says.</param>
    public static Dose CriticalDose(double k, Voltage voltage) =>
        new(VoltageScale(voltage) * (0.24499 * Math.Pow(k, -1.6649) + 2.8141));

    /// <summary>The factor on the critical exposure: 1 at 300 kV, 0.8 at 200, 0.64 at 100, linear between and held beyond.</summary>
    public static double VoltageScale(Voltage voltage) => voltage.Kilovolts switch
    {
        >= 300 => 1,
        >= 200 => 0.8 + 0.2 * (voltage.Kilovolts - 200) / 100,
        >= 100 => 0.64 + 0.16 * (voltage.Kilovolts - 100) / 100,
        _ => 0.64,
    };

    /// <summary>The amplitude left after an exposure, exp(-D / 2 Ne(k)): 1 at zero frequency, so the mean of an image stays.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    /// <param name="exposure">The exposure D the weight refers to, zero or more.</param>
    /// <param name="voltage">Acceleration voltage.</param>
    public static double Amplitude(double k, Dose exposure, Voltage voltage) =>
        k == 0 ? 1 : Math.Exp(LogAmplitude(k, exposure, voltage));

    /// <summary>The natural logarithm of <see cref="Amplitude"/>, -D / 2 Ne(k): a number also where the amplitude itself is too small for one.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    /// <param name="exposure">The exposure D the weight refers to, zero or more.</param>
    /// <param name="voltage">Acceleration voltage.</param>
    public static double LogAmplitude(double k, Dose exposure, Voltage voltage) =>
        k == 0 ? 0 : -exposure.ElectronsPerSquareAngstrom / (2 * CriticalDose(k, voltage).ElectronsPerSquareAngstrom);
}
