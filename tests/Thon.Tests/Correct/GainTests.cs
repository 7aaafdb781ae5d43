using Thon.Correct;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>How much of single waves is left, on images flat and tilted: what all filters may amplify, and what envelope and low-pass take.</summary>
public sealed class GainTests
{
    // The parts of a fading wave on either side of a zero are displaced by different lengths, and where they meet they add up: measured 0.011 without a tilt.
    private const double Packet = 0.02;

    // A wave that fades has not quite one frequency; and single precision.
    private const double OneFrequency = 1e-3;

    // Where its sign changes along the image other frequencies come in.
    private const double OneSign = 3e-3;

    // On a tilted image the limit holds in the corners of the spectrum, where mixing is made good for most; coarse waves have one that is 0.12 lower.
    private const double Reached = 0.85;

    // A weight spreads by a pixel or two, and with it the defocus: measured 0.005.
    private const double Order = 0.01;

    // Away from the edges, where a wave ends.
    private const int Edge = 112;

    private const int Width = 640, Height = 480;

    // Cycles a pixel; along the axis, across it and oblique, from coarse to close to Nyquist.
    private static readonly (double U, double V)[] Waves = [(0.02, 0), (0, 0.05), (0.1, 0.07), (0.17, -0.11), (-0.02, 0.24), (0.3, 0.02), (0.25, -0.26), (0.41, 0.1), (0.05, 0.46)];

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(0, 0, 0.5)]
    [InlineData(50, 0, 2)]
    [InlineData(50, 90, 2)]
    [InlineData(50, 85, 2)]
    [InlineData(50, 90, 0.5)]
    public void No_wave_leaves_a_Wiener_filter_stronger_than_its_limit(double tilt, double axis, double limit)
    {
        var filter = new ImageFilter(CorrectionMode.Wiener) { SignalToNoise = SignalToNoise.Constant(1e4), MaxGain = limit };
        double highest = 0;
        foreach (var wave in Waves)
        {
            double gain = Amplitudes(wave, filter, LocalBench.Optics(tilt, axis)).Max();
            Assert.True(gain < limit * (1 + Packet), $"{wave}: {gain:F4}");
            highest = Math.Max(highest, gain);
        }
        Assert.True(highest > limit * Reached, $"{highest:F4} at most");
    }

    [Theory]
    [InlineData(CorrectionMode.None)]
    [InlineData(CorrectionMode.Flip)]
    public void The_envelope_leaves_what_its_formula_says_and_the_low_pass_nothing(CorrectionMode mode)
    {
        const double b = 60, finest = 12.5;
        foreach (var wave in Waves)
        {
            double k2 = (wave.U * wave.U + wave.V * wave.V) / (LocalBench.Pixel.Angstroms * LocalBench.Pixel.Angstroms);
            double plain = Strength(wave, new(mode)), damped = Strength(wave, new(mode) { BFactor = b }) / plain, expected = Math.Exp(-b * k2 / 4);
            double passed = Strength(wave, new(mode) { Finest = new(finest) }) / plain;
            Assert.Equal(expected, damped, mode == CorrectionMode.None ? OneFrequency : OneSign);
            Assert.Equal(k2 * finest * finest < 0.8 ? 1 : 0, passed, mode == CorrectionMode.None ? OneFrequency : OneSign);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(85)]
    [InlineData(90)]
    public void Flips_and_weights_in_one_pass_are_flips_and_then_weights(double axis)
    {
        var weights = new ImageFilter(CorrectionMode.None) { Dose = new(new(40), Voltage.FromKilovolts(300)), BFactor = 80 };
        var flips = new ImageFilter(CorrectionMode.Flip) { Finest = new(8) };
        var image = new Image(Width, Height, Signals.Noise(Width * Height, 12));
        var optics = LocalBench.Optics(50, axis);
        var once = Through(image, weights with { Mode = flips.Mode, Finest = flips.Finest }, optics);
        var twice = Through(Through(image, flips, optics), weights, optics);
        double distance = Signals.Distance(Inside(once), Inside(twice));
        Assert.True(distance < Order, $"{distance:E2}");
    }

    /// <summary>A wave that fades towards the edges, so slowly that nearly all of it has one frequency, and without ends that could ring.</summary>
    private static Image Wave((double U, double V) wave, double phase)
    {
        var image = new Image(Width, Height);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                double window = Math.Pow(Math.Sin(Math.PI * (x + 0.5) / Width) * Math.Sin(Math.PI * (y + 0.5) / Height), 2);
                image[x, y] = (float)(window * Math.Cos(2 * Math.PI * (wave.U * x + wave.V * y) + phase));
            }
        return image;
    }

    /// <summary>The amplitude of a filtered wave at every pixel: filters are linear, so two waves a quarter of a turn apart tell.</summary>
    private static IEnumerable<double> Amplitudes((double U, double V) wave, ImageFilter filter, LocalOptics optics)
    {
        Image cosine = Through(Wave(wave, 0), filter, optics), sine = Through(Wave(wave, Math.PI / 2), filter, optics);
        return cosine.Pixels.Zip(sine.Pixels, (c, s) => Math.Sqrt((double)c * c + (double)s * s));
    }

    private static double Strength((double U, double V) wave, ImageFilter filter) =>
        Math.Sqrt(Amplitudes(wave, filter, LocalBench.Optics(50, 90)).Average(amplitude => amplitude * amplitude));

    private static Image Through(Image image, ImageFilter filter, LocalOptics optics)
    {
        var copy = new Image(image.Width, image.Height, [.. image.Pixels]);
        new LocalCorrection(image.Width, image.Height, LocalBench.Pixel, optics, filter, new()).ApplyInPlace(copy);
        return copy;
    }

    private static float[] Inside(Image image) =>
        [.. Enumerable.Range(Edge, Height - 2 * Edge).SelectMany(y => image.Row(y)[Edge..(Width - Edge)].ToArray())];
}
