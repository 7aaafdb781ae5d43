using System.Buffers.Binary;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Imaging;

public sealed class ContentHashTests
{
    // The two primes from which the reference implementation makes the bytes of its tests.
    private const ulong Prime32 = 2654435761, Prime64 = 11400714785074694797;

    private const string OfNothing = "99aa06d3014798d86001c324468d497f";

    // XXH128 with seed 0 of xxHash's own xsum_sanity_check.c, one of each way that it takes by length.
    [Theory]
    [InlineData(0, OfNothing)]
    [InlineData(1, "a6cd5e9392000f6ac44bdff4074eecdb")]
    [InlineData(6, "082afe0b8162d12a3e7039bdda43cfc6")]
    [InlineData(12, "6e3efd8fc7802b18061a192713f69ad9")]
    [InlineData(24, "0ce966e4678d37611e7044d28b1b901d")]
    [InlineData(222, "337e09641b948717f1aebd597cec6b3a")]
    [InlineData(403, "1b6de21e332dd73dcdeb804d65c6dea4")]
    [InlineData(512, "18d2d110dcc9bca1617e49599013cb6b")]
    [InlineData(2048, "f736557fd47073a5dd59e2c3a5f038e0")]
    [InlineData(2367, "e89c0f6ff369b427cb37aeb9e5d361ed")]
    public void It_is_what_the_reference_implementation_says(int length, string expected)
    {
        byte[] bytes = new byte[length];
        ulong state = Prime32;
        for (int i = 0; i < length; i++, state *= Prime64) bytes[i] = (byte)(state >> 56);
        Assert.Equal(expected, ContentHash.Of(bytes).ToString());
    }

    [Theory, InlineData(1), InlineData(3), InlineData(240), InlineData(241), InlineData(100_003)]
    public void A_section_has_the_hash_of_its_floats_least_byte_first(int count)
    {
        float[] pixels = Noise(count);
        byte[] bytes = new byte[4 * count];
        for (int i = 0; i < count; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), pixels[i]);
        Assert.Equal(ContentHash.Of(bytes), ContentHash.OfSection(pixels));
    }

    [Theory, InlineData(1), InlineData(64), InlineData(1000), InlineData(4096)]
    public void Parts_of_a_section_make_the_hash_of_the_whole(int part)
    {
        float[] pixels = Noise(9001);
        var hash = new SectionHash();
        for (int done = 0; done < pixels.Length; done += part) hash.Append(pixels.AsSpan(done, Math.Min(part, pixels.Length - done)));
        Assert.Equal(ContentHash.OfSection(pixels), hash.Value);
    }

    [Fact]
    public void One_bit_the_size_and_the_order_of_the_sections_all_count()
    {
        ContentHash a = ContentHash.OfSection([1, 2]), b = ContentHash.OfSection([1, MathF.BitIncrement(2)]);
        ContentHash[] stacks = [ContentHash.OfStack(2, 1, [a, b]), ContentHash.OfStack(2, 1, [b, a]), ContentHash.OfStack(1, 2, [a, b]), ContentHash.OfStack(2, 1, [a]), a, b];
        Assert.Equal(stacks.Length, stacks.Distinct().Count());
    }

    [Fact]
    public void What_is_written_is_read_again_and_nothing_else_is()
    {
        var hash = ContentHash.OfSection([1]);
        Assert.Equal(hash, ContentHash.Parse(hash.ToString()));
        Assert.Equal(hash, ContentHash.Parse(hash.ToString().ToUpperInvariant()));
        foreach (string other in new[] { "", "99aa", OfNothing + "0", OfNothing[..31] + " ", OfNothing[..31] + "g" }) Assert.Null(ContentHash.Parse(other));
    }

    private static float[] Noise(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }
}
