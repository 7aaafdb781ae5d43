using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Imaging;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>How many defoci an image is filtered for, and on what canvas.</summary>
public sealed class ImagePlanTests
{
    private static readonly DeconvolutionSettings Warp = new(DeconvolutionPreset.Warp);

    [Fact]
    public void One_defocus_serves_an_untilted_image_and_one_whose_defocus_hardly_changes()
    {
        Assert.Equal(1, Plan(0, Warp).Levels);
        Assert.Equal(1, Plan(1, Warp).Levels);
        Assert.Equal(1, Plan(60, Warp, size: 128).Levels);
    }

    [Fact]
    public void Steeper_images_and_filters_that_reach_farther_take_more_defoci()
    {
        int[] tilts = [.. new[] { 0.0, 20, 40, 60, 70 }.Select(tilt => Plan(tilt, Warp).Levels)];
        Assert.Equal(tilts.Order(), tilts);
        Assert.InRange(tilts[3], 3, 6);
        int[] reaches = [.. new[] { 1, 0.5, 0.25 }.Select(fall => Plan(60, Warp with { FallOff = fall }).Levels)];
        Assert.True(reaches[0] < reaches[1] && reaches[1] < reaches[2]);
    }

    [Fact]
    public void The_levels_reach_from_one_corner_to_the_opposite_one()
    {
        var plan = Plan(60, Warp);
        double reach = 2 * 2048 * Math.Tan(Math.PI / 3);
        Assert.Equal(-reach, plan.Lowest, 1e-6 * reach);
        Assert.Equal(reach, plan.Lowest + plan.Step * (plan.Levels - 1), 2.0 / 2048 * reach);
    }

    [Theory]
    [InlineData(InputState.Raw)]
    [InlineData(InputState.Flipped)]
    public void Levels_are_added_until_the_error_is_small(InputState input)
    {
        foreach (double tilt in (double[])[1, 20, 60, 75])
            foreach (double fallOff in (double[])[1, 0.5])
            {
                var plan = Plan(tilt, Warp with { FallOff = fallOff }, input: input);
                Assert.True(plan.ExpectedError <= ImageDeconvolutionPlan.Aimed && plan.IsFollowed, $"{tilt} degrees: {plan}");
            }
    }

    [Fact]
    public void The_kinks_of_flipped_images_take_more_levels_than_raw_ones() =>
        Assert.True(Plan(60, Warp with { FallOff = 0.5 }, input: InputState.Flipped).Levels > 2 * Plan(60, Warp with { FallOff = 0.5 }).Levels);

    [Theory]
    [InlineData(1, 1, 3, 3)]
    [InlineData(1, 0.7, 7, 4)]
    [InlineData(1, 0.5, 15, 7)]
    [InlineData(1.5, 1, 7, 5)]
    [InlineData(1.5, 0.7, 30, 15)]
    [InlineData(1.5, 0.5, 94, 38)]
    public void The_table_of_the_documentation_holds(double strength, double fallOff, int flipped, int raw)
    {
        var optics = ImageBench.Optics(40, microns: 2.5, astigmatism: 0);
        int LevelsOf(InputState input) => ImageDeconvolutionPlan.Of(
            1024, 1024, new(Warp with { Strength = strength, FallOff = fallOff }, optics.Centre, input, new(8)), optics.Plane).Levels;
        Assert.Equal((flipped, raw), (LevelsOf(InputState.Flipped), LevelsOf(InputState.Raw)));
    }

    [Theory]
    [InlineData(70, 3)]
    [InlineData(89.9, 1)]
    [InlineData(90, 1)]
    public void What_no_payable_number_of_levels_follows_has_the_most_of_them_and_says_so(double tilt, double strength)
    {
        foreach (var input in (InputState[])[InputState.Raw, InputState.Flipped])
        {
            var plan = Plan(tilt, Warp with { Strength = strength }, input: input);
            Assert.Equal((ImageDeconvolutionPlan.MostLevels, false), (plan.Levels, plan.IsFollowed));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(4096)]
    [InlineData(42000)]
    public void The_canvas_leaves_a_gap_and_fits_an_array(int size)
    {
        var plan = Plan(0, Warp, size: size);
        Assert.InRange(plan.Width, size + 64, size * 1.2 + 100);
        Assert.True((long)plan.Width * plan.Height < int.MaxValue);
    }

    [Fact]
    public void Images_of_another_size_and_defoci_that_are_no_numbers_are_refused()
    {
        var deconvolution = ImageBench.Of(new(64, 64), ImageBench.Optics(), Warp, InputState.Raw);
        Assert.Throws<ArgumentException>(() => deconvolution.ApplyInPlace(new Image(64, 65)));
        Assert.Throws<ArgumentException>(() => ImageBench.Of(new(64, 64), ImageBench.Optics(microns: double.NaN), Warp, InputState.Raw));
    }

    private static ImageDeconvolutionPlan Plan(double tilt, DeconvolutionSettings settings, int size = 4096, InputState input = InputState.Raw)
    {
        var optics = ImageBench.Optics(tilt, microns: 4, astigmatism: 300);
        return ImageDeconvolutionPlan.Of(size, size, new(settings, optics.Centre, input, new(2)), optics.Plane);
    }
}
