using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Tests.Fourier;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>Deconvolved images against the plain operator: one filter at a time, each pixel with its own.</summary>
public sealed class ImageDeconvolutionTests
{
    // What is put around the image is the level of blocks that reach into it, some thousandths of its noise, which coarse frequencies amplify: measured 2.3e-3 with
    // the strongest high-pass, 6e-4 at most with others.
    private const double AroundImage = 4e-3;

    // Levels are added until the error over the whole slope is below a hundredth.
    private const double OfLevels = ImageDeconvolutionPlan.Aimed;

    [Theory]
    [InlineData(InputState.Raw, 300, 0)]
    [InlineData(InputState.Flipped, 300, 0)]
    [InlineData(InputState.Raw, 200, 0)]
    [InlineData(InputState.Raw, 300, 90)]
    [InlineData(InputState.Flipped, 200, 90)]
    public void An_untilted_image_is_multiplied_by_the_filter_of_its_astigmatic_CTF(InputState input, double kilovolts, double phase)
    {
        foreach (var (width, height) in ((int, int)[])[(192, 160), (201, 167)])
        {
            var image = ImageBench.FadingNoise(width, height, 1);
            var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { FallOff = 0.5 };
            double distance = ImageBench.DistanceToPlain(image, ImageBench.Optics(0, 0, kilovolts, phase), settings, input, (k, c) => PlainImageDeconvolution.Warp(k, c, 1, 0.5));
            Assert.True(distance < AroundImage, $"{width} x {height}: {distance:E2}");
        }
    }

    [Theory]
    [InlineData("tom")]
    [InlineData("membrain")]
    public void Every_preset_is_computed_at_every_spatial_frequency(string name)
    {
        var image = ImageBench.FadingNoise(180, 212, 2);
        var settings = new DeconvolutionSettings(DeconvolutionPreset.All.Single(preset => preset.Name == name));
        var optics = ImageBench.Optics(astigmatism: 0);
        var filter = new DeconvolutionFilter(settings, optics.Centre, InputState.Raw, ImageBench.Pixel);
        double distance = ImageBench.DistanceToPlain(image, optics, settings, InputState.Raw, filter.At);
        Assert.True(distance < AroundImage, $"{distance:E2}");
    }

    [Theory]
    [InlineData(0, 1, InputState.Raw)]
    [InlineData(0, 0.5, InputState.Raw)]
    [InlineData(90, 0.5, InputState.Raw)]
    [InlineData(85, 0.5, InputState.Raw)]
    [InlineData(30, 0.5, InputState.Raw)]
    [InlineData(0, 1, InputState.Flipped)]
    [InlineData(30, 0.5, InputState.Flipped)]
    public void Every_pixel_of_a_tilted_image_has_the_filter_of_its_own_defocus(double axis, double fallOff, InputState input)
    {
        var image = ImageBench.FadingNoise(301, 260, 3);
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { FallOff = fallOff };
        foreach (double tilt in (double[])[60, -45])
        {
            var optics = ImageBench.Optics(tilt, axis);
            double Factor(double k, double c) => PlainImageDeconvolution.Warp(k, c, 1, fallOff);
            double distance = ImageBench.DistanceToPlain(image, optics, settings, input, Factor);
            Assert.True(distance < OfLevels, $"{tilt} degrees: {distance:E2}");
        }
    }

    // The noise fades towards the ends of the slope, where the kinks of |CTF| stand most closely: measured 0.25 to 0.6 of what is expected of noise everywhere.
    private const double LeastOfExpected = 0.15, MostOfExpected = 1;

    [Theory]
    [InlineData(1, 0.5, InputState.Flipped)]
    [InlineData(1.5, 0.7, InputState.Flipped)]
    [InlineData(1, 0.5, InputState.Raw)]
    public void An_image_on_a_long_slope_is_as_near_as_its_plan_expects(double strength, double fallOff, InputState input)
    {
        // As far from end to end as 1024 pixels of 8 A are at 40 degrees.
        var (image, optics) = (ImageBench.FadingNoise(301, 260, 3), ImageBench.Optics(75));
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { Strength = strength, FallOff = fallOff };
        double expected = ImageBench.Of(image, optics, settings, input).Plan.ExpectedError;
        double distance = ImageBench.DistanceToPlain(image, optics, settings, input, (k, c) => PlainImageDeconvolution.Warp(k, c, strength, fallOff));
        Assert.InRange(distance / expected, LeastOfExpected, MostOfExpected);
    }

    [Fact]
    public void Astigmatism_has_its_direction()
    {
        var image = ImageBench.FadingNoise(192, 160, 4);
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { FallOff = 0.5 };
        var right = ImageBench.Deconvolved(image, ImageBench.Optics(astigmatism: 8000, angle: 45), settings, InputState.Raw);
        var wrong = ImageBench.Deconvolved(image, ImageBench.Optics(astigmatism: 8000, angle: -45), settings, InputState.Raw);
        Assert.True(Signals.Distance(wrong.Pixels, right.Pixels) > 0.1);
        // A wave along +45 degrees has the defocus U.
        var plain = new PlainImageDeconvolution(image, ImageBench.Pixel, ImageBench.Of(image, ImageBench.Optics(), settings, InputState.Raw).Plan);
        double expected = plain.At(90, 80, ImageBench.Optics(astigmatism: 8000, angle: 45), (k, c) => PlainImageDeconvolution.Warp(k, c, 1, 0.5));
        Assert.Equal(expected, right[90, 80], AroundImage);
    }

    [Fact]
    public void Registers_of_every_width_give_the_same()
    {
        foreach (int width in (int[])[96, 90, 61])
        {
            var filter = new DeconvolutionFilter(new(DeconvolutionPreset.IsoNet) { FallOff = 0.3 }, ImageBench.Optics().Centre, InputState.Flipped, ImageBench.Pixel);
            var job = SpectrumFilterJob.Of(filter, new(width, 70, 0, 0, 1));
            float[] noise = Signals.Noise(2 * job.SpectrumWidth * job.Height, 5);
            Thon.Imaging.Complex32[] spectrum = [.. Enumerable.Range(0, noise.Length / 2).Select(i => new Thon.Imaging.Complex32(noise[2 * i], noise[2 * i + 1]))];
            var results = Signals.RegisterWidths().Select(simd =>
            {
                var filtered = new Thon.Imaging.Complex32[spectrum.Length];
                SpectrumFilter.For(simd).Run(job, 500, spectrum, filtered);
                return filtered;
            }).ToArray();
            // Multiplications are fused where the processor can.
            Assert.All(results, result => Signals.Near(results[0], result, 1e-5, $"width {width}"));
        }
    }

    [Fact]
    public void The_same_image_becomes_the_same_again_with_buffers_used_before()
    {
        var image = ImageBench.FadingNoise(150, 140, 6);
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { FallOff = 0.5 };
        var workspace = new Thon.Fourier.Workspace();
        foreach (double tilt in (double[])[0, 60])
        {
            var deconvolution = new ImageDeconvolution(image.Width, image.Height, ImageBench.Pixel, ImageBench.Optics(tilt), settings, InputState.Raw, workspace);
            var (first, second) = (ImageBench.Copy(image), ImageBench.Copy(image));
            deconvolution.ApplyInPlace(first);
            deconvolution.ApplyInPlace(second);
            Assert.Equal(first.Pixels, second.Pixels);
            Assert.Equal(ImageBench.Deconvolved(image, ImageBench.Optics(tilt), settings, InputState.Raw).Pixels, first.Pixels);
        }
    }
}
