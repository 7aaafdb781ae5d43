using Thon.Correct;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Tests.Formats.Mrc;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>B-factor and finest spacing reach the pixels, whatever else is done to them.</summary>
public sealed class EnvelopeStepsTests
{
    // Images are not periodic: what a filter leaves of their edges is a few hundredths of white noise.
    private const double Edges = 0.04;

    private const double BFactor = 150, Finest = 16;

    [Theory]
    [InlineData(CorrectionMode.None, ExposurePoint.Middle)]
    [InlineData(CorrectionMode.Flip, ExposurePoint.End)]
    [InlineData(CorrectionMode.Flip, null)]
    public void An_envelope_takes_what_its_formula_says_and_a_low_pass_all_beyond_the_finest_spacing(CorrectionMode mode, ExposurePoint? weighting)
    {
        var series = new TinySeries();
        var steps = new ProcessingSteps(mode, weighting is { } moment ? new(moment) : null);
        var plain = Spectra(series, steps, "plain.mrc");
        double[] damped = Left(Spectra(series, steps with { BFactor = BFactor }, "damped.mrc"), plain);
        double[] passed = Left(Spectra(series, steps with { Finest = new(Finest) }, "passed.mrc"), plain);
        for (int ring = 0; ring < Rings; ring++)
        {
            double k = (ring + 0.5) / Rings / (2 * TinySeries.PixelSize.Angstroms), expected = Math.Exp(-BFactor * k * k / 4);
            Assert.True(Math.Abs(damped[ring] - expected) < Edges, $"{damped[ring]:F3} of 1/{1 / k:F1} A left by the envelope, {expected:F3} expected");
            double kept = k * Finest < 0.85 ? 1 : k * Finest > 1.05 ? 0 : double.NaN;
            Assert.False(Math.Abs(passed[ring] - kept) > Edges, $"{passed[ring]:F3} of 1/{1 / k:F1} A left by the low-pass");
        }
    }

    private const int Rings = 10;

    /// <summary>What is left of each ring from zero frequency to Nyquist, over all images.</summary>
    private static double[] Left(Complex32[][] after, Complex32[][] before)
    {
        var (common, power) = (new double[Rings], new double[Rings]);
        int columns = TinySeries.Width / 2 + 1;
        for (int i = 1; i < before[0].Length; i++)
        {
            int row = i / columns;
            double u = i % columns / (double)TinySeries.Width, v = Math.Min(row, TinySeries.Height - row) / (double)TinySeries.Height;
            int ring = (int)(Math.Sqrt(u * u + v * v) * 2 * Rings);
            if (ring >= Rings) continue;
            for (int image = 0; image < before.Length; image++)
            {
                Complex32 a = after[image][i], b = before[image][i];
                common[ring] += (double)a.Re * b.Re + (double)a.Im * b.Im;
                power[ring] += (double)b.Re * b.Re + (double)b.Im * b.Im;
            }
        }
        return [.. common.Zip(power, (c, p) => c / p)];
    }

    private static Complex32[][] Spectra(TinySeries series, ProcessingSteps steps, string file)
    {
        series.Process(series.Settings(steps), file);
        using var stack = MrcReader.Open(series.Path(file));
        var fft = new RealFft2D(TinySeries.Width, TinySeries.Height);
        return [.. Enumerable.Range(0, TinySeries.Count).Select(section =>
        {
            var spectrum = new Complex32[fft.SpectrumWidth * fft.Height];
            fft.Forward(MrcWriterTests.Read(stack, section), spectrum);
            return spectrum;
        })];
    }
}
