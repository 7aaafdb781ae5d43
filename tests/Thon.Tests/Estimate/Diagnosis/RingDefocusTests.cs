using CsCheck;
using Thon.Estimate.Diagnosis;
using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate.Diagnosis;

public sealed class RingDefocusTests
{
    private static readonly Microscope Krios = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
    private static readonly TiltTrial Trial = new(new(new(31000), new(29000), Angle.FromDegrees(25)), Angle.FromDegrees(30));

    [Fact]
    public void The_CTF_is_zero_where_somebody_points_and_the_astigmatism_stays()
    {
        Gen.Select(Gen.Double[0.02, 0.3], Gen.Double[-3, 3]).Sample((k, radians) =>
        {
            var direction = new Angle(radians);
            var found = RingDefocus.Of(Krios, Trial, k, direction)!;
            Assert.Equal(0, new ContrastTransfer(Krios, found, Trial.PhaseShift).At(k, direction), 1e-9);
            Assert.Equal(2000, found.Astigmatism.Angstroms, 1e-6);
            Assert.Equal(25, found.Angle.Degrees, 1e-9);
        });
    }

    [Fact]
    public void The_nearest_zero_takes_the_smallest_move()
    {
        double k = 0.1, perDefocus = Math.PI * Krios.Wavelength.Angstroms * k * k;
        var found = RingDefocus.Of(Krios, Trial, k, Angle.Zero)!;
        Assert.InRange(Math.Abs(found.Mean.Angstroms - 30000) * perDefocus, 0, Math.PI / 2);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(7, 90)]
    [InlineData(2, -25)]
    public void A_zero_that_is_asked_for_is_that_one_from_the_middle(int zero, double phase)
    {
        var trial = new TiltTrial(Defocus.Round(new(30000)), Angle.FromDegrees(phase));
        var found = RingDefocus.Of(Krios, trial, 0.08, Angle.FromDegrees(50), zero)!;
        Assert.Equal(0.08, CtfZeros.Of(new(Krios, found, trial.PhaseShift), 0.2)[zero - 1], 1e-9);
    }

    [Fact]
    public void A_defocus_nobody_takes_is_no_answer()
    {
        Assert.Null(RingDefocus.Of(Krios, Trial, 0.01, Angle.Zero, 40));
        Assert.Null(RingDefocus.Of(Krios, Trial, 0.5, Angle.Zero, 1));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.1, 0)]
    public void Nonsense_is_refused(double k, int zero) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RingDefocus.Of(Krios, Trial, k, Angle.Zero, zero));
}
