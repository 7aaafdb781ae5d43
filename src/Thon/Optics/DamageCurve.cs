using System.Globalization;
using Thon.Units;

namespace Thon.Optics;

/// <summary>How the amplitude of the signal fades with exposure, at each spatial frequency: as measured by Grant and Grigorieff, or as a B factor that grows with the dose.</summary>
public sealed record DamageCurve
{
    /// <summary>The B factor that a curve of that kind has unless stated otherwise, square angstrom for each e/angstrom^2: the amplitude is exp(-D k^2).</summary>
    public const double UsualBFactorPerDose = 4;

    private DamageCurve(double? bFactorPerDose) => BFactorPerDose = bFactorPerDose;

    /// <summary>The measured curve, exp(-D / 2 Ne(k)); the voltage scales it. [GrantGrigorieff2015, Eq. 3 and 4]</summary>
    public static DamageCurve GrantGrigorieff { get; } = new((double?)null);

    /// <summary>The B factor that each e/angstrom^2 adds, square angstrom, above zero; null for <see cref="GrantGrigorieff"/>.</summary>
    public double? BFactorPerDose { get; }

    /// <summary>Whether the voltage matters. The programs that use a B factor do not scale it.</summary>
    public bool NeedsVoltage => BFactorPerDose is null;

    /// <summary>The name in a data type label: <c>gg</c>, <c>bfactor</c>, or <c>bfactor:3</c> for another B factor than the usual one.</summary>
    public string Name => BFactorPerDose switch
    {
        null => "gg",
        UsualBFactorPerDose => "bfactor",
        { } b => string.Create(CultureInfo.InvariantCulture, $"bfactor:{b}"),
    };

    /// <summary>A B factor that grows with the dose, exp(-B D k^2 / 4).</summary>
    /// <param name="perDose">B, square angstrom for each e/angstrom^2, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">B is not above zero.</exception>
    public static DamageCurve BFactor(double perDose)
    {
        if (!(perDose > 0 && double.IsFinite(perDose))) throw new ArgumentOutOfRangeException(nameof(perDose), perDose, "a B factor above 0");
        return new(perDose);
    }

    /// <summary>The amplitude left after an exposure; 1 at zero frequency.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    /// <param name="exposure">The exposure D, zero or more.</param>
    /// <param name="voltage">Acceleration voltage; not looked at where <see cref="NeedsVoltage"/> is false.</param>
    public double Amplitude(double k, Dose exposure, Voltage voltage) => BFactorPerDose is { } b
        ? Envelope.Amplitude(k * k, b * exposure.ElectronsPerSquareAngstrom)
        : RadiationDamage.Amplitude(k, exposure, voltage);

    /// <summary>The natural logarithm of <see cref="Amplitude"/>; zero or less.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    /// <param name="exposure">The exposure D, zero or more.</param>
    /// <param name="voltage">Acceleration voltage; not looked at where <see cref="NeedsVoltage"/> is false.</param>
    public double LogAmplitude(double k, Dose exposure, Voltage voltage) => BFactorPerDose is { } b
        ? Envelope.LogAmplitude(k * k, b * exposure.ElectronsPerSquareAngstrom)
        : RadiationDamage.LogAmplitude(k, exposure, voltage);
}
