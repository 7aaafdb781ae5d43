using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Simulate;

/// <summary>Where points appear and at what defocus, against direct sums of point spreads.</summary>
public sealed class SimulationGeometryTests
{
    // Layers of defocus and splines between pixels cost 0.35 % of the brightest pixel; a wrong sign of anything costs all of it.
    private const double Tolerance = 0.006;
    private const double Pixel = 3;
    private const int Size = 96;

    // Image coordinates the test asks for, in angstrom from the centre, all of points in the middle plane or at a height z.
    private static readonly (double X, double Y, double Height)[] Points = [(-110, 30, 0), (90, -70, 0), (15.7, 101.3, 0), (60, 60, 250), (-50, -90, -250)];

    [Theory]
    [InlineData(Hand.Plus, 0, 0)]
    [InlineData(Hand.Plus, 0, 50)]
    [InlineData(Hand.Plus, 0, -50)]
    [InlineData(Hand.Minus, 0, 50)]
    [InlineData(Hand.Plus, 85, 50)]
    [InlineData(Hand.Minus, 85, -50)]
    [InlineData(Hand.Minus, -95, 40)]
    public void Every_point_has_the_place_and_the_defocus_of_the_convention(Hand hand, double axisDegrees, double tiltDegrees)
    {
        var settings = Settings(new(Angle.FromDegrees(axisDegrees), hand), tiltDegrees);
        var specimen = Points.Select(point => Unproject(point, settings.Geometry.Axis.Radians, tiltDegrees * Math.PI / 180)).ToArray();
        var simulation = new Simulation(settings, specimen);

        double centre = simulation.Series.Tilts[0].Estimate!.Defocus.Mean.Angstroms;
        var plane = DefocusPlane.Of(settings.Geometry, settings.TiltAngles[0]);
        Assert.True(Math.Abs(tiltDegrees) < 1 || plane.Steepness > 0.8);
        AssertSame(simulation, Points.Select(point => (point.X, point.Y, LocalDefocus(point))).ToArray());

        double LocalDefocus((double X, double Y, double Height) point)
        {
            var (axis, tilt) = (axisDegrees * Math.PI / 180, tiltDegrees * Math.PI / 180);
            double s = point.X * Math.Cos(axis) + point.Y * Math.Sin(axis);
            return centre + (int)hand * (s * Math.Tan(tilt) + point.Height / Math.Cos(tilt));
        }
    }

    [Fact]
    public void Points_of_the_middle_plane_obey_the_defocus_plane_with_tilt_offset_and_X_tilt_too()
    {
        var geometry = new TiltGeometry(Angle.FromDegrees(20), Hand.Plus, Angle.FromDegrees(4), Angle.FromDegrees(7));
        var view = new TiltView(geometry, Angle.FromDegrees(-35));
        var plane = DefocusPlane.Of(geometry, Angle.FromDegrees(-35));
        foreach (var (across, along) in new[] { (300.0, 0.0), (0, 300), (-200, 150) })
        {
            var (x, y, defocus) = view.Project(new(across, along, 0, 1));
            Assert.Equal(plane.OffsetAt(x, y), defocus, 1e-9);
        }
    }

    [Fact]
    public void Astigmatism_stretches_the_rings_along_its_own_direction()
    {
        // One point, U along +30 degrees: along U the first zero of the spectrum lies at the lower frequency.
        var defocus = new Defocus(Length.FromAngstroms(12000), Length.FromAngstroms(8000), Angle.FromDegrees(30));
        var settings = Settings(new(Angle.Zero, Hand.Plus), 0) with { Defocus = defocus, EnvelopeB = 0, FocusDrift = new(0), FocusJitter = new(0), Width = 192, Height = 192 };
        var image = new Simulation(settings, [new Scatterer(0, 0, 0, -1)]).Render(0, Rendering.Expected);
        var transfer = new ContrastTransfer(settings.Microscope, defocus, Angle.Zero);
        double mean = SignalScale.MeanCounts(settings, Angle.Zero);
        foreach (double degrees in (double[])[0, 30, 75, 120, 165])
            foreach (double k in (double[])[0.025, 0.045, 0.065])
            {
                var (ky, kx) = Math.SinCos(degrees * Math.PI / 180);
                double sum = 0;
                for (int y = 0; y < image.Height; y++)
                    for (int x = 0; x < image.Width; x++)
                        sum += (image[x, y] / mean - 1) * Math.Cos(2 * Math.PI * k * Pixel * (kx * (x - 96) + ky * (y - 96)));
                Assert.Equal(transfer.At(k, Angle.FromDegrees(degrees)), sum, 0.01); // splines, and the field that cuts the ringing of Nyquist
            }
    }

    private static SimulationSettings Settings(TiltGeometry geometry, double tiltDegrees) => new()
    {
        Width = Size,
        Height = Size - 2,
        PixelSize = Length.FromAngstroms(Pixel),
        TiltAngles = [Angle.FromDegrees(tiltDegrees)],
        Geometry = geometry,
        Defocus = Defocus.Round(Length.FromAngstroms(6000)),
        EnvelopeB = 900, // nothing is left where splines and pixels cut: exp(-6) at Nyquist
        Damage = DamageModel.None,
        SlabThickness = Length.FromAngstroms(0),
    };

    // The point of the specimen that appears at (x, y): undo the turn of the axis, then the tilt.
    private static Scatterer Unproject((double X, double Y, double Height) point, double axis, double tilt)
    {
        double s = point.X * Math.Cos(axis) + point.Y * Math.Sin(axis), u = -point.X * Math.Sin(axis) + point.Y * Math.Cos(axis);
        return new((s + point.Height * Math.Sin(tilt)) / Math.Cos(tilt), u, point.Height, 0.5);
    }

    private static void AssertSame(Simulation simulation, (double X, double Y, double Defocus)[] points)
    {
        var settings = simulation.Settings;
        var image = simulation.Render(0, Rendering.Expected);
        var spread = new PointSpread(settings.Microscope, settings.EnvelopeB, Pixel);
        double mean = SignalScale.MeanCounts(settings, settings.TiltAngles[0]), worst = 0;
        double brightest = image.Pixels.Max(pixel => Math.Abs(pixel / mean - 1));
        for (int y = 3; y < image.Height; y += 9)
            for (int x = 2; x < image.Width; x += 7)
            {
                double expected = 1;
                foreach (var point in points)
                {
                    double dx = (x - image.Width / 2) * Pixel - point.X, dy = (y - image.Height / 2) * Pixel - point.Y;
                    expected -= 0.5 * spread.At(Math.Sqrt(dx * dx + dy * dy), point.Defocus);
                }
                worst = Math.Max(worst, Math.Abs(image[x, y] / mean - expected));
            }
        Assert.True(worst < Tolerance * brightest, $"{worst / brightest:P2} of the brightest pixel");
    }
}
