using Thon.Estimate;
using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

public sealed class RingKernelTests
{
    private static readonly Microscope Krios = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
    private static readonly TiltGeometry Geometry = new(Angle.FromDegrees(80), Hand.Minus);
    private static readonly Angle Tilt = Angle.FromDegrees(40);

    // Double-precision sums of some thousand terms in another order.
    private const double RoundOff = 1e-9;

    [Theory]
    [InlineData(PlaneModel.Stated)]
    [InlineData(PlaneModel.Fitted)]
    public void The_likelihood_is_that_of_a_plain_loop_over_cells(PlaneModel plane)
    {
        var likelihood = Likelihood(plane);
        var (at, curves) = Point();
        double expected = Plain(likelihood, at, curves);
        Assert.Equal(1, likelihood.Evaluate(at, curves, likelihood.DampingAt(at)).LogLikelihood / expected, RoundOff);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_likelihood()
    {
        var likelihood = Likelihood(PlaneModel.Fitted);
        var (at, curves) = Point();
        double[] damping = likelihood.DampingAt(at);
        var step = likelihood.Evaluate(at, curves, damping);
        double Slope(Func<double, (TiltPhysics, TiltCurves)> move, double h)
        {
            var (up, upCurves) = move(h);
            var (down, downCurves) = move(-h);
            return (likelihood.Evaluate(up, upCurves, damping).LogLikelihood - likelihood.Evaluate(down, downCurves, damping).LogLikelihood) / (2 * h);
        }

        var astigmatism = at.Astigmatism;
        (int Index, double Slope, double Tolerance)[] slopes =
        [
            // Central differences of these steps err by less than a ten-thousandth; phase and defocus of a ring go together only nearly.
            (LocalIndex.Defocus, Slope(h => (at with { Defocus = at.Defocus + h }, curves), 1), 1e-4),
            (LocalIndex.AstigmatismCosine, Slope(h => (at with { Astigmatism = astigmatism with { Cosine = astigmatism.Cosine + h } }, curves), 1), 1e-4),
            (LocalIndex.AstigmatismSine, Slope(h => (at with { Astigmatism = astigmatism with { Sine = astigmatism.Sine + h } }, curves), 1), 1e-4),
            (LocalIndex.Phase, Slope(h => (at with { Phase = at.Phase + h }, curves), 1e-3), 0.02),
            (LocalIndex.LogThickness, Slope(h => (at with { Thickness = at.Thickness * Math.Exp(h) }, curves), 1e-3), 1e-4),
            (LocalIndex.Contrast + 2, Slope(h => (at, curves with { Contrast = Moved(curves.Contrast, 2, h) }), 1e-4), 1e-4),
            (LocalIndex.Background + 3, Slope(h => (at, curves with { Background = Moved(curves.Background, 3, h) }), 1e-4), 1e-4),
        ];
        foreach (var (index, slope, tolerance) in slopes) Assert.Equal(1, step.Gradient[index] / slope, tolerance);
    }

    private static double[] Moved(double[] values, int index, double by) => [.. values.Select((value, i) => i == index ? value + by : value)];

    private static (TiltPhysics, TiltCurves) Point() => (
        new(21000, 0.3, new(300, -200), 800, DefocusPlane.Of(Geometry, Tilt)),
        new([0, 0.1, -0.1, 0, 0.05, 0, -0.05, 0, 0, 0], [-1.2, -0.9, -1.2, -1.6, -2.3, -3, -3.5]));

    private static TiltLikelihood Likelihood(PlaneModel plane)
    {
        var settings = new EstimationSettings { TileSize = 128 };
        var image = new Image(300, 260, Signals.Noise(300 * 260, 17));
        var tiles = new TileSpectra(image.Width, image.Height, new(2.5), Krios.Wavelength, settings);
        return new(tiles.Of(image, DefocusPlane.Of(Geometry, Tilt), [PatchLayout.Strips(Geometry, Tilt, tiles.Grid)])[0], TiltOptics.Of(Krios, Geometry, Tilt), 21000, plane);
    }

    private static double Plain(TiltLikelihood likelihood, TiltPhysics at, TiltCurves curves)
    {
        var grid = likelihood.Spectra.Grid;
        double[] damping = likelihood.DampingAt(at);
        SplineBasis b = new(LocalIndex.BackgroundCount, grid.RingCount), c = new(LocalIndex.ContrastCount, grid.RingCount);
        double lambda = Krios.Wavelength.Angstroms, path = at.Thickness / Math.Cos(Tilt.Radians), sum = 0;
        double[] trend = SpectrumTrend.Of(likelihood.Spectra);
        for (int ring = 0; ring < grid.RingCount && likelihood.RingWeight[ring] > 0; ring++)
            foreach (var patch in likelihood.Spectra.Patches)
                for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
                {
                    double k2 = grid.SquaredFrequency[cell], direction = Math.Atan2(grid.Ky[cell], grid.Kx[cell]), x = lambda * Math.Pow(grid.RingFrequency[ring], 2) * path;
                    double defocus = at.Defocus + patch.Place.OffsetOn(at.Plane) + at.Astigmatism.Cosine * Math.Cos(2 * direction) + at.Astigmatism.Sine * Math.Sin(2 * direction);
                    double chi = Math.PI * lambda * defocus * k2 - Math.PI / 2 * 2.7e7 * lambda * lambda * lambda * k2 * k2 + Math.Asin(0.07) + at.Phase;
                    double blur = 2 * Math.PI * lambda * grid.SquaredFrequency[grid.RingStart[ring]] * patch.Place.SpreadOn(at.Plane);
                    double contrast = Math.Exp(c.At(ring, curves.Contrast)) * Math.Sin(Math.PI * x) / (Math.PI * x) * damping[cell] * Math.Exp(-blur * blur / 2);
                    double mean = (Math.Exp(b.At(ring, curves.Background)) - contrast * Math.Cos(2 * chi)) / trend[ring];
                    double r = 2 * lambda * (21000 - 2.7e7 * lambda * lambda * k2) / (grid.TileSize * 2.5);
                    var shape = likelihood.Spectra.Shape;
                    double independent = 1 / (shape.Correlation * Math.Max(0.3, shape.X.NoiseOfRipple(r * grid.Kx[cell]) * shape.Y.NoiseOfRipple(r * grid.Ky[cell])));
                    sum -= grid.PixelCount[cell] * patch.Tiles * independent * (Math.Log(mean) + patch.Power[cell] / trend[ring] / mean);
                }
        return sum;
    }
}
