using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Imaging;

public sealed class HashedSectionsTests
{
    private const int Width = 7, Height = 5, Count = 6;

    private static readonly Image[] Images = [.. Enumerable.Range(0, Count).Select(section => new Image(Width, Height, [.. Enumerable.Range(0, Width * Height).Select(i => (float)(i * section))]))];

    private static readonly ContentHash Whole = ContentHash.OfStack(Width, Height, Images.Select(image => ContentHash.OfSection(image.Pixels)));

    [Fact]
    public void Nothing_is_known_before_every_section_was_read()
    {
        var hashed = new HashedSections(new MemoryStack(Images));
        float[] pixels = new float[Width * Height];
        foreach (int section in new[] { 3, 1, 5, 0, 4, 2 })
        {
            Assert.Throws<InvalidOperationException>(() => hashed.ContentHash);
            hashed.Read(section, pixels);
            Assert.Equal(Images[section].Pixels, pixels);
            // Scratch of the caller.
            Array.Fill(pixels, -1);
        }

        Assert.Equal(Whole, hashed.ContentHash);
    }

    [Fact]
    public void Neither_threads_nor_reading_again_change_the_hash()
    {
        var hashed = new HashedSections(new MemoryStack(Images));
        Parallel.For(0, 8 * Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => hashed.Read(i % Count, new float[Width * Height]));
        Assert.Equal(Whole, hashed.ContentHash);
    }
}
