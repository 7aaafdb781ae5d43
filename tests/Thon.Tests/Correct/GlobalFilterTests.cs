using Thon.Correct;
using Thon.Correct.Canvas;
using Thon.Correct.Levels;
using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>Without a tilt the local correction is one filter of the whole canvas, here in two dimensions at once and with the CTF in double precision.</summary>
public sealed class GlobalFilterTests
{
    // Single-precision transforms and phases.
    private const double RoundOff = 1e-5;

    // A CTF nearer to zero than its phase is right may take either sign.
    private const double Doubtful = 3e-6;

    [Theory]
    [InlineData(300, 260)]
    [InlineData(301, 214)]
    [InlineData(222, 301)]
    [InlineData(211, 217)]
    public void An_untilted_image_takes_one_filter(int width, int height)
    {
        var optics = new LocalOptics(LocalBench.Astigmatic, DefocusPlane.Flat);
        foreach (var mode in (CorrectionMode[])[CorrectionMode.Flip, CorrectionMode.Multiply, CorrectionMode.Wiener])
        {
            var filter = LocalBench.Filter(mode);
            var image = new Image(width, height, [.. Signals.Noise(width * height, 9).Select(pixel => pixel + 3)]);
            var correction = new LocalCorrection(width, height, LocalBench.Pixel, optics, filter, new());
            var (expected, doubtful) = OneFilter(image, correction.Plan, filter);
            correction.ApplyInPlace(image);
            double distance = Signals.Distance(Without(image.Pixels, 3), Without(expected, 3));
            Assert.True(distance < RoundOff + (mode == CorrectionMode.Flip ? 2 * Math.Sqrt(doubtful) : 0), $"{mode}: {distance:E2}");
        }
    }

    [Theory]
    [InlineData(151, 135)]
    [InlineData(210, 121)]
    public void Signs_taken_twice_leave_a_periodic_image_as_it_was(int width, int height)
    {
        // An even number of rows would have a finest frequency whose two directions an astigmatic filter tells apart, and a real image does not.
        var optics = new LocalOptics(LocalBench.Astigmatic, DefocusPlane.Flat);
        var plan = LevelBench.Periodic(width, height);
        var image = new Image(width, height, Signals.Noise(width * height, 4));
        float[] before = [.. image.Pixels];
        var job = LevelBench.Job(new(CorrectionMode.Flip), plan, optics, new(false, 0, 0));
        for (int pass = 0; pass < 2; pass++)
        {
            var columns = new ColumnSpectrum(plan, new());
            var surroundings = new Surroundings(image, null, width, height);
            var spectrum = new Complex32[columns.Length];
            columns.Forward(image, CanvasColumns.AreColumns, surroundings, spectrum);
            LevelFilter.For(Engine.Widest).RunInPlace(job, spectrum);
            columns.Inverse(spectrum, (float)surroundings.Mean, CanvasColumns.AreColumns, image);
            if (pass == 0) Assert.True(Signals.Distance(image.Pixels, before) > 0.5);
        }
        Signals.Near(before, image.Pixels, 1e-6, $"{width} x {height}");
    }

    /// <summary>
    /// The image on its canvas, filtered; and what part of the power lies next to zeros. The canvas is transposed, since half of the frequencies along the
    /// columns stand for all.
    /// </summary>
    private static (float[] Image, double Doubtful) OneFilter(Image image, CorrectionPlan plan, ImageFilter filter)
    {
        var surroundings = new Surroundings(image, null, plan.Width, plan.Height);
        var canvas = new float[plan.Width * plan.Height];
        for (int x = 0; x < plan.Width; x++)
            for (int y = 0; y < plan.Height; y++)
                canvas[x * plan.Height + y] = (x < image.Width && y < image.Height ? image[x, y] : surroundings.At(x, y)) - (float)surroundings.Mean;
        var fft = new RealFft2D(plan.Height, plan.Width);
        var spectrum = new Complex32[fft.SpectrumWidth * fft.Height];
        fft.Forward(canvas, spectrum);
        double near = 0, all = 0;
        for (int row = 0; row < fft.Height; row++)
            for (int column = 0; column < fft.SpectrumWidth; column++)
            {
                double u = (row <= plan.Width / 2 ? row : row - plan.Width) / (double)plan.Width, v = column / (double)plan.Height;
                double k = Math.Sqrt(u * u + v * v) / LocalBench.Pixel.Angstroms, ctf = LocalBench.Astigmatic.At(k, new(Math.Atan2(v, u)));
                ref var value = ref spectrum[row * fft.SpectrumWidth + column];
                double power = (double)value.Re * value.Re + (double)value.Im * value.Im;
                (near, all) = (near + (Math.Abs(ctf) < Doubtful ? power : 0), all + power);
                value = new((float)(value.Re * PlainOperator.Factor(ctf, k, filter)), (float)(value.Im * PlainOperator.Factor(ctf, k, filter)));
            }
        fft.Inverse(spectrum, canvas);
        return ([.. Enumerable.Range(0, image.Pixels.Length).Select(i => canvas[i % image.Width * plan.Height + i / image.Width] + (float)surroundings.Mean)], near / all);
    }

    private static float[] Without(float[] pixels, float mean) => [.. pixels.Select(pixel => pixel - mean)];
}
