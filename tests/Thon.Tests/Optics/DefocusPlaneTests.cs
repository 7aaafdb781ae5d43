using CsCheck;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class DefocusPlaneTests
{
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData(Hand.Plus, 45, 1)]
    [InlineData(Hand.Plus, -45, -1)]
    [InlineData(Hand.Minus, 45, -1)]
    [InlineData(Hand.Minus, -45, 1)]
    public void Hand_plus_makes_plus_x_more_underfocused_at_positive_tilt(Hand hand, double tiltDegrees, double slope)
    {
        var plane = DefocusPlane.Of(new(Angle.Zero, hand), Angle.FromDegrees(tiltDegrees));
        Assert.Equal(slope, plane.SlopeX, Rounding);
        Assert.Equal(0, plane.SlopeY, Rounding);
    }

    [Fact]
    public void A_quarter_turn_of_the_axis_turns_the_slope_to_plus_y()
    {
        var plane = DefocusPlane.Of(new(Angle.FromDegrees(90), Hand.Plus), Angle.FromDegrees(45));
        Assert.Equal(0, plane.SlopeX, Rounding);
        Assert.Equal(1, plane.SlopeY, Rounding);
    }

    [Fact]
    public void Half_a_turn_of_the_axis_the_other_hand_and_negated_tilts_are_one_observation() =>
        Gen.Select(Gen.Double[-7, 7], Gen.Double[-70, 70], Gen.Bool).Sample((axis, tilt, plus) =>
        {
            var hand = plus ? Hand.Plus : Hand.Minus;
            var turned = DefocusPlane.Of(new(new(axis + Math.PI), hand), Angle.FromDegrees(tilt));
            var flipped = DefocusPlane.Of(new(new(axis), (Hand)(-(int)hand)), Angle.FromDegrees(tilt));
            var negated = DefocusPlane.Of(new(new(axis), hand), Angle.FromDegrees(-tilt));
            foreach (var (x, y) in new[] { (100.0, 0.0), (0, 100), (-70, 30) })
            {
                Assert.Equal(turned.OffsetAt(x, y), flipped.OffsetAt(x, y), 1e-6);
                Assert.Equal(turned.OffsetAt(x, y), negated.OffsetAt(x, y), 1e-6);
            }
        });

    [Fact]
    public void Without_tilt_the_specimen_lies_flat() =>
        Assert.Equal(DefocusPlane.Flat, DefocusPlane.Of(new(Angle.FromDegrees(85), Hand.Plus), Angle.Zero));

    [Fact]
    public void A_tilt_offset_adds_to_the_tilt_and_an_X_tilt_slopes_along_the_axis()
    {
        var offset = DefocusPlane.Of(new(Angle.Zero, Hand.Plus, TiltOffset: Angle.FromDegrees(15)), Angle.FromDegrees(30));
        Assert.Equal(1, offset.SlopeX, Rounding);
        var xTilt = DefocusPlane.Of(new(Angle.Zero, Hand.Plus, XTilt: Angle.FromDegrees(5)), Angle.Zero);
        Assert.Equal(0, xTilt.SlopeX, Rounding);
        Assert.Equal(Math.Tan(5 * Math.PI / 180), xTilt.SlopeY, Rounding);
    }

    [Fact]
    public void Axis_tilt_offset_and_X_tilt_together_are_the_height_of_a_plane_turned_in_space() =>
        Gen.Select(Gen.Double[-200, 200], Gen.Double[-60, 60], Gen.Double[-20, 20], Gen.Double[-30, 30]).Sample((axis, tilt, offset, xTilt) =>
        {
            // The beam runs along z. The specimen is inclined about the line across the axis, then tilted about the axis; +x comes up at positive tilt, which is hand +1.
            Vector3D along = new(-Math.Sin(Radians(axis)), Math.Cos(Radians(axis)), 0), across = new(along.Y, -along.X, 0);
            var normal = new Vector3D(0, 0, 1).Turned(across, Radians(xTilt)).Turned(along, -Radians(tilt + offset));
            var plane = DefocusPlane.Of(new(Angle.FromDegrees(axis), Hand.Plus, Angle.FromDegrees(offset), Angle.FromDegrees(xTilt)), Angle.FromDegrees(tilt));
            foreach (var (x, y) in new[] { (100.0, 0.0), (0, 100), (-70, 30) })
                Assert.Equal(-(normal.X * x + normal.Y * y) / normal.Z, plane.OffsetAt(x, y), 1e-6);
        });

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private readonly record struct Vector3D(double X, double Y, double Z)
    {
        /// <summary>Turned about a unit vector by Rodrigues' formula, counter-clockwise seen from its tip.</summary>
        public Vector3D Turned(Vector3D about, double radians)
        {
            var (sine, cosine) = Math.SinCos(radians);
            double part = (about.X * X + about.Y * Y + about.Z * Z) * (1 - cosine);
            return new(
                X * cosine + (about.Y * Z - about.Z * Y) * sine + about.X * part,
                Y * cosine + (about.Z * X - about.X * Z) * sine + about.Y * part,
                Z * cosine + (about.X * Y - about.Y * X) * sine + about.Z * part);
        }
    }
}
