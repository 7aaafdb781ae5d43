using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>The error that levels are expected to make, against the same sum over a finer grid, made with numpy from the formulas of the filter and of the cubic.</summary>
public sealed class LevelErrorTests
{
    // Both are sums over samples: 211 x 269 of them here, 400 x 1201 there.
    private const double Sampling = 0.1;

    // An error this small is below what the percentages of the tables tell.
    private const double LastDigit = 1e-4;

    [Theory]
    [InlineData(InputState.Flipped, 1, 0.7, 2.5, 40, new[] { 1, 3, 5, 12 }, new[] { 0.088, 0.0329, 0.0105, 0.0020 })]
    [InlineData(InputState.Raw, 1, 0.7, 2.5, 40, new[] { 1, 3, 5 }, new[] { 0.107, 0.0112, 0.0013 })]
    [InlineData(InputState.Flipped, 1, 0.5, 2.5, 40, new[] { 1, 5, 12, 16 }, new[] { 0.180, 0.0568, 0.0109, 0.0068 })]
    [InlineData(InputState.Flipped, 1.5, 0.5, 4, 60, new[] { 1, 12, 64 }, new[] { 0.725, 0.2545, 0.0480 })]
    [InlineData(InputState.Raw, 1.5, 0.5, 4, 60, new[] { 1, 16, 32 }, new[] { 1.195, 0.2737, 0.0721 })]
    public void The_error_is_that_of_a_finer_sum(InputState input, double strength, double fallOff, double microns, double tilt, int[] levels, double[] expected)
    {
        const double pixel = 8, half = 1024 * pixel / 2;
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { Strength = strength, FallOff = fallOff };
        double reach = half * Math.Tan(tilt * Math.PI / 180);
        var error = new LevelError(new(settings, ImageBench.Optics(microns: microns, astigmatism: 0).Centre, input, new(pixel)), -reach, reach);
        foreach (var (count, value) in levels.Zip(expected))
            Assert.Equal(value, count == 1 ? error.OfOne() : error.Of(count), Sampling * value + LastDigit);
    }

    [Fact]
    public void A_filter_that_leaves_nothing_makes_no_error()
    {
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { Strength = double.NegativeInfinity };
        var error = new LevelError(new(settings, ImageBench.Optics().Centre, InputState.Flipped, ImageBench.Pixel), -1e4, 1e4);
        Assert.Equal((0, 0), (error.OfOne(), error.Of(3)));
    }
}
