using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

/// <summary>The signal-to-noise ratio that the fit tells, against that of simulated images, measured in the images themselves.</summary>
public sealed class SignalToNoiseTests
{
    // Fitted over true where a tilt shows its rings, and elsewhere. Measured on strong ice: 0.78 to 1.44 and 0.71 to 1.64; on weak ice, where few rings or none
    // stand out: 0.83 to 1.23 and 0.42 to 1.99. Finer than the rings that are seen nothing but the fall of the curve is known.
    private const double WhereRingsAre = 1.5;
    private const double Elsewhere = 3;

    private static readonly SimulationSettings Strong = new()
    {
        PixelSize = new(2.2),
        TiltAngles = [.. Enumerable.Range(-2, 5).Select(i => Angle.FromDegrees(24 * i))],
        Defocus = Defocus.Round(new(35000)),
        SlabThickness = new(1200),
        SignalToNoise = 0.6,
        EnvelopeB = 120,
        Contents = SpecimenContents.IceOnly,
    };

    private static readonly SimulationSettings Weak = Strong with { TiltAngles = [.. Enumerable.Range(-4, 9).Select(i => Angle.FromDegrees(14 * i))], SignalToNoise = 0.1, EnvelopeB = 80, Seed = 3 };

    [Fact]
    public void A_contrast_of_half_the_signal_on_a_background_of_the_noise_and_the_other_half_gives_their_ratio()
    {
        foreach (double ratio in new[] { 0.001, 0.1, 1, 10, 30 })
        {
            const double noise = 0.7;
            double signal = ratio * noise;
            Assert.Equal(ratio, SignalToNoiseCurve.Ratio(noise + signal / 2, signal / 2), 1e-9 * ratio);
        }
    }

