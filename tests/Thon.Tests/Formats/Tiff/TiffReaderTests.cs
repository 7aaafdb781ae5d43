using BitMiracle.LibTiff.Classic;
using Thon.Formats.Tiff;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Formats.Tiff;

public sealed class TiffReaderTests
{
    private const int Unsigned = 1, Signed = 2, Floating = 3;

    [Theory]
    [InlineData(false, 8, Unsigned, new byte[] { 0, 200 }, 0, 200)]
    [InlineData(false, 8, Signed, new byte[] { 1, 200 }, 1, -56)]
    [InlineData(false, 16, Unsigned, new byte[] { 1, 2, 255, 255 }, 513, 65535)]
    [InlineData(true, 16, Unsigned, new byte[] { 1, 2, 255, 255 }, 258, 65535)]
    [InlineData(true, 16, Signed, new byte[] { 1, 2, 255, 254 }, 258, -2)]
    [InlineData(false, 32, Unsigned, new byte[] { 0, 0, 0, 128, 1, 0, 0, 0 }, 2147483648f, 1)]
    [InlineData(true, 32, Signed, new byte[] { 255, 255, 255, 255, 0, 1, 0, 0 }, -1, 65536)]
    [InlineData(false, 32, Floating, new byte[] { 0, 0, 192, 63, 0, 0, 128, 255 }, 1.5f, float.NegativeInfinity)]
    [InlineData(true, 32, Floating, new byte[] { 63, 192, 0, 0, 255, 128, 0, 0 }, 1.5f, float.NegativeInfinity)]
    public void Grey_pixels_of_every_kind_are_read_in_both_byte_orders(bool bigEndian, int bits, int sampleFormat, byte[] pixels, float first, float second) =>
        Assert.Equal([first, second], Read(TiffFiles.Save(TiffFiles.ByHand(bigEndian, 2, 1, bits, sampleFormat, pixels)), 0));

    [Fact]
    public void The_top_row_of_a_page_becomes_the_last_row() =>
        Assert.Equal([5, 6, 3, 4, 1, 2], Read(TiffFiles.Save(TiffFiles.ByHand(false, 2, 3, 8, Unsigned, [1, 2, 3, 4, 5, 6])), 0));

    [Fact]
    public void Rows_that_a_page_says_start_at_the_bottom_keep_their_order() =>
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(TiffFiles.Save(TiffFiles.ByHand(false, 2, 3, 8, Unsigned, [1, 2, 3, 4, 5, 6], orientation: 4)), 0));

    [Theory]
    [InlineData(Compression.NONE, 0, 1), InlineData(Compression.LZW, 0, 1), InlineData(Compression.ADOBE_DEFLATE, 0, 1), InlineData(Compression.DEFLATE, 0, 1)]
    [InlineData(Compression.LZW, 16, 1), InlineData(Compression.ADOBE_DEFLATE, 16, 1), InlineData(Compression.NONE, 32, 1), InlineData(Compression.ADOBE_DEFLATE, 0, 3)]
    public void Strips_and_tiles_are_read_plain_and_compressed(Compression compression, int tile, int predictor)
    {
        const int width = 37, height = 53;
        float[][] pages = [.. Enumerable.Range(0, 3).Select(page => Enumerable.Range(0, width * height).Select(i => MathF.Sin(i) * 100 + page).ToArray())];
        string path = TiffFiles.Encoded(pages, width, compression, tile, predictor);
        using var reader = TiffReader.Open(path);
        Assert.Equal((width, height, 3), (reader.Width, reader.Height, reader.Count));
        for (int page = 2; page >= 0; page--) Assert.Equal(Flipped(pages[page], width), Pixels(reader, page));
    }

    [Fact]
    public void BigTIFF_is_read() => Assert.Equal([513, 1027], Read(TiffFiles.Save(TiffFiles.BigByHand(2, 1, [1, 2, 3, 4])), 0));

    [Fact]
    public void Several_threads_read_at_once()
    {
        float[][] pages = [.. Enumerable.Range(0, 8).Select(page => Enumerable.Range(0, 64 * 40).Select(i => (float)(i * page)).ToArray())];
        using var reader = TiffReader.Open(TiffFiles.Encoded(pages, 64, Compression.LZW));
        Parallel.For(0, 64, i => Assert.Equal(Flipped(pages[i % 8], 64), Pixels(reader, i % 8)));
    }

    [Fact]
    public void Thumbnails_are_left_out_with_a_note()
    {
        using var reader = TiffReader.Open(TiffFiles.Encoded([new float[4], [1, 2, 3, 4, 5, 6]], 2, Compression.NONE, firstPage: FileType.REDUCEDIMAGE));
        Assert.Equal((1, 3), (reader.Count, reader.Height));
        Assert.Contains(reader.Findings, finding => finding.Code == "tiff-thumbnails");
        Assert.Equal([5, 6, 3, 4, 1, 2], Pixels(reader, 0));
    }

    [Fact]
    public void No_pixel_size_is_taken_from_a_TIFF_file()
    {
        using var reader = TiffReader.Open(TiffFiles.Encoded([new float[4]], 2, Compression.NONE));
        Assert.Null(reader.PixelSize);
        Assert.Equal("tiff-no-pixel-size", Assert.Single(reader.Findings).Code);
    }

    [Fact]
    public void A_real_image_of_carbon_film_is_read()
    {
        using var reader = TiffReader.Open(Repository.Shared("data/images/carbon_2100F_K3.tif"));
        float[] pixels = Pixels(reader, 0);
        Assert.Equal((1006, 1006, 1), (reader.Width, reader.Height, reader.Count));
        // Told by numpy from the raw bytes of the strips: the last row stored is the bottom one.
        Assert.Equal(CarbonBottomLeft, pixels[..3]);
        Assert.Equal(CarbonTopLeft, pixels[^1006..][..3]);
        var statistics = Statistics.Of(pixels);
        Assert.Equal((2094, 6825), (statistics.Minimum, statistics.Maximum));
    }

    internal static float[] Pixels(TiffReader reader, int section)
    {
        float[] pixels = new float[reader.Width * reader.Height];
        reader.Read(section, pixels);
        return pixels;
    }

    private static readonly float[] CarbonBottomLeft = [4717, 4230, 4513];
    private static readonly float[] CarbonTopLeft = [4045, 4159, 4485];

    private static float[] Flipped(float[] page, int width) => [.. page.Chunk(width).Reverse().SelectMany(row => row)];

    private static float[] Read(string path, int section)
    {
        using var reader = TiffReader.Open(path);
        return Pixels(reader, section);
    }
}
