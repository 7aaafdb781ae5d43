using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class CtfZeroRingsTests
{
    // Of a frequency in cycles/angstrom, and of a sine: both come from a closed form.
    private const double Rounding = 1e-9;

    private static readonly Defocus Astigmatic = new(new(32000), new(28000), Angle.FromDegrees(35));

    [Fact]
    public void Without_Cs_the_zeros_are_ellipses_between_those_of_U_and_of_V()
    {
        var optics = new Microscope(Voltage.FromKilovolts(300), new(0), 0.07);
        double lambda = optics.Wavelength.Angstroms, offset = Math.Asin(0.07);
        var rings = CtfZeros.Rings(new(optics, Astigmatic, Angle.Zero), 0.1);
        for (int n = 1; n <= rings.Length; n++)
        {
            Assert.Equal(Math.Sqrt((n * Math.PI - offset) / (Math.PI * lambda * 32000)), rings[n - 1].AlongU, Rounding);
            Assert.Equal(Math.Sqrt((n * Math.PI - offset) / (Math.PI * lambda * 28000)), rings[n - 1].AlongV, Rounding);
        }

        Assert.True(rings[^2].AlongU <= 0.1 && rings[^1].AlongU > 0.1);
    }

    [Fact]
    public void With_Cs_the_CTF_is_zero_on_both_axes()
    {
        var transfer = new ContrastTransfer(new(Voltage.FromKilovolts(200), Length.FromMillimeters(2.7), 0.1), Astigmatic, Angle.FromDegrees(40));
        foreach (var ring in CtfZeros.Rings(transfer, 0.2))
        {
            Assert.Equal(0, transfer.At(ring.AlongU, Angle.FromDegrees(35)), Rounding);
            Assert.Equal(0, transfer.At(ring.AlongV, Angle.FromDegrees(125)), Rounding);
        }
    }

    [Fact]
    public void Where_the_phase_turns_back_no_more_zeros_are_counted()
    {
        var optics = new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
        var rings = CtfZeros.Rings(new(optics, Defocus.Round(new(3000)), Angle.Zero), 0.6);
        // The phase is highest at b^2 df^2 / 4c above its offset.
        double lambda = optics.Wavelength.Angstroms, most = Math.PI * 3000 * 3000 / (2 * 2.7e7 * lambda) + Math.Asin(0.07);
        Assert.Equal((int)(most / Math.PI), rings.Length);
    }
}