    [Theory]
    [InlineData(1, 0.95)]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(1e-300, 1e300)]
    public void A_contrast_as_large_as_the_background_gives_the_largest_ratio(double background, double contrast) =>
        Assert.Equal(38, SignalToNoiseCurve.Ratio(background, contrast), 1e-9);

    [Fact]
    public void No_contrast_gives_the_least_ratio_and_not_zero() => Assert.Equal(1e-6, SignalToNoiseCurve.Ratio(1, 0));

    [Fact]
    public void A_tilt_goes_its_own_way_where_its_rings_are_seen_and_the_others_beyond()
    {
        // Level curves of which one leaps up where it shows no rings; their mean is level up to where the first is seen.
        var level = Curves(_ => Math.Log(0.2));
        var leaps = Curves(j => j < 4 ? Math.Log(0.1) : Math.Log(0.9));
        var ratios = SignalToNoiseCurve.Of(Frequencies, Frequencies.Length, [(level, new Length(4)), (leaps, null)]);
        Assert.All(Frequencies, k => Assert.Equal(2 * 0.2 / 0.8, ratios[0].At(k), 1e-9));
        double held = ratios[1].At(SignalToNoiseCurve.SeenAnyway);
        Assert.Equal(2 * 0.1 / 0.9, held, 0.02);
        Assert.All(Frequencies.Where(k => k > SignalToNoiseCurve.SeenAnyway), k => Assert.InRange(ratios[1].At(k), held / 2, held + 1e-9));
    }

    [Fact]
    public void Beyond_all_rings_of_the_series_a_curve_falls_on_as_an_envelope_does()
    {
        // The logarithm of the contrast falls as k^2, and leaps up beyond 6 A, where nothing is seen.
        const double fall = 100;
        var curves = Curves(j => KnotFrequency(j) < 1 / 6.0 ? -6 - fall * KnotFrequency(j) * KnotFrequency(j) : -3);
        var ratio = SignalToNoiseCurve.Of(Frequencies, Frequencies.Length, [(curves, new Length(14))])[0];
        double from = 1 / 14.0, to = 1 / 4.0, measured = Math.Log(ratio.At(from) / ratio.At(to)) / (to * to - from * from);
        // Contrasts up to 0.0025 of the background count for their share of it.
        Assert.Equal(fall, measured, 0.01 * fall);
    }

    [Fact]
    public void Curves_end_with_the_rings_that_tell_anything()
    {
        var ratio = SignalToNoiseCurve.Of(Frequencies, 50, [(Curves(_ => -2), null)])[0];
        Assert.Equal(20, ratio.Frequencies.Length);
        Assert.Equal((Frequencies[0], Frequencies[49]), (ratio.Frequencies[0], ratio.Frequencies[^1]));
        var few = SignalToNoiseCurve.Of(Frequencies, 3, [(Curves(_ => -2), null)])[0];
        Assert.Equal(Frequencies[..3], few.Frequencies);
    }

    [Fact]
    public void Strong_images_tell_their_ratio_to_a_half_where_rings_are() => AssertTold(Strong);

    [Fact]
    public void Weak_images_tell_their_ratio_to_a_factor_of_three() => AssertTold(Weak);

    [Fact]
    public void A_tilt_without_rings_is_as_weak_as_the_weakest_and_an_excluded_one_as_its_neighbour()
    {
        var settings = Strong with { Width = 768, Height = 768 };
        var simulation = new Simulation(settings);
        Image[] images = [.. Enumerable.Range(0, 5).Select(i => simulation.Render(i))];
        images[1] = new(768, 768, Signals.Noise(768 * 768, 5));
        var series = simulation.Series with { Tilts = [.. simulation.Series.Tilts.Select((tilt, i) => tilt with { Estimate = null, IsExcluded = i == 4 })] };
        SignalToNoise[] ratios = [.. Estimate(series, images).Tilts.Select(tilt => tilt.Estimate!.SignalToNoise!)];
        var weakest = new[] { ratios[0], ratios[2], ratios[3] }.MinBy(ratio => ratio.At(SignalToNoiseCurve.SeenAnyway));
        Assert.Equal(weakest, ratios[1]);
        Assert.Equal(ratios[3], ratios[4]);
        Assert.NotEqual(ratios[2], ratios[3]);
    }

    // 160 rings from 40 to 4 A.
    private static double[] Frequencies { get; } = [.. Enumerable.Range(0, 160).Select(i => 0.025 + i * (0.25 - 0.025) / 159)];

    private static double KnotFrequency(int spline) => 0.025 + (spline - 1) / 4.0 * (0.25 - 0.025);

    /// <summary>A background of 1 and a contrast with some coefficients.</summary>
    private static TiltCurves Curves(Func<int, double> contrast) => new(new double[SpectrumTrend.SplineCount], [.. Enumerable.Range(0, 7).Select(contrast)]);

    private static void AssertTold(SimulationSettings settings)
    {
        var simulation = new Simulation(settings);
        int count = settings.TiltAngles.Length;
        var (images, truth) = (new Image[count], new double[count][]);
        Parallel.For(0, count, i => (images[i], truth[i]) = Shown(simulation, i));
        var found = Estimate(simulation.Series with { Tilts = [.. simulation.Series.Tilts.Select(tilt => tilt with { Estimate = null })] }, images);
        for (int i = 0; i < count; i++)
            foreach (double spacing in new[] { 35.0, 30, 25, 20, 17, 14, 12, 10, 9, 8, 7, 6, 5.5 })
            {
                var estimate = found.Tilts[i].Estimate!;
                double within = spacing < 35 && spacing >= (estimate.Resolution?.Angstroms ?? 40) ? WhereRingsAre : Elsewhere;
                double ratio = estimate.SignalToNoise!.At(1 / spacing) / About(truth[i], settings.Width * settings.PixelSize.Angstroms / spacing);
                Assert.True(ratio > 1 / within && ratio < within, $"tilt {i} at {spacing} A: {ratio:F2} of the truth, rings to {estimate.Resolution?.Angstroms:F1} A");
            }
    }

    /// <summary>An image, and in rings the power of what it would show without a CTF over that of its noise.</summary>
    private static (Image Image, double[] Ratio) Shown(Simulation simulation, int section)
    {
        var (image, expected) = (simulation.Render(section), simulation.Render(section, Rendering.Expected));
        for (int i = 0; i < expected.Pixels.Length; i++) expected.Pixels[i] = image.Pixels[i] - expected.Pixels[i];
        double[] signal = RingPower.Of(simulation.Render(section, Rendering.WithoutCtf)), noise = RingPower.Of(expected);
        return (image, [.. signal.Zip(noise, (a, b) => a / b)]);
    }

    /// <summary>The mean over a tenth of the frequency, of some hundred values or more.</summary>
    private static double About(double[] rings, double ring) => rings[(int)(0.95 * ring)..((int)(1.05 * ring) + 2)].Average();

    private static TiltSeries Estimate(TiltSeries series, Image[] images) => CtfEstimation.Estimate(
        series, new MemoryStack(images), [Angle.Zero], [Hand.Plus], new() { Threads = 2 }, cancellation: TestContext.Current.CancellationToken).Series;
}
