using Thon.Estimate;
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

    [Fact]
    public void The_likelihood_is_that_of_a_plain_loop_over_cells()
    {
        var likelihood = Likelihood();
        var (at, astigmatism) = Point();
        var damping = likelihood.DampingAt(at.Defocus, new(800));
        double expected = Plain(likelihood, at, astigmatism, damping);
        Assert.Equal(1, likelihood.Evaluate(at, astigmatism, damping).LogLikelihood / expected, RoundOff);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_likelihood()
    {
        var likelihood = Likelihood();
        var (at, astigmatism) = Point();
        var damping = likelihood.DampingAt(at.Defocus, new(800));
        var step = likelihood.Evaluate(at, astigmatism, damping);
        double Slope(Func<double, (TiltParameters, Astigmatism)> move, double h)
        {
            var (up, upAstigmatism) = move(h);
            var (down, downAstigmatism) = move(-h);
            return (likelihood.Evaluate(up, upAstigmatism, damping).LogLikelihood - likelihood.Evaluate(down, downAstigmatism, damping).LogLikelihood) / (2 * h);
        }

        int defocus = TiltLikelihood.BackgroundCount + TiltLikelihood.ContrastCount;
        double[] slopes =
        [
            Slope(h => (at with { Defocus = at.Defocus + h }, astigmatism), 1),
            Slope(h => (at, astigmatism with { Cosine = astigmatism.Cosine + h }), 1),
            Slope(h => (at, astigmatism with { Sine = astigmatism.Sine + h }), 1),
            Slope(h => (at with { Contrast = [.. at.Contrast.Select((c, i) => i == 2 ? c + h : c)] }, astigmatism), 1e-4),
            Slope(h => (at with { Background = [.. at.Background.Select((b, i) => i == 3 ? b + h : b)] }, astigmatism), 1e-4),
        ];
        double[] gradient =
        [
            step.Gradient[defocus], step.Gradient[defocus + 1], step.Gradient[defocus + 2],
            step.Gradient[TiltLikelihood.BackgroundCount + 2], step.Gradient[3],
        ];
        // Central differences of these steps err by less than this.
        for (int i = 0; i < slopes.Length; i++) Assert.Equal(1, gradient[i] / slopes[i], 1e-4);
    }

    private static (TiltParameters, Astigmatism) Point() =>
        (new(21000, [1, 1.1, 0.9, 1, 1.05, 1, 0.95, 1, 1], [0.3, 0.4, 0.3, 0.2, 0.1, 0.05]), new(300, -200));

    private static TiltLikelihood Likelihood()
    {
        var settings = new EstimationSettings { TileSize = 128 };
        var image = new Image(300, 260, Signals.Noise(300 * 260, 17));
        var tiles = new TileSpectra(image.Width, image.Height, new(2.5), settings);
        return new(tiles.Of(image, [PatchLayout.Strips(Geometry, Tilt, tiles.Grid)])[0], TiltOptics.Of(Krios, Geometry, Tilt));
    }

    private static double Plain(TiltLikelihood likelihood, TiltParameters at, Astigmatism astigmatism, double[] damping)
    {
        var grid = likelihood.Spectra.Grid;
        double[] trend = SpectrumTrend.Of(likelihood.Spectra);
        SplineBasis b = new(TiltLikelihood.BackgroundCount, grid.RingCount), c = new(TiltLikelihood.ContrastCount, grid.RingCount);
        double lambda = Krios.Wavelength.Angstroms, sum = 0;
        for (int ring = 0; ring < grid.RingCount; ring++)
            foreach (var strip in likelihood.Spectra.Patches)
                for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
                {
                    double k2 = grid.SquaredFrequency[cell], direction = Math.Atan2(grid.Ky[cell], grid.Kx[cell]);
                    double defocus = at.Defocus + strip.Place.OffsetOn(likelihood.Optics.Plane) + astigmatism.Cosine * Math.Cos(2 * direction) + astigmatism.Sine * Math.Sin(2 * direction);
                    double chi = Math.PI * lambda * defocus * k2 - Math.PI / 2 * 2.7e7 * lambda * lambda * lambda * k2 * k2 + Math.Asin(0.07);
                    double blur = 2 * Math.PI * lambda * grid.SquaredFrequency[grid.RingStart[ring]] * strip.Place.SpreadOn(likelihood.Optics.Plane);
                    double mean = b.At(ring, at.Background) - c.At(ring, at.Contrast) * damping[cell] * Math.Exp(-blur * blur / 2) * Math.Cos(2 * chi);
                    sum -= grid.PixelCount[cell] * strip.Tiles / TileCorrelation.Inflation * (Math.Log(mean) + strip.Power[cell] / trend[ring] / mean);
                }
        return sum;
    }
}
