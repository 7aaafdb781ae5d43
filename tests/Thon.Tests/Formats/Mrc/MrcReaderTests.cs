using Thon.Findings;
using Thon.Formats.Mrc;
using Xunit;

namespace Thon.Tests.Formats.Mrc;

public sealed class MrcReaderTests
{
    public static TheoryData<MrcByteOrder> BothOrders => [MrcByteOrder.LittleEndian, MrcByteOrder.BigEndian];

    [Theory, MemberData(nameof(BothOrders))]
    public void Signed_bytes_of_mode_0_are_read(MrcByteOrder order) =>
        Assert.Equal([-128, -1, 0, 1, 100, 127], Pixels(new MrcBytes(0, 3, 2, 1, order).Bytes(0x80, 0xFF, 0, 1, 100, 127)));

    [Theory, MemberData(nameof(BothOrders))]
    public void Words_of_mode_1_are_read(MrcByteOrder order) =>
        Assert.Equal([-32768, -1, 0, 1, 258, 32767], Pixels(new MrcBytes(1, 3, 2, 1, order).Words(-32768, -1, 0, 1, 258, 32767)));

    [Theory, MemberData(nameof(BothOrders))]
    public void Floats_of_mode_2_are_read_with_NaN_and_infinity(MrcByteOrder order)
    {
        float[] values = [1.5f, -2e-40f, 3e38f, float.NaN, float.NegativeInfinity, 0];
        Assert.Equal(values, Pixels(new MrcBytes(2, 3, 2, 1, order).Floats(values)));
    }

    [Theory, MemberData(nameof(BothOrders))]
    public void Unsigned_words_of_mode_6_are_read(MrcByteOrder order) =>
        Assert.Equal([0, 1, 258, 32768, 65534, 65535], Pixels(new MrcBytes(6, 3, 2, 1, order).Words(0, 1, 258, 32768, 65534, 65535)));

    [Theory, MemberData(nameof(BothOrders))]
    public void Every_half_of_mode_12_is_read_as_the_runtime_reads_it(MrcByteOrder order)
    {
        int[] patterns = [.. Enumerable.Range(0, 65536)];
        float[] expected = [.. patterns.Select(pattern => (float)BitConverter.UInt16BitsToHalf((ushort)pattern))];
        Assert.Equal(expected, Pixels(new MrcBytes(12, 256, 256, 1, order).Words(patterns)));
    }

    [Theory, InlineData(0, 1), InlineData(1, 37), InlineData(6, 1031), InlineData(12, 5)]
    public void Rows_of_any_length_are_read_whole(int mode, int width)
    {
        int[] values = [.. Enumerable.Range(0, width).Select(i => i % 100)];
        var file = new MrcBytes(mode, width, 1, 1);
        file = mode == 0 ? file.Bytes([.. values.Select(value => (byte)value)])
            : mode == 12 ? file.Words([.. values.Select(value => (int)BitConverter.HalfToUInt16Bits((Half)value))])
            : file.Words(values);
        Assert.Equal(values.Select(value => (float)value), Pixels(file));
    }

    [Fact]
    public void Each_section_is_read_from_its_place_behind_the_extended_header()
    {
        using var reader = MrcReader.Open(new MrcBytes(1, 2, 1, 3).Int(92, 4).Text(104, "SERI").Bytes(9, 8, 7, 6).Words(10, 11, 20, 21, 30, 31).Save());
        float[] pixels = new float[2];
        reader.Read(2, pixels);
        Assert.Equal([30, 31], pixels);
        reader.Read(1, pixels);
        Assert.Equal([20, 21], pixels);
        Assert.Equal<byte>([9, 8, 7, 6], reader.ExtendedHeader);
        Assert.Equal("SERI", reader.Header.ExtendedType);
    }

    [Theory, InlineData(0, 200), InlineData(1, -56)]
    public void Imods_flag_says_whether_bytes_are_signed(int flags, float expected) =>
        Assert.Equal([expected], Pixels(new MrcBytes(0, 1, 1, 1).Int(152, 1146047817).Int(156, flags).Bytes(200)));

