using CsCheck;
using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class ContrastTransferTests
{
    private static readonly Microscope Titan = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    // The golden values use RELION's wavelength constants, 6e-6 above CODATA's: up to 2e-5 of a phase of 4 rad. They are printed to five decimals.
    private const double GoldenTolerance = 3e-5;

    [Theory]
    [InlineData(1000, 0.07185)]
    [InlineData(500, 0.07740)]
    [InlineData(300, 0.09055)]
    [InlineData(200, 0.11618)]
    [InlineData(100, 0.25283)]
    [InlineData(60, 0.55258)]
    [InlineData(40, 0.94236)]
    [InlineData(30, 0.84697)]
    [InlineData(26, 0.32158)]
    [InlineData(22, -0.68949)]
    public void Three_micrometres_at_300_kV_give_the_values_tom_deconv_works_with(double resolution, double expected)
    {
        var transfer = new ContrastTransfer(Titan, Defocus.Round(Length.FromMicrometers(3)), Angle.Zero);
        Assert.Equal(expected, transfer.At(1 / resolution, Angle.Zero), GoldenTolerance);
    }

    [Fact]
    public void At_zero_frequency_it_is_the_amplitude_contrast_and_positive()
    {
        var transfer = new ContrastTransfer(Titan, Defocus.Round(Length.FromMicrometers(3)), Angle.Zero);
        Assert.Equal(0.07, transfer.At(0, Angle.Zero), 1e-15);
    }

    [Fact]
    public void A_quarter_turn_of_phase_makes_zero_frequency_white()
    {
        var transfer = new ContrastTransfer(Titan with { AmplitudeContrast = 0 }, Defocus.Round(Length.FromMicrometers(1)), Angle.FromDegrees(90));
        Assert.Equal(1, transfer.At(0, Angle.Zero), 1e-15);
    }

    [Fact]
    public void The_CTF_is_the_same_in_opposite_directions() =>
        Gen.Select(Gen.Double[0, 0.3], Gen.Double[-Math.PI, Math.PI], Gen.Double[-5e4, 5e4], Gen.Double[-5e3, 5e3]).Sample((k, direction, u, spread) =>
        {
            var transfer = new ContrastTransfer(Titan, new(new(u), new(u + spread), Angle.FromDegrees(25)), Angle.Zero);
            // Half a turn costs the rounding of 2 (direction - angle), times the thousand radians a phase may have.
            Assert.Equal(transfer.At(k, new(direction)), transfer.At(k, new(direction + Math.PI)), 1e-9);
        });

    [Fact]
    public void Delocalisation_is_the_slope_of_the_phase()
    {
        var transfer = new ContrastTransfer(Titan, Defocus.Round(Length.FromMicrometers(2)), Angle.Zero);
        foreach (double k in (double[])[0.02, 0.1, 0.3, 1.2])
        {
            const double h = 1e-6;
            double slope = (transfer.PhaseAt(k + h, Angle.Zero) - transfer.PhaseAt(k - h, Angle.Zero)) / (2 * h);
            // Central differences: rounding of phases of 1e3 rad over 2e-6.
            Assert.Equal(Math.Abs(slope) / (2 * Math.PI), transfer.DelocalisationAt(k, 20000).Angstroms, 1e-4);
        }
    }
}
