using Thon.Correct;
using Thon.Correct.Canvas;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>Images that an alignment turned, and the constant borders it left.</summary>
public sealed class BorderTests
{
    private const int Size = 480, Around = 160;

    // Strips 32 to 96 pixels inside of a border and of an edge miss as much of what the lens displaced: measured 0.98 to 0.99.
    private const double AsGood = 1.05;

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(85)]
    public void A_border_stays_bit_for_bit_and_beside_it_the_image_is_as_good_as_at_an_edge(double axis)
    {
        // Counts, 20 on average, corrected with all that lies around them, and seen through windows.
        const int whole = Size + 2 * Around;
        var counts = Counts(whole, 20);
        var truth = Corrected(counts, axis);
        Image raw = Cut(counts), found = Corrected(raw, axis), best = Cut(truth);
        double edge = Error(found, best, FromEdge);
        foreach (float fill in (float[])[0, 20, (float)Statistics.Of(raw.Pixels).Mean])
        {
            var masked = new Image(Size, Size, [.. raw.Pixels]);
            Mask(masked, fill);
            Assert.NotNull(ConstantBorder.Of(masked));
            var corrected = Corrected(masked, axis);
            for (int y = 0; y < Size; y++)
                for (int x = 0; x < Size; x++)
                    if (Depth(x, y) < 0) Assert.Equal(fill, corrected[x, y]);
            double border = Error(corrected, best, (x, y) => Depth(x, y) <= FromEdge(x, y) ? Depth(x, y) : double.NaN);
            Assert.True(border < AsGood * edge, $"fill {fill}: {border:F4} beside the border, {edge:F4} at an edge");
        }
    }

    [Fact]
    public void Few_counts_an_impulse_and_a_disc_on_nothing_are_no_borders()
    {
        Image sparse = Counts(Size, 0.5), impulse = new(Size, Size), disc = new(Size, Size);
        impulse[Size / 2, Size / 2] = 100;
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
                disc[x, y] = (x - 240) * (x - 240) + (y - 240) * (y - 240) < 100 * 100 ? -1 : 0;
        foreach (var image in (Image[])[sparse, impulse, disc])
        {
            Assert.Null(ConstantBorder.Of(image));
            var corrected = Corrected(image, 90);
            // Zeros next to what was displaced change.
            int changed = Enumerable.Range(0, image.Pixels.Length).Count(i => image.Pixels[i] == 0 && corrected.Pixels[i] != 0);
            Assert.True(changed > image.Pixels.Count(pixel => pixel == 0) / 2, $"{changed} zeros changed");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void An_image_of_one_value_stays(float value)
    {
        var image = new Image(Size, Size);
        Array.Fill(image.Pixels, value);
        Assert.All(Corrected(image, 90).Pixels, pixel => Assert.Equal(value, pixel, 1e-6f * Math.Max(1, value)));
    }

    /// <summary>How far a pixel lies inside of the square that was turned by 7 degrees; below zero outside.</summary>
    private static double Depth(int x, int y)
    {
        var (sine, cosine) = Math.SinCos(7 * Math.PI / 180);
        double dx = x - Size / 2, dy = y - Size / 2;
        return Size / 2 - 1 - Math.Max(Math.Abs(dx * cosine + dy * sine), Math.Abs(dy * cosine - dx * sine));
    }

    private static double FromEdge(int x, int y) => Math.Min(Math.Min(x, Size - 1 - x), Math.Min(y, Size - 1 - y));

    private static void Mask(Image image, float fill)
    {
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
                if (Depth(x, y) < 0) image[x, y] = fill;
    }

    private static Image Corrected(Image image, double axis)
    {
        var copy = new Image(image.Width, image.Height, [.. image.Pixels]);
        LocalBench.Correction(image.Width, image.Height, 40, axis).ApplyInPlace(copy);
        return copy;
    }

    private static Image Cut(Image image) => new(Size, Size, [.. Enumerable.Range(Around, Size).SelectMany(y => image.Row(y).Slice(Around, Size).ToArray())]);

    /// <summary>Root mean square difference in a strip.</summary>
    private static double Error(Image found, Image truth, Func<int, int, double> depth)
    {
        var strip = Enumerable.Range(0, Size * Size).Where(i => depth(i % Size, i / Size) is >= 32 and < 96);
        return Math.Sqrt(strip.Average(i => Math.Pow(found.Pixels[i] - truth.Pixels[i], 2)));
    }

    /// <summary>Electrons, counted: sums of many chances.</summary>
    private static Image Counts(int size, double mean)
    {
        const int chances = 40;
        float[] draws = Signals.Noise(size * size * chances, 8);
        var image = new Image(size, size);
        for (int i = 0; i < draws.Length; i++) image.Pixels[i / chances] += draws[i] < 2 * mean / chances - 1 ? 1 : 0;
        return image;
    }
}
