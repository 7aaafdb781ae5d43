using Thon.Estimate;
using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate.Tiles;

/// <summary>Which tiles count in images that do not show the specimen everywhere.</summary>
public sealed class TileWeightsTests
{
    private const int Size = 2048, Tiles = 25;

    [Fact]
    public void Nothing_is_lost_of_an_image_that_is_in_order() => Assert.InRange(Weights(Counts(10)).Sum(patch => patch.Tiles), 0.97 * Tiles, Tiles);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(30)]
    public void Counted_electrons_are_left_as_they_are(double mean)
    {
        // Poisson counts are skewed the more the fewer they are; what is taken for a hot pixel must not cut their tail. Each takes its eight neighbours with it.
        var image = Counts(mean);
        var before = (float[])image.Pixels.Clone();
        var spectra = new TileSpectra(Size, Size, new(2), new(0.0197), new());
        double tiles = spectra.MendAndGather(image, default, [PatchLayout.Squares(spectra.Grid)])[0].Patches.Sum(patch => patch.Tiles);
        Assert.InRange(tiles, 0.97 * Tiles, Tiles);
        Assert.InRange(before.Zip(image.Pixels).Count(pair => pair.First != pair.Second), 0, Size * Size / 5000);
        Assert.Equal(1, Statistics.Of(image.Pixels).StandardDeviation / Statistics.Of(before).StandardDeviation, 1e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Tiles_under_a_blank_border_fall_and_those_it_cuts_move_their_middle(float border)
    {
        var image = Counts(10);
        const int blank = 560;
        for (int y = 0; y < Size; y++) image.Row(y)[..blank].Fill(border);
        var patches = Weights(image);
        // The second column of tiles begins at 384 and loses a flank and some more, a quarter of its power; the first sees nothing but the border.
        Assert.InRange(patches.Sum(patch => patch.Tiles), 18, 19.9);
        Assert.InRange(patches.Min(patch => patch.Place.X), -768 + 50, -768 + 160);
        Assert.All(patches.Where(patch => patch.Place.X < -400), patch => Assert.InRange(patch.Tiles, 0.6, 0.95));
    }

    [Fact]
    public void Tiles_in_a_vacuum_hole_fall()
    {
        var image = Counts(10);
        var vacuum = Counts(18);
        Where(image, (x, y) => Distance(x, y, 1400, 1300) < 420, (x, y, _) => vacuum[x, y]);
        var patches = Weights(image);
        Assert.DoesNotContain(patches, patch => Distance(patch.Place.X / 2 + 1024, patch.Place.Y / 2 + 1024, 1400, 1300) < 150 && patch.Tiles > 0.1);
        Assert.InRange(patches.Sum(patch => patch.Tiles), 15, 23);
    }

    [Fact]
    public void Contamination_falls_where_it_is_the_exception()
    {
        var patches = Weights(Contaminated(Size / 3));
        Assert.InRange(patches.Where(patch => patch.Place.X < -1000).Sum(patch => patch.Tiles), 0, 4);
        Assert.All(patches.Where(patch => patch.Place.X > -100), patch => Assert.InRange(patch.Tiles, 0.9, 1));
    }

    [Fact]
    public void Contamination_stays_where_it_is_the_rule() => Assert.InRange(Weights(Contaminated(Size)).Sum(patch => patch.Tiles), 0.9 * Tiles, Tiles);

    [Fact]
    public void Nothing_is_left_of_a_blank_image()
    {
        var image = new Image(Size, Size);
        Array.Fill(image.Pixels, 7f);
        Assert.Empty(Weights(image));
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(130, 77)]
    public void Small_and_odd_images_pass(int width, int height)
    {
        var image = new Image(width, height, [.. Counts(10).Pixels.Take(width * height)]);
        image[width / 2, height / 2] = float.NaN;
        PixelMending.InPlace(image);
        Assert.Equal(width >= PixelBlocks.Side && height >= PixelBlocks.Side, float.IsFinite(image[width / 2, height / 2]));
    }

    private static Image Counts(double mean)
    {
        var image = new Image(Size, Size);
        Array.Fill(image.Pixels, (float)mean);
        return ShotNoise.Draw(image, RandomStream.For(7, RandomPurpose.Noise, (int)mean));
    }

    /// <summary>Crystals, dark and with sharp edges, up to some column of the image.</summary>
    private static Image Contaminated(int columns)
    {
        var image = Counts(10);
        Where(image, (x, y) => x < columns && (x / 40 * 7 + y / 40 * 5) % 11 < 4, (_, _, value) => value * 0.5f);
        return image;
    }

    /// <summary>Every tile by itself; how much it counts is its weight.</summary>
    private static IReadOnlyList<Patch> Weights(Image image)
    {
        var spectra = new TileSpectra(Size, Size, new(2), new(0.0197), new());
        return spectra.MendAndGather(image, default, [PatchLayout.Squares(spectra.Grid)])[0].Patches;
    }

    private static double Distance(double x, double y, double toX, double toY) => Math.Sqrt((x - toX) * (x - toX) + (y - toY) * (y - toY));

    private static void Where(Image image, Func<int, int, bool> inside, Func<int, int, float, float> value)
    {
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
                if (inside(x, y)) image[x, y] = value(x, y, image[x, y]);
    }
}
