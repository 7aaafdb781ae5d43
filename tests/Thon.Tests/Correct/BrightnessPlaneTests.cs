using Thon.Correct.Canvas;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>The plane that is taken off an image.</summary>
public sealed class BrightnessPlaneTests
{
    private const double Base = 12000, PerColumn = 0.75, PerRow = -1.25;

    // Single-precision pixels of some 12000.
    private const double RoundOff = 2e-3;

    [Theory]
    [InlineData(40, 60)]
    [InlineData(37, 29)]
    [InlineData(16, 5)]
    public void A_plane_is_found_and_taken_off(int width, int height)
    {
        var image = Plane(width, height);
        var plane = BrightnessPlane.Of(image, null);
        Assert.Equal(Base, plane.Level, RoundOff);
        Assert.Equal(PerColumn, plane.SlopeX, RoundOff / width);
        Assert.Equal(PerRow, plane.SlopeY, RoundOff / height);
        plane.RemoveInPlace(image);
        Assert.All(image.Pixels, pixel => Assert.Equal(0, pixel, 2 * RoundOff));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-30000)]
    [InlineData(1e6f)]
    public void A_border_does_not_count(float fill)
    {
        var image = Plane(120, 90);
        for (int y = 0; y < image.Height; y++) image.Row(y)[..(20 + y / 2)].Fill(fill);
        var plane = BrightnessPlane.Of(image, ConstantBorder.Of(image));
        Assert.Equal(Base, plane.Level, 10 * RoundOff);
        Assert.Equal(PerColumn, plane.SlopeX, RoundOff / 10);
        Assert.Equal(PerRow, plane.SlopeY, RoundOff / 10);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(50, 1)]
    public void Of_a_line_of_pixels_the_mean_is_taken_off(int width, int height)
    {
        var image = new Image(width, height, Signals.Noise(width * height, 2));
        double mean = Statistics.Of(image.Pixels).Mean;
        Assert.Equal((0, 0), (BrightnessPlane.Of(image, null).SlopeX, BrightnessPlane.Of(image, null).SlopeY));
        Assert.Equal(mean, BrightnessPlane.Of(image, null).Level, 1e-6);
    }

    private static Image Plane(int width, int height)
    {
        var image = new Image(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image[x, y] = (float)(Base + PerColumn * (x - (width - 1) / 2.0) + PerRow * (y - (height - 1) / 2.0));
        return image;
    }
}
