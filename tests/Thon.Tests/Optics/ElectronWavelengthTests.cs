using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class ElectronWavelengthTests
{
    [Theory]
    [InlineData(100, 0.0370144)] // tables of electron microscopy, for example Reimer and Kohl, Transmission Electron Microscopy
    [InlineData(200, 0.0250793)]
    [InlineData(300, 0.0196875)]
    public void The_wavelength_is_that_of_the_tables(double kilovolts, double angstroms)
    {
        const double lastDigit = 0.5e-7;
        Assert.Equal(angstroms, ElectronWavelength.At(Voltage.FromKilovolts(kilovolts)).Angstroms, lastDigit);
    }

    [Fact]
    public void The_usual_short_formula_agrees_to_its_own_rounding()
    {
        // 12.2643247 / sqrt(V + 0.978466e-6 V^2), as Warp and RELION write it; its constants are good to 1e-5.
        for (double volts = 60e3; volts <= 1000e3; volts += 20e3)
        {
            double formula = 12.2643247 / Math.Sqrt(volts * (1 + 0.978466e-6 * volts));
            Assert.Equal(formula, ElectronWavelength.At(new(volts)).Angstroms, 1e-5 * formula);
        }
    }

    [Fact]
    public void There_is_no_wavelength_without_a_voltage() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ElectronWavelength.At(new(0)));
}
