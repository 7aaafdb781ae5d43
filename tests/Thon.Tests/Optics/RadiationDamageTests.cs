using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class RadiationDamageTests
{
    private static readonly Voltage Kilovolts300 = Voltage.FromKilovolts(300);

    // Golden values computed from constants rounded to three digits (0.245, -1.665, 2.81), as RELION and Warp have them; ours have the paper's five.
    private const double RoundedConstants = 2e-3;

    [Theory]
    [InlineData(0.02, 167.988)]
    [InlineData(0.05, 38.734)]
    [InlineData(0.1, 14.138)]
    [InlineData(0.2, 6.382)]
    [InlineData(0.3, 4.629)]
    public void The_critical_dose_is_that_of_Grant_and_Grigorieff(double k, double expected) =>
        Assert.Equal(expected, RadiationDamage.CriticalDose(k, Kilovolts300).ElectronsPerSquareAngstrom, RoundedConstants * expected);

    [Theory]
    [InlineData(30, 0.05, 0.67891)]
    [InlineData(30, 0.1, 0.34613)]
    [InlineData(30, 0.2, 0.09535)]
    [InlineData(60, 0.05, 0.46093)]
    [InlineData(60, 0.1, 0.11980)]
    [InlineData(60, 0.2, 0.00909)]
    [InlineData(120, 0.05, 0.21245)]
    [InlineData(120, 0.1, 0.01435)]
    [InlineData(120, 0.2, 0.00008)]
    public void Amplitudes_fade_by_half_the_dose_over_the_critical_one(double dose, double k, double expected)
    {
        // The relative error of a rounded Ne, times D / 2 Ne; the table has five decimals.
        double tolerance = RoundedConstants * -Math.Log(expected) * expected + 0.5e-5;
        Assert.Equal(expected, RadiationDamage.Amplitude(k, new(dose), Kilovolts300), tolerance);
    }

    [Fact]
    public void At_200_kV_damage_comes_a_quarter_sooner() =>
        Assert.Equal(0.07048, RadiationDamage.Amplitude(0.1, new(60), Voltage.FromKilovolts(200)), 5e-4);

    [Theory]
    [InlineData(60, 0.64)]
    [InlineData(100, 0.64)]
    [InlineData(150, 0.72)]
    [InlineData(200, 0.8)]
    [InlineData(250, 0.9)]
    [InlineData(300, 1)]
    [InlineData(1000, 1)]
    public void The_voltage_scales_the_critical_dose_in_straight_lines(double kilovolts, double expected) =>
        Assert.Equal(expected, RadiationDamage.VoltageScale(Voltage.FromKilovolts(kilovolts)), 1e-12);

    [Fact]
    public void The_mean_of_an_image_stays() =>
        Assert.Equal(1, RadiationDamage.Amplitude(0, new(200), Kilovolts300));

    [Fact]
    public void No_exposure_does_no_damage() =>
        Assert.Equal(1, RadiationDamage.Amplitude(0.3, Dose.None, Kilovolts300));
}
