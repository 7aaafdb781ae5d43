using Thon.Imaging;
using Thon.Pipeline.Inspection;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>Pieces of images, judged by patterns whose grey values are known.</summary>
public sealed class ImageCropTests
{
    private readonly InspectionBench _bench = new();

    [Fact]
    public void A_piece_stands_where_it_was_asked_for_its_top_row_first()
    {
        // Rising along x and, in larger steps, along y: of any square the order of the pixels is known.
        var image = new Image(100, 80);
        for (int y = 0; y < 80; y++)
            for (int x = 0; x < 100; x++) image[x, y] = x + 100 * y;
        var crop = ImageCrop.Of(image, 30, 40, 4);
        Assert.Equal((4, 4), (crop.Width, crop.Height));
        // The square runs from 28 to 31 and from 38 to 41; the darkest and the brightest of 16 values stand for one in a hundred.
        double low = 28 + 3800, high = 31 + 4100;
        byte[] expected = [.. Enumerable.Range(0, 16).Select(i => (byte)Math.Round((28 + i % 4 + 100 * (41 - i / 4) - low) / (high - low) * 255))];
        Assert.Equal(expected, crop.Grey);
    }

    [Theory, InlineData(0, 0), InlineData(1e9, -1e9), InlineData(99, 79)]
    public void A_piece_at_the_edge_is_moved_into_the_image(double x, double y)
    {
        var image = new Image(100, 80);
        int left = x < 50 ? 0 : 90, bottom = y < 40 ? 0 : 70;
        image[left + 9, bottom] = 1;
        var crop = ImageCrop.Of(image, x, y, 10);
        // One bright pixel in a hundred is white: the last of the bottom row.
        Assert.Equal(99, crop.Grey.IndexOf(byte.MaxValue));
        Assert.Equal(1, crop.Grey.Count(grey => grey == byte.MaxValue));
    }

    [Fact]
    public void A_large_piece_is_averaged_by_a_whole_number()
    {
        var image = new Image(1030, 1100);
        // A checkerboard averages to one grey, but for one block of two by two that is bright.
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (i % 1030 + i / 1030) % 2;
        var crop = ImageCrop.Of(image, 515, 550, 2000);
        Assert.Equal((343, 343), (crop.Width, crop.Height));
        Assert.Equal(512, ImageCrop.Of(image, 515, 550, 1024).Width);
        Assert.Equal(512, ImageCrop.Of(image, 515, 550, 512).Width);
        Assert.All(ImageCrop.Of(image, 515, 550, 1024).Grey, grey => Assert.Equal(128, grey));
    }

    [Fact]
    public void A_hot_pixel_takes_no_contrast_and_what_is_no_number_is_grey()
    {
        var image = new Image(64, 64);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i % 64;
        var clean = ImageCrop.Of(image, 32, 32, 64).Grey;
        (image[10, 10], image[20, 20]) = (1e9f, float.NaN);
        var hot = ImageCrop.Of(image, 32, 32, 64).Grey;
        int[] other = [.. Enumerable.Range(0, hot.Length).Where(i => hot[i] != clean[i])];
        Assert.Equal([(63 - 20) * 64 + 20, (63 - 10) * 64 + 10], other);
        Assert.Equal((128, 255), (hot[other[0]], hot[other[1]]));
    }

    [Fact]
    public void Before_and_after_are_of_the_same_place()
    {
        using var inspected = InspectedSeries.Open(_bench.Stored with { ProcessedStack = _bench.Raw }, new());
        var same = inspected.Compare(2, 150, 220, 96);
        Assert.Equal(same.Before!.Grey, same.After!.Grey);
        inspected.Dispose();
        using var real = _bench.Open();
        var (before, after) = (real.Compare(2, 150, 220, 96).Before!, real.Compare(2, 150, 220, 96).After!);
        Assert.Equal(same.Before.Grey, before.Grey);
        Assert.Equal((96, 96), (after.Width, after.Height));
        Assert.NotEqual(before.Grey, after.Grey);
    }
}
