using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class DamageCurveTests
{
    private static readonly Voltage Kilovolts300 = Voltage.FromKilovolts(300);

    // Golden values computed from constants rounded to three digits (0.245, -1.665, 2.81) and written with five decimals; ours have the paper's five digits.
    private const double RoundedConstants = 6e-3, Decimals = 1e-5;

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
    [InlineData(3, 0.1, 0.899)]
    [InlineData(3, 0.2, 0.79)]
    public void The_measured_curve_has_the_published_values(double dose, double k, double expected) =>
        Near(expected, DamageCurve.GrantGrigorieff.Amplitude(k, new(dose), Kilovolts300));

    [Fact]
    public void At_200_kV_the_measured_curve_falls_sooner_and_a_B_factor_does_not()
    {
        Near(0.07048, DamageCurve.GrantGrigorieff.Amplitude(0.1, new(60), Voltage.FromKilovolts(200)));
        Near(0.54881, DamageCurve.BFactor(4).Amplitude(0.1, new(60), Voltage.FromKilovolts(200)));
    }

    [Theory]
    [InlineData(4, 60, 0.05, 0.86071)]
    [InlineData(4, 60, 0.1, 0.54881)]
    [InlineData(4, 60, 0.2, 0.09072)]
    [InlineData(4, 120, 0.1, 0.30119)]
    // Warp's movies: exp(-3 * 60 / 4 * 0.01), worked out by hand.
    [InlineData(3, 60, 0.1, 0.63763)]
    public void A_B_factor_grows_with_the_dose(double perDose, double dose, double k, double expected) =>
        Near(expected, DamageCurve.BFactor(perDose).Amplitude(k, new(dose), Kilovolts300));

    [Fact]
    public void The_logarithm_is_that_of_the_amplitude_and_a_number_where_that_is_none()
    {
        foreach (var curve in (DamageCurve[])[DamageCurve.GrantGrigorieff, DamageCurve.BFactor(3)])
        {
            Assert.Equal(Math.Log(curve.Amplitude(0.15, new(40), Kilovolts300)), curve.LogAmplitude(0.15, new(40), Kilovolts300), 1e-12);
            Assert.Equal(1, curve.Amplitude(0, new(40), Kilovolts300));
            Assert.Equal(0, curve.LogAmplitude(0, new(40), Kilovolts300));
            Assert.Equal(0, curve.Amplitude(1, new(1e4), Kilovolts300));
            Assert.True(double.IsFinite(curve.LogAmplitude(1, new(1e4), Kilovolts300)));
        }
    }

    [Fact]
    public void A_curve_is_named_by_what_is_unusual_about_it()
    {
        Assert.Equal("gg", DamageCurve.GrantGrigorieff.Name);
        Assert.Equal("bfactor", DamageCurve.BFactor(DamageCurve.UsualBFactorPerDose).Name);
        Assert.Equal("bfactor:2.5", DamageCurve.BFactor(2.5).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => DamageCurve.BFactor(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DamageCurve.BFactor(double.NaN));
    }

    private static void Near(double expected, double found) => Assert.Equal(expected, found, RoundedConstants * expected + Decimals);
}
