using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>The error that levels are expected to make, against the same sum over a finer grid, made with numpy from the formulas of the filter and of the cubic.</summary>
public sealed class LevelErrorTests
{
    // Both are sums over samples: 299 x 269 of them here, 566 x 1201 there, up to the corners of the spectrum.
    private const double Sampling = 0.1;

    // An error this small is below what the percentages of the tables tell.
    private const double LastDigit = 1e-4;

    [Theory]
    [InlineData(InputState.Flipped, 1, 0.7, 2.5, 40, new[] { 1, 3, 5, 12 }, new[] { 0.0882, 0.0331, 0.0105, 0.0020 })]
    [InlineData(InputState.Raw, 1, 0.7, 2.5, 40, new[] { 1, 3, 5 }, new[] { 0.1078, 0.0113, 0.0013 })]
    [InlineData(InputState.Flipped, 1, 0.5, 2.5, 40, new[] { 1, 5, 12, 16 }, new[] { 0.1899, 0.0581, 0.0112, 0.0069 })]
    [InlineData(InputState.Flipped, 1.5, 0.5, 4, 60, new[] { 1, 12, 64 }, new[] { 0.7123, 0.2550, 0.0472 })]
    [InlineData(InputState.Raw, 1.5, 0.5, 4, 60, new[] { 1, 16, 32 }, new[] { 1.1944, 0.2688, 0.0703 })]
    public void The_error_is_that_of_a_finer_sum(InputState input, double strength, double fallOff, double microns, double tilt, int[] levels, double[] expected)
    {
        const double pixel = 8, half = 1024 * pixel / 2;
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { Strength = strength, FallOff = fallOff };
        double reach = half * Math.Tan(tilt * Math.PI / 180);
        var error = new LevelError(new(settings, ImageBench.Optics(microns: microns, astigmatism: 0).Centre, input, new(pixel)), -reach, reach);
        foreach (var (count, value) in levels.Zip(expected))
            Assert.Equal(value, count == 1 ? error.OfOne() : error.Of(count), Sampling * value + LastDigit);
    }

    [Theory]
    [InlineData(InputState.Flipped, new[] { 1, 3, 8, 16 }, new[] { 0.1167, 0.0792, 0.0186, 0.0053 })]
    [InlineData(InputState.Raw, new[] { 1, 3, 8, 16 }, new[] { 0.2069, 0.0835, 0.0044, 0.0004 })]
    public void The_corners_of_a_spectrum_count_where_the_first_zero_lies_in_them(InputState input, int[] levels, double[] expected)
    {
        const double pixel = 13.5, half = 768 * pixel / 2;
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Warp) { FallOff = 0.5 };
        double reach = half * Math.Tan(40 * Math.PI / 180);
        var error = new LevelError(new(settings, ImageBench.Optics(microns: 2.5, astigmatism: 0).Centre, input, new(pixel)), -reach, reach);
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
