using Thon.Units;

namespace Thon.Optics;

/// <summary>The optics every image of a series shares.</summary>
/// <param name="Voltage">Acceleration voltage; 60 to 1000 kV.</param>
/// <param name="SphericalAberration">Cs; 0 to 10 mm.</param>
/// <param name="AmplitudeContrast">Fraction of amplitude contrast A; 0 to 1.</param>
public sealed record Microscope(Voltage Voltage, Length SphericalAberration, double AmplitudeContrast)
{
    /// <summary>The amplitude contrast used where nobody states another.</summary>
    public const double DefaultAmplitudeContrast = 0.07;

    /// <summary>The electron wavelength, relativistic.</summary>
    public Length Wavelength => ElectronWavelength.At(Voltage);

    /// <summary>The phase that amplitude contrast adds, asin(A), in radian.</summary>
    public double AmplitudePhase => Math.Asin(AmplitudeContrast);
}
