using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Simulate;

/// <summary>The truth that corrections are judged by, against the closed form of points under an envelope alone.</summary>
public sealed class WithoutCtfTests
{
    private const double Pixel = 3;
    private const double EnvelopeB = 1800; // nothing is left where splines and pixels cut: exp(-12) at Nyquist, exp(-3) at half of it

    // What splines between pixels lose and fold over, summed under this envelope, is at most 0.21 % of the peak; a wrong sign or place costs all of it.
    private const double Tolerance = 0.0025;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(60, 0, 0)]
    [InlineData(-50, 30, 0)]
    [InlineData(40, 85, 70)]
    public void A_point_is_a_dark_peak_and_a_hole_a_bright_one_at_its_projected_place(double tiltDegrees, double axisDegrees, double plateDegrees)
    {
        Scatterer[] points = [new(60, -50, 40, 0.5), new(-70, 35, -120, -0.3)];
        var settings = Settings(tiltDegrees, axisDegrees, plateDegrees);
        var image = new Simulation(settings, points).Render(0, Rendering.WithoutCtf);
        double mean = SignalScale.MeanCounts(settings, settings.TiltAngles[0]);
        double peak = 0.5 * At(0), worst = 0;
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
            {
                double dark = points.Sum(point => point.Weight * At(Distance(point, x - image.Width / 2, y - image.Height / 2, tiltDegrees, axisDegrees)));
                worst = Math.Max(worst, Math.Abs(1 - image[x, y] / mean - dark));
            }
        Assert.True(worst < Tolerance * peak, $"{worst / peak:P2} of the peak");
    }

    [Fact]
    public void A_lens_whose_CTF_is_nearly_1_shows_the_truth()
    {
        // In focus behind a phase plate of 90 degrees, with no Cs and no amplitude contrast, the CTF of a point in the middle plane is 1.
        var settings = Settings(0, 0, 90) with { Defocus = Defocus.Round(new(0)), Microscope = new(Voltage.FromKilovolts(300), new(0), 0) };
        var simulation = new Simulation(settings, [new(60, -50, 0, 0.5)]);
        Image seen = simulation.Render(0, Rendering.Expected), truth = simulation.Render(0, Rendering.WithoutCtf);
        double mean = SignalScale.MeanCounts(settings, Angle.Zero), peak = mean * 0.5 * At(0);
        Assert.All(seen.Pixels.Zip(truth.Pixels), pair => Assert.InRange((pair.First - pair.Second) / peak, -Tolerance, Tolerance));
    }

    /// <summary>The transform of exp(-B k^2 / 4) at a distance, angstrom, times a pixel's area: (4 pi / B) exp(-4 pi^2 r^2 / B) p^2.</summary>
    private static double At(double r) => Pixel * Pixel * 4 * Math.PI / EnvelopeB * Math.Exp(-4 * Math.PI * Math.PI * r * r / EnvelopeB);

    private static double Distance(Scatterer point, int column, int row, double tiltDegrees, double axisDegrees)
    {
        var (sine, cosine) = Math.SinCos(tiltDegrees * Math.PI / 180);
        var (axisSine, axisCosine) = Math.SinCos(axisDegrees * Math.PI / 180);
        double s = point.Across * cosine - point.Height * sine;
        double dx = column * Pixel - (s * axisCosine - point.Along * axisSine), dy = row * Pixel - (s * axisSine + point.Along * axisCosine);
        return Math.Sqrt(dx * dx + dy * dy);
    }

    private static SimulationSettings Settings(double tiltDegrees, double axisDegrees, double plateDegrees) => new()
    {
        Width = 96,
        Height = 94,
        PixelSize = new(Pixel),
        TiltAngles = [Angle.FromDegrees(tiltDegrees)],
        Geometry = new(Angle.FromDegrees(axisDegrees), Hand.Plus),
        Defocus = Defocus.Round(new(6000)),
        PhaseShift = Angle.FromDegrees(plateDegrees),
        FocusDrift = new(0),
        FocusJitter = new(0),
        EnvelopeB = EnvelopeB,
        SlabThickness = new(0),
    };
}
