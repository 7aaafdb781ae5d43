using System.Collections.Immutable;
using CsCheck;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Tilts;

/// <summary>What an aligned image shows is what the raw one showed at the place the pixel came from.</summary>
public sealed class LocalOpticsTests
{
    private const double RoundingAngstroms = 1e-6;
    private const double RoundingRadians = 1e-7;

    // 84.7 degrees: the slope of the defocus runs nearly along y.
    private static readonly TiltGeometry Geometry = new(Angle.FromDegrees(84.7), Hand.Plus, Angle.FromDegrees(3), Angle.FromDegrees(5));
    private static readonly Microscope Krios = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
    private static readonly Tilt Raw = new(0, Angle.FromDegrees(45), Estimate: new(new Defocus(new(31000), new(29000), Angle.FromDegrees(30)), Angle.FromDegrees(10)));
    private static readonly TiltSeries Series = new("ts", 512, 512, new(1.35), Krios, Geometry, [Raw], DataType.Raw);

    [Fact]
    public void Without_a_transform_the_optics_are_those_of_defocus_and_plane()
    {
        var optics = LocalOptics.Of(Series, Raw);
        Assert.Equal(new(Krios, Raw.Estimate!.Defocus, Raw.Estimate.PhaseShift), optics.Centre);
        Assert.Equal(DefocusPlane.Of(Geometry, Raw.Angle), optics.Plane);
    }

    [Fact]
    public void The_transform_that_changes_nothing_changes_nothing()
    {
        var raw = LocalOptics.Of(Series, Raw);
        AssertSame(raw.Centre.Defocus, raw.Plane, Seen(ImageTransform.Identity));
    }

    [Fact]
    public void A_quarter_turn_turns_slope_and_astigmatism_by_90_degrees()
    {
        var raw = LocalOptics.Of(Series, Raw);
        var turned = new Defocus(new(31000), new(29000), Angle.FromDegrees(120));
        AssertSame(turned, new(-raw.Plane.SlopeY, raw.Plane.SlopeX), Seen(ImageTransform.Turn(Angle.FromDegrees(90))));
    }

    [Fact]
    public void An_axis_put_upright_is_that_of_a_series_whose_axis_is_0()
    {
        var upright = DefocusPlane.Of(Geometry with { Axis = Angle.Zero }, Raw.Angle);
        AssertSame(new(new(31000), new(29000), Angle.FromDegrees(30 - 84.7)), upright, Seen(ImageTransform.Turn(Angle.FromDegrees(-84.7))));
    }

    [Fact]
    public void The_example_in_the_conventions_holds()
    {
        var turn = ImageTransform.Turn(Angle.FromDegrees(-84.7)) with { ShiftX = new(135) };
        var series = Series with { Geometry = new(Angle.FromDegrees(84.7), Hand.Plus) };
        AssertSame(new(new(30865), new(28865), Angle.FromDegrees(-54.7)), new(1, 0), LocalOptics.Of(series, Raw with { Transform = turn }));
    }

    [Fact]
    public void A_shift_moves_the_defocus_along_the_slope()
    {
        var raw = LocalOptics.Of(Series, Raw);
        // What stood 100 A left of the raw centre stands at the centre now.
        var seen = Seen(ImageTransform.Identity with { ShiftX = new(100) });
        AssertSame(raw.Centre.Defocus.WithMean(new(30000 - 100 * raw.Plane.SlopeX)), raw.Plane, seen);
    }

    [Fact]
    public void A_magnification_scales_defocus_by_its_square_and_Cs_by_its_fourth_power()
    {
        // A ring at 10 A in the raw image is at 10.5 A in one that is 5 % larger, and it is the same ring.
        var raw = LocalOptics.Of(Series, Raw);
        var seen = Seen(new(1.05, 0, 0, 1.05, default, default));
        AssertSame(new(new(31000 * 1.1025), new(29000 * 1.1025), Angle.FromDegrees(30)), new(1.05 * raw.Plane.SlopeX, 1.05 * raw.Plane.SlopeY), seen);
        Assert.Equal(2.7 * Math.Pow(1.05, 4), seen.Centre.Microscope.SphericalAberration.Millimeters, RoundingAngstroms);
    }

