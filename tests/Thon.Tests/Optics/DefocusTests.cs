using CsCheck;
using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class DefocusTests
{
    private const double Rounding = 1e-8; // angstrom, on defoci of 1e5

    private static readonly Gen<(double U, double V, double Angle)> Any = Gen.Select(Gen.Double[-1e5, 1e5], Gen.Double[-1e5, 1e5], Gen.Double[-20, 20]);

    [Fact]
    public void U_is_the_larger_one_and_the_angle_is_folded() => Any.Sample((u, v, angle) =>
    {
        var defocus = new Defocus(new(u), new(v), new(angle));
        Assert.True(defocus.U.Angstroms >= defocus.V.Angstroms);
        Assert.True(defocus.Angle.Degrees is > -90 and <= 90, $"{defocus.Angle.Degrees}");
    });

    [Fact]
    public void Swapping_and_folding_change_no_defocus_in_any_direction() => Any.Sample((u, v, angle) =>
    {
        var defocus = new Defocus(new(u), new(v), new(angle));
        for (double a = -3; a < 3; a += 0.7)
            Assert.Equal((u + v) / 2 + (u - v) / 2 * Math.Cos(2 * (a - angle)), defocus.AngstromsAlong(new(a)), Rounding);
    });

    [Fact]
    public void Components_there_and_back_are_the_same_defocus() => Any.Sample((u, v, angle) =>
    {
        var defocus = new Defocus(new(u), new(v), new(angle));
        double half = defocus.Astigmatism.Angstroms / 2;
        var back = Defocus.FromComponents(defocus.Mean, new(half * Math.Cos(2 * defocus.Angle.Radians)), new(half * Math.Sin(2 * defocus.Angle.Radians)));
        Assert.Equal(defocus.U.Angstroms, back.U.Angstroms, Rounding);
        Assert.Equal(defocus.V.Angstroms, back.V.Angstroms, Rounding);
        for (double a = -3; a < 3; a += 0.7) Assert.Equal(defocus.AngstromsAlong(new(a)), back.AngstromsAlong(new(a)), Rounding);
    });

    [Fact]
    public void Another_mean_keeps_the_astigmatism() => Any.Sample((u, v, angle) =>
    {
        var moved = new Defocus(new(u), new(v), new(angle)).WithMean(new(12345));
        Assert.Equal(12345, moved.Mean.Angstroms, Rounding);
        Assert.Equal(Math.Abs(u - v), moved.Astigmatism.Angstroms, Rounding);
    });

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, 90)]
    [InlineData(270, 90)]
    [InlineData(91, -89)]
    [InlineData(180, 0)]
    public void The_angle_lies_above_minus_90_and_up_to_90(double given, double folded) =>
        Assert.Equal(folded, new Defocus(new(2), new(1), Angle.FromDegrees(given)).Angle.Degrees, 1e-9);

    [Fact]
    public void The_smaller_one_first_turns_the_angle_by_90_degrees()
    {
        var defocus = new Defocus(new(1), new(2), Angle.FromDegrees(10));
        Assert.Equal((2.0, 1.0), (defocus.U.Angstroms, defocus.V.Angstroms));
        Assert.Equal(-80, defocus.Angle.Degrees, 1e-9);
    }
}
