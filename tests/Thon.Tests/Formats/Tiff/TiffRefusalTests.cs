using BitMiracle.LibTiff.Classic;
using CsCheck;
using Thon.Findings;
using Thon.Formats.Tiff;
using Xunit;

namespace Thon.Tests.Formats.Tiff;

public sealed class TiffRefusalTests
{
    [Fact]
    public void Pages_that_are_no_upright_grey_images_are_refused_with_the_reason()
    {
        byte[] pixels = new byte[24];
        Assert.Equal("tiff-content", Refusal(TiffFiles.ByHand(false, 2, 3, 8, 1, pixels, photometric: 2, samples: 3)).Code);
        Assert.Equal("tiff-content", Refusal(TiffFiles.ByHand(false, 2, 3, 8, 1, pixels, photometric: 0)).Code);
        Assert.Equal("tiff-content", Refusal(TiffFiles.ByHand(false, 2, 3, 1, 1, pixels)).Code);
        Assert.Equal("tiff-content", Refusal(TiffFiles.ByHand(false, 1, 3, 64, 3, pixels)).Code);
        Assert.Equal("tiff-orientation", Refusal(TiffFiles.ByHand(false, 2, 3, 8, 1, pixels, orientation: 6)).Code);
        Assert.Contains("EER", Refusal(TiffFiles.ByHand(false, 2, 3, 8, 1, pixels, compression: 65000)).Found, StringComparison.Ordinal);
        Assert.Equal("tiff-compression", Refusal(TiffFiles.ByHand(false, 2, 3, 8, 1, pixels, compression: 50000)).Code);
    }

    [Theory, InlineData(0, 1), InlineData(60000, 60000), InlineData(int.MaxValue, 2)]
    public void Absurd_sizes_are_refused(int width, int height) =>
        Assert.False(string.IsNullOrEmpty(Refusal(TiffFiles.ByHand(false, width, height, 8, 1, new byte[100])).Code));

    [Fact]
    public void A_file_cut_short_is_refused() =>
        Assert.Equal("tiff-truncated", Refusal(TiffFiles.ByHand(false, 2, 3, 8, 1, new byte[6])[..^1]).Code);

    [Fact]
    public void BigTIFF_with_its_bytes_the_other_way_round_is_refused_as_such() =>
        Assert.Equal("tiff-big-endian-bigtiff", Refusal([.. "MM"u8, 0, 43, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16]).Code);

    [Fact]
    public void Pages_of_different_sizes_are_refused()
    {
        var finding = Refusal(File.ReadAllBytes(TiffFiles.Encoded([new float[4], new float[6]], 2, Compression.NONE)));
        Assert.Equal(("tiff-pages-differ", "page 1"), (finding.Code, finding.Place));
    }

    [Fact]
    public void What_is_no_TIFF_file_is_refused()
    {
        Assert.Equal("tiff-damaged", Refusal([]).Code);
        Assert.Equal("tiff-damaged", Refusal([1, 2, 3, 4, 5, 6, 7, 8, 9]).Code);
        Assert.Equal("tiff-damaged", Refusal([.. "II*\0"u8, 255, 255, 255, 127]).Code);
        var missing = Assert.Throws<BadInputException>(() => TiffReader.Open(TiffFiles.NewPath()));
        Assert.Equal("file-not-found", missing.Findings[0].Code);
    }

    [Fact]
    public void A_strip_that_does_not_decode_is_a_finding_that_names_the_page()
    {
        byte[] garbage = [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 77))];
        using var reader = TiffReader.Open(TiffFiles.Save(TiffFiles.ByHand(false, 20, 10, 8, 1, garbage, compression: 8)));
        var thrown = Assert.Throws<BadInputException>(() => TiffReaderTests.Pixels(reader, 0));
        Assert.Equal(("tiff-damaged", "page 0"), (thrown.Findings[0].Code, thrown.Findings[0].Place));
    }

    [Fact]
    public void No_bytes_whatever_raise_anything_but_a_finding_nor_print_anything()
    {
        string path = TiffFiles.NewPath();
        byte[][] whole =
        [
            TiffFiles.ByHand(false, 4, 4, 16, 1, new byte[32]),
            TiffFiles.ByHand(true, 4, 4, 32, 3, new byte[64]),
            File.ReadAllBytes(TiffFiles.Encoded([new float[400], new float[400]], 20, Compression.LZW)),
            File.ReadAllBytes(TiffFiles.Encoded([new float[400]], 20, Compression.ADOBE_DEFLATE, tile: 16)),
        ];
        using var printed = new StringWriter();
        var (error, output) = (Console.Error, Console.Out);
        Console.SetError(printed);
        Console.SetOut(printed);
        try
        {
            Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Select(Gen.Int[0, 1 << 16], Gen.Byte).Array[1, 6]).Sample(
                choice => ReadWhatCanBeRead(path, Mutated(whole[choice.Item1], choice.Item2)), iter: 1000, threads: 1);
        }
        finally
        {
            Console.SetError(error);
            Console.SetOut(output);
        }
        Assert.Equal("", printed.ToString());
    }

    private static void ReadWhatCanBeRead(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        try
        {
            using var reader = TiffReader.Open(path);
            TiffReaderTests.Pixels(reader, reader.Count - 1);
        }
        catch (BadInputException e)
        {
            Assert.True(e.Findings.HasErrors);
        }
    }

    private static byte[] Mutated(byte[] bytes, (int Offset, byte Value)[] changes)
    {
        byte[] mutated = [.. bytes];
        foreach (var (offset, value) in changes) mutated[offset % bytes.Length] = value;
        return mutated;
    }

    private static Finding Refusal(byte[] bytes)
    {
        var thrown = Assert.Throws<BadInputException>(() => TiffReader.Open(TiffFiles.Save(bytes)));
        return thrown.Findings.First(finding => finding.Severity == Severity.Error);
    }
}