    [Fact]
    public void Bytes_are_unsigned_with_a_warning_where_the_stated_maximum_says_so()
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 1, 1, 1).Float(76, 0).Float(80, 250).Bytes(200).Save());
        float[] pixels = new float[1];
        reader.Read(0, pixels);
        Assert.Equal([200], pixels);
        Assert.Equal("mrc-unsigned-bytes", Assert.Single(reader.Findings).Code);
    }

    [Fact]
    public void Pixel_size_is_the_cell_over_the_sampling_not_over_the_size()
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 2, 2, 1).Int(28, 4).Int(32, 4).Float(40, 6).Float(44, 6).Bytes(1, 2, 3, 4).Save());
        Assert.Equal(1.5, reader.PixelSize?.Angstroms);
        Assert.Equal("mrc-sampling", Assert.Single(reader.Findings).Code);
    }

    [Theory]
    [InlineData(0, "mrc-no-pixel-size"), InlineData(-5, "mrc-absurd-pixel-size"), InlineData(float.NaN, "mrc-absurd-pixel-size"), InlineData(1e30f, "mrc-absurd-pixel-size")]
    public void A_pixel_size_that_is_absent_or_absurd_is_told_not_guessed(float cell, string code)
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 1, 1, 1).Float(40, cell).Bytes(1).Save());
        Assert.Null(reader.PixelSize);
        Assert.Equal(code, Assert.Single(reader.Findings).Code);
    }

    [Fact]
    public void A_different_pixel_size_along_the_rows_is_a_warning()
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 1, 1, 1).Float(44, 3).Bytes(1).Save());
        Assert.Equal("mrc-pixel-sizes-differ", Assert.Single(reader.Findings).Code);
    }

    [Theory]
    [InlineData(0x00, 0x00, MrcByteOrder.LittleEndian), InlineData(0x00, 0x00, MrcByteOrder.BigEndian)]
    [InlineData(0x11, 0x11, MrcByteOrder.LittleEndian), InlineData(0x44, 0x44, MrcByteOrder.BigEndian)]
    public void A_machine_stamp_that_makes_no_sense_is_overruled_with_a_warning(byte first, byte second, MrcByteOrder order)
    {
        using var reader = MrcReader.Open(new MrcBytes(1, 2, 1, 1, order).Stamp(first, second).Words(5, 700).Save());
        float[] pixels = new float[2];
        reader.Read(0, pixels);
        Assert.Equal([5, 700], pixels);
        var finding = Assert.Single(reader.Findings);
        Assert.Equal(("mrc-machine-stamp", Severity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Labels_are_read_even_where_the_header_does_not_count_them()
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 1, 1, 1).Text(224, "made by hand").Text(304, "Thon: flip   ").Bytes(1).Save());
        Assert.Equal(["made by hand", "Thon: flip"], reader.Labels);
        Assert.Equal("mrc-label-count", Assert.Single(reader.Findings).Code);
    }

    [Fact]
    public void Old_headers_odd_axes_and_trailing_bytes_are_warnings()
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 1, 1, 1).Text(208, "\0\0\0\0").Int(64, 2).Int(68, 1).Bytes(1, 2, 3).Save());
        Assert.Equal(["mrc-trailing-bytes", "mrc-no-map", "mrc-axes"], reader.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Sections_and_buffers_of_the_wrong_size_are_the_callers_fault()
    {
        using var reader = MrcReader.Open(new MrcBytes(0, 2, 1, 1).Bytes(1, 2).Save());
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(1, new float[2]));
        Assert.Throws<ArgumentException>(() => reader.Read(0, new float[3]));
    }

    private static float[] Pixels(MrcBytes file)
    {
        using var reader = MrcReader.Open(file.Save());
        Assert.Empty(reader.Findings);
        float[] pixels = new float[reader.Width * reader.Height];
        reader.Read(0, pixels);
        return pixels;
    }
}
