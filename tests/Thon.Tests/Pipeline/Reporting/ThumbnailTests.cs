using Thon.Formats.Mrc;
using Thon.Pipeline.Reporting.Thumbnails;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>Small grey pictures of images.</summary>
public sealed class ThumbnailTests
{
    // Half a grey value: what rounding leaves.
    private const double Rounding = 0.51;

    [Theory, InlineData(4096, 4096, 128, 128), InlineData(4092, 5760, 90, 128), InlineData(384, 400, 96, 100), InlineData(128, 100, 128, 100), InlineData(7, 5, 7, 5), InlineData(2000, 1, 125, 1)]
    public void No_side_is_longer_than_128_pixels_and_boxes_are_square(int width, int height, int columns, int rows)
    {
        var picture = Thumbnail.Of(width, height, new float[width * height]);
        Assert.Equal((columns, rows, columns * rows), (picture.Width, picture.Height, picture.Grey.Length));
    }

    [Fact]
    public void Grey_values_are_the_means_of_the_boxes_between_the_2nd_and_the_98th_percentile_and_the_top_row_comes_first()
    {
        // Few enough boxes that the percentiles are of all of them.
        const int width = 301, height = 152, side = 3;
        var random = new Random(7);
        float[] pixels = [.. Enumerable.Range(0, width * height).Select(i => (float)(random.NextDouble() + (i / width) * 0.01))];
        var picture = Thumbnail.Of(width, height, pixels);
        // The definition, written out: plain sums in double precision, a full sort.
        double[] means = [.. Enumerable.Range(0, picture.Height * picture.Width).Select(i => Mean(i % picture.Width, picture.Height - 1 - i / picture.Width))];
        double[] sorted = [.. means.Order()];
        // As many are left out at the top as at the bottom.
        int dark = (int)(0.02 * (sorted.Length - 1));
        double low = sorted[dark], high = sorted[^(dark + 1)];
        for (int i = 0; i < means.Length; i++) Assert.Equal(Math.Clamp((means[i] - low) / (high - low) * 255, 0, 255), picture.Grey[i], Rounding);

        double Mean(int column, int row) =>
            Enumerable.Range(row * side, side).SelectMany(y => Enumerable.Range(column * side, side).Select(x => (double)pixels[y * width + x])).Average();
    }

    [Fact]
    public void Flat_images_and_pixels_that_are_no_numbers_are_middle_grey()
    {
        Assert.All(Thumbnail.Of(20, 20, Enumerable.Repeat(3f, 400).ToArray()).Grey, grey => Assert.Equal(128, grey));
        float[] ramp = [.. Enumerable.Range(0, 400).Select(i => (float)i)];
        (ramp[0], ramp[399]) = (float.NaN, float.PositiveInfinity);
        var picture = Thumbnail.Of(20, 20, ramp);
        Assert.Equal((128, 128), (picture.Grey[19 * 20], picture.Grey[19]));
        Assert.Equal((0, 255), (picture.Grey.Min(), picture.Grey.Max()));
    }

    [Fact]
    public void A_stack_that_is_watched_is_read_and_written_as_it_is_and_each_picture_is_taken_once()
    {
        var series = new TinySeries();
        using var plain = MrcReader.Open(series.Stack);
        var pictures = new StackPictures(plain.Count);
        var watched = pictures.Before(plain);
        float[] one = new float[plain.Width * plain.Height], other = new float[one.Length];
        plain.Read(3, one);
        watched.Read(3, other);
        Assert.Equal(one, other);
        var taken = pictures.Raw[3];
        Assert.NotNull(taken);
        watched.Read(3, other);
        Assert.Same(taken, pictures.Raw[3]);
        Assert.Null(pictures.Raw[0]);
        pictures.TakeMissing(plain, 2, TestContext.Current.CancellationToken);
        Assert.All(Enumerable.Range(0, plain.Count), section => Assert.NotNull(pictures.Raw[section]));
        Assert.Same(taken, pictures.Raw[3]);
    }
}
