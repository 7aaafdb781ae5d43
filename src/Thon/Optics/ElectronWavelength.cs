using Thon.Units;

namespace Thon.Optics;

/// <summary>The relativistic de Broglie wavelength of an electron, from CODATA 2018 constants. [CODATA2018]</summary>
public static class ElectronWavelength
{
    private const double PlanckConstant = 6.62607015e-34;      // J s
    private const double ElectronMass = 9.1093837015e-31;      // kg
    private const double ElementaryCharge = 1.602176634e-19;   // C
    private const double SpeedOfLight = 299792458;             // m/s

    /// <summary>lambda = h / sqrt(2 m e V (1 + e V / (2 m c^2))): 0.0196875 angstrom at 300 kV, 0.0250793 at 200 kV.</summary>
    /// <param name="voltage">Acceleration voltage, above zero.</param>
    public static Length At(Voltage voltage)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(voltage.Volts);
        double energy = ElementaryCharge * voltage.Volts;
        double momentum = Math.Sqrt(2 * ElectronMass * energy * (1 + energy / (2 * ElectronMass * SpeedOfLight * SpeedOfLight)));
        return Length.FromAngstroms(PlanckConstant / momentum * 1e10);
    }
}
