using CsCheck;
using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class PhaseFrequencyTests
{
    private static readonly Microscope Titan = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    // Phases of up to some hundred radian in double precision, through a root.
    private const double RoundOff = 1e-6;

    [Fact]
    public void A_frequency_of_the_same_phase_has_the_same_phase_on_the_same_side()
    {
        Gen.Select(Gen.Double[0.0001, 0.3], Gen.Double[-60000, 60000], Gen.Double[-60000, 60000], Gen.Double[0, 5]).Sample((k2, defocus, other, cs) =>
        {
            var transfer = new ContrastTransfer(Titan with { SphericalAberration = Length.FromMillimeters(cs) }, Defocus.Round(default), Angle.FromDegrees(40));
            // Next to no Cs turns the phase back beyond any frequency there is.
            if (PhaseFrequency.OfSamePhase(transfer, k2, defocus, other) is not { } same || same > 1) return;
            Assert.Equal(transfer.PhaseAt(k2, defocus), transfer.PhaseAt(same, other), RoundOff);
            Assert.True(Slope(transfer, k2, defocus) * Slope(transfer, same, other) >= -RoundOff);
        });
    }

    [Fact]
    public void The_same_defocus_leaves_a_frequency_where_it_is()
    {
        Gen.Select(Gen.Double[0.0001, 0.3], Gen.Double[-60000, 60000]).Sample((k2, defocus) =>
        {
            var transfer = new ContrastTransfer(Titan, Defocus.Round(default), Angle.Zero);
            // Where the phase turns back a root loses half of its digits.
            Assert.Equal(k2, PhaseFrequency.OfSamePhase(transfer, k2, defocus, defocus)!.Value, 1e-6);
        });
    }

    [Fact]
    public void A_phase_that_is_never_reached_has_no_frequency()
    {
        var transfer = new ContrastTransfer(Titan, Defocus.Round(default), Angle.Zero);
        Assert.Null(PhaseFrequency.Rising(transfer, -1, 20000));
        Assert.Null(PhaseFrequency.Rising(transfer, 1, -20000));
        Assert.Null(PhaseFrequency.Rising(transfer, 1e9, 20000));
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(200, 90)]
    [InlineData(300, -20)]
    public void Without_Cs_the_zeros_are_where_the_closed_form_has_them(double kilovolts, double phase)
    {
        var microscope = new Microscope(Voltage.FromKilovolts(kilovolts), default, 0.1);
        double lambda = microscope.Wavelength.Angstroms, offset = Math.Asin(0.1) + phase * Math.PI / 180;
        var zeros = CtfZeros.Of(new(microscope, new(new(26000), new(24000), Angle.FromDegrees(30)), Angle.FromDegrees(phase)), 1 / 4.0);
        double[] expected = [.. Enumerable.Range(0, 200).Select(n => (n * Math.PI - offset) / (Math.PI * lambda * 25000)).Where(k2 => k2 > 0 && k2 <= 1 / 16.0).Select(Math.Sqrt)];
        Assert.Equal(expected.Length, zeros.Length);
        Assert.All(expected.Zip(zeros), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(double.NaN)]
    public void An_absurd_defocus_has_no_zeros_to_be_shown(double angstroms) =>
        Assert.Empty(CtfZeros.Of(new(new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), Defocus.Round(new(angstroms)), default), 0.25));

    [Fact]
    public void Every_zero_is_one_and_between_them_the_CTF_keeps_its_sign()
    {
        // Near focus the phase turns back within these frequencies.
        foreach (double defocus in new[] { -3000.0, 0, 800, 5000, 40000 })
        {
            var transfer = new ContrastTransfer(Titan, Defocus.Round(new(defocus)), Angle.Zero);
            double[] zeros = [.. CtfZeros.Of(transfer, 0.6)];
            Assert.All(zeros, k => Assert.Equal(0, transfer.At(k, Angle.Zero), 1e-9));
            int changes = Enumerable.Range(1, 60000).Count(i => transfer.At(i * 1e-5, Angle.Zero) * transfer.At((i - 1) * 1e-5, Angle.Zero) < 0);
            Assert.Equal(changes, zeros.Length);
        }
    }

    private static double Slope(ContrastTransfer transfer, double k2, double defocus)
    {
        var (_, b, c) = transfer.PhaseCoefficients;
        return b * defocus + 2 * c * k2;
    }
}