    [Fact]
    public void A_rotation_and_a_shift_give_every_pixel_the_defocus_of_the_place_it_came_from() =>
        Gen.Select(ImageTransformTests.Transforms, Gen.Double[-2000, 2000], Gen.Double[-2000, 2000]).Sample((any, x, y) =>
        {
            var transform = ImageTransform.Turn(any.Rotation) with { ShiftX = any.ShiftX, ShiftY = any.ShiftY };
            Defocus here = At(Seen(transform), x, y), there = At(LocalOptics.Of(Series, Raw), transform.OriginOf(x, y));
            Assert.Equal(there.U.Angstroms, here.U.Angstroms, RoundingAngstroms);
            Assert.Equal(there.V.Angstroms, here.V.Angstroms, RoundingAngstroms);

            // The line along U, carried over like any two points of the image, is the line along the new U.
            var (fromX, fromY) = transform.PlaceOf(0, 0);
            var (toX, toY) = transform.PlaceOf(Math.Cos(there.Angle.Radians), Math.Sin(there.Angle.Radians));
            Assert.Equal(0, Math.Sin(Math.Atan2(toY - fromY, toX - fromX) - here.Angle.Radians), RoundingRadians);
        });

    [Fact]
    public void Any_wave_of_the_aligned_image_has_the_phase_it_had_in_the_raw_one() =>
        Gen.Select(ImageTransformTests.Transforms, Gen.Double[-2000, 2000], Gen.Double[-2000, 2000], Gen.Double[-0.15, 0.15], Gen.Double[-0.15, 0.15]).Sample((transform, x, y, kx, ky) =>
        {
            // k'.p' = k'.(A p + d): of the raw image the wave is k = A^T k'.
            double rawKx = transform.A11 * kx + transform.A21 * ky, rawKy = transform.A12 * kx + transform.A22 * ky;
            double here = PhaseAt(Seen(transform), (x, y), kx, ky), there = PhaseAt(LocalOptics.Of(Series, Raw), transform.OriginOf(x, y), rawKx, rawKy);
            Assert.Equal(there, here, 1e-7);
        });

    [Fact]
    public void A_stretched_image_has_the_astigmatism_the_stretch_gives_it()
    {
        // At the centre, where the slope has no part, only Cs is a mean: at 20 A it does not count.
        var stretch = new ImageTransform(1.01, 0.004, -0.002, 0.99, default, default);
        foreach (double degrees in (double[])[0, 40, 90, 130])
        {
            var (ky, kx) = Math.SinCos(degrees * Math.PI / 180);
            (kx, ky) = (0.05 * kx, 0.05 * ky);
            double there = PhaseAt(LocalOptics.Of(Series, Raw), (0, 0), stretch.A11 * kx + stretch.A21 * ky, stretch.A12 * kx + stretch.A22 * ky);
            Assert.Equal(there, PhaseAt(Seen(stretch), (0, 0), kx, ky), 0.005);
            Assert.True(degrees is not 0 || Math.Abs(there - PhaseAt(LocalOptics.Of(Series, Raw), (0, 0), kx, ky)) > 0.05);
        }
    }

    private static LocalOptics Seen(ImageTransform transform) => LocalOptics.Of(Series, Raw with { Transform = transform });

    private static Defocus At(LocalOptics optics, double x, double y) => At(optics, (x, y));

    private static Defocus At(LocalOptics optics, (double X, double Y) place) =>
        optics.Centre.Defocus.WithMean(new(optics.Centre.Defocus.Mean.Angstroms + optics.Plane.OffsetAt(place.X, place.Y)));

    private static double PhaseAt(LocalOptics optics, (double X, double Y) place, double kx, double ky) =>
        new ContrastTransfer(optics.Centre.Microscope, At(optics, place), optics.Centre.PhaseShift).PhaseAt(Math.Sqrt(kx * kx + ky * ky), new Angle(Math.Atan2(ky, kx)));

    private static void AssertSame(Defocus defocus, DefocusPlane plane, LocalOptics seen)
    {
        Assert.Equal(defocus.U.Angstroms, seen.Centre.Defocus.U.Angstroms, RoundingAngstroms);
        Assert.Equal(defocus.V.Angstroms, seen.Centre.Defocus.V.Angstroms, RoundingAngstroms);
        Assert.Equal(defocus.Angle.Degrees, seen.Centre.Defocus.Angle.Degrees, RoundingAngstroms);
        Assert.Equal(plane.SlopeX, seen.Plane.SlopeX, RoundingAngstroms);
        Assert.Equal(plane.SlopeY, seen.Plane.SlopeY, RoundingAngstroms);
    }
}
