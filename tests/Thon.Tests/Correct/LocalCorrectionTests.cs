using Thon.Correct;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

public sealed class LocalCorrectionTests
{
    // What mixing a few defoci leaves of a wave's CTF at the finest frequency, and what the fading noise's own edge leaves: measured 0.001 and less.
    private const double Multiplied = 4e-3;

    // The overtones of a Wiener filter near the zeros turn faster than the CTF: measured 0.008.
    private const double Filtered = 0.03;

    // The sign of the finest frequencies is uncertain for the pixels between two defoci: measured 0.985 and better.
    private const double Flipped = 0.97;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(45, 0, 0)]
    [InlineData(-60, 0, 0)]
    [InlineData(60, 90, 0)]
    [InlineData(60, 85, 0)]
    [InlineData(60, -47, 0)]
    [InlineData(-50, 140, 0)]
    [InlineData(50, 0, 8)]
    public void Every_pixel_has_the_filter_of_its_own_defocus(double tilt, double axis, double xTilt)
    {
        const int width = 320, height = 288;
        var image = LocalBench.FadingNoise(width, height, 7);
        var plain = new PlainOperator(image, LocalBench.Pixel, 112);
        var optics = LocalBench.Optics(tilt, axis, xTilt);
        foreach (var mode in (CorrectionMode[])[CorrectionMode.Multiply, CorrectionMode.Wiener, CorrectionMode.Flip])
        {
            var corrected = new Image(width, height, [.. image.Pixels]);
            var filter = LocalBench.Filter(mode);
            new LocalCorrection(width, height, LocalBench.Pixel, optics, filter, new()).ApplyInPlace(corrected);
            var (found, expected) = Sampled(corrected, (x, y) => plain.At(x, y, optics, filter));
            if (mode == CorrectionMode.Flip) Assert.True(Likeness.Correlation(found, expected) > Flipped, $"{mode}: {Likeness.Correlation(found, expected)}");
            else Assert.True(Signals.Distance(found, expected) < (mode == CorrectionMode.Multiply ? Multiplied : Filtered), $"{mode}: {Signals.Distance(found, expected)}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_flat_image_stays_flat(double tilt)
    {
        foreach (var mode in (CorrectionMode[])[CorrectionMode.Flip, CorrectionMode.Multiply, CorrectionMode.Wiener])
        {
            var image = new Image(300, 200);
            Array.Fill(image.Pixels, 1234.5f);
            LocalBench.Correction(300, 200, tilt, 0, mode).ApplyInPlace(image);
            Assert.All(image.Pixels, pixel => Assert.InRange(pixel, 1234.49f, 1234.51f));
        }
    }

    [Fact]
    public void The_mean_stays()
    {
        var image = new Image(300, 200, [.. Signals.Noise(300 * 200, 2).Select(pixel => pixel + 321.5f)]);
        double before = Statistics.Of(image.Pixels).Mean;
        LocalBench.Correction(300, 200, 40, 0).ApplyInPlace(image);
        Assert.Equal(before, Statistics.Of(image.Pixels).Mean, 0.01);
    }

    [Fact]
    public void A_fine_pixel_and_a_high_defocus_find_boxes_large_enough()
    {
        var far = new ContrastTransfer(new(Voltage.FromKilovolts(200), Length.FromMillimeters(2.7), 0.07), Defocus.Round(Length.FromMicrometers(9)), Angle.Zero);
        var optics = new LocalOptics(far, DefocusPlane.Of(new(Angle.Zero, Hand.Plus), Angle.FromDegrees(60)));
        var plan = new LocalCorrection(4096, 4096, new(0.8), optics, new(CorrectionMode.Flip), new()).Plan;
        Assert.True(plan.Core > 2 * CorrectionPlan.Blend && plan.Box <= plan.Width, plan.ToString());
    }

    [Fact]
    public void An_image_of_another_size_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LocalBench.Correction(64, 64, 0, 0).ApplyInPlace(new(64, 65)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 37)]
    [InlineData(36, 2)]
    [InlineData(17, 33)]
    public void Tiny_images_come_out_as_numbers(int width, int height)
    {
        foreach (double axis in (double[])[0, 45, 90])
            foreach (var mode in Enum.GetValues<CorrectionMode>())
            {
                var image = new Image(width, height, Signals.Noise(width * height, 3));
                var filter = LocalBench.Filter(mode) with { BFactor = 20 };
                new LocalCorrection(width, height, LocalBench.Pixel, LocalBench.Optics(60, axis), filter, new()).ApplyInPlace(image);
                Assert.All(image.Pixels, pixel => Assert.True(float.IsFinite(pixel)));
            }
    }

    [Fact]
    public void A_defocus_that_is_no_number_or_beyond_all_lenses_is_refused()
    {
        foreach (double defocus in (double[])[double.NaN, 1e12])
        {
            var optics = new LocalOptics(new(LocalBench.Krios, Defocus.Round(new(defocus)), Angle.Zero), DefocusPlane.Flat);
            Assert.Throws<ArgumentException>(() => new LocalCorrection(64, 64, LocalBench.Pixel, optics, new(CorrectionMode.Flip), new()));
        }
    }

    [Fact]
    public void A_coarse_low_pass_brings_little_from_the_opposite_edge()
    {
        // A strip of noise along the right edge, and a low-pass of a tenth of the image: the left half shows at most this part of what the strip itself keeps.
        const double leaked = 0.03;
        const int size = 512, strip = 32;
        var image = new Image(size, size);
        float[] noise = Signals.Noise(strip * size, 9);
        for (int y = 0; y < size; y++)
            for (int x = 0; x < strip; x++) image[size - strip + x, y] = noise[y * strip + x];
        new LocalCorrection(size, size, new(2), null, new(CorrectionMode.None) { Finest = new(100) }, new()).ApplyInPlace(image);
        double Strength(int from) => Math.Sqrt(Enumerable.Range(0, size).Average(y => image.Row(y).Slice(from, strip).ToArray().Average(pixel => (double)pixel * pixel)));
        Assert.InRange(Strength(0) / Strength(size - strip), 0, leaked);
    }

    [Fact]
    public void Dark_stays_dark()
    {
        // A weak disc, 200 angstrom across, seen through the CTF: before correction its middle need not be dark, afterwards it is.
        const int size = 256;
        var disc = new Image(size, size);
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                disc[x, y] = (x - 128) * (x - 128) + (y - 128) * (y - 128) < 40 * 40 ? -1 : 0;
        var optics = new LocalOptics(new(LocalBench.Krios, Defocus.Round(new(30000)), Angle.Zero), DefocusPlane.Flat);
        Image Through(Image image, CorrectionMode mode)
        {
            var copy = new Image(size, size, [.. image.Pixels]);
            new LocalCorrection(size, size, LocalBench.Pixel, optics, LocalBench.Filter(mode), new()).ApplyInPlace(copy);
            return copy;
        }

        var seen = Through(disc, CorrectionMode.Multiply);
        var corrected = Through(seen, CorrectionMode.Flip);
        Assert.True(Likeness.Correlation(corrected.Pixels, disc.Pixels) > Likeness.Correlation(seen.Pixels, disc.Pixels));
        Assert.True(corrected[size / 2, size / 2] < 0);
    }

    [Fact]
    public void Flips_keep_more_of_the_noiseless_reference_than_strips_do()
    {
        double[] needed = [0.998, 0.992, 0.978, 0.947, 0.90];
        double[][] fidelity = Fidelity.OfReference(CorrectionMode.Flip);
        for (int band = 0; band < needed.Length; band++)
            Assert.True(fidelity.Average(tilt => tilt[band]) >= needed[band], string.Join(" ", fidelity.Select(tilt => string.Join(" ", tilt))));
        Assert.All(fidelity[1], untilted => Assert.InRange(untilted, 0.97, 1.01));
    }

    [Fact]
    public void Multiplication_keeps_nine_tenths_everywhere_on_the_noiseless_reference() =>
        Assert.All(Fidelity.OfReference(CorrectionMode.Multiply), tilt => Assert.All(tilt, band => Assert.InRange(band, 0.89, 1.01)));

    private static (float[] Found, float[] Expected) Sampled(Image image, Func<int, int, double> expected)
    {
        var places = Enumerable.Range(0, 40).Select(i => (X: 40 + i * 71 % (image.Width - 80), Y: 40 + i * 53 % (image.Height - 80))).ToArray();
        var values = new float[places.Length];
        Parallel.For(0, places.Length, i => values[i] = (float)expected(places[i].X, places[i].Y));
        return ([.. places.Select(place => image[place.X, place.Y])], values);
    }
}
