using System.Buffers.Binary;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Imaging;

public sealed class ContentHashTests
{
    // The hash of no bytes with seed 0, from the reference implementation's own tests: XXH128 of the empty input.
    private const string OfNothing = "99aa06d3014798d86001c324468d497f";

    [Fact]
    public void Of_no_bytes_it_is_what_the_reference_implementation_says() => Assert.Equal(OfNothing, ContentHash.Of([]).ToString());

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
