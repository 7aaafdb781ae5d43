using Thon.Findings;
using Thon.Imaging;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Imaging;

public sealed class SectionsAheadTests
{
    // Long enough for a read to be seen under way, short enough for a test.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Sections_come_whole_and_in_their_order_in_two_images_however_slow_the_reading(int count)
    {
        var source = new Numbers(count) { Before = section => Thread.Sleep(section % 2 * 5) };
        var images = new HashSet<Image>(ReferenceEqualityComparer.Instance);
        var seen = new List<float>();
        foreach (var image in SectionsAhead.Of(source))
        {
            images.Add(image);
            Assert.All(image.Pixels, pixel => Assert.Equal(image.Pixels[0], pixel));
            seen.Add(image.Pixels[0]);
            // Scratch of the caller.
            Array.Fill(image.Pixels, -1);
        }

        Assert.Equal(Enumerable.Range(0, count).Select(section => (float)section), seen);
        Assert.Equal(Math.Min(count, 2), images.Count);
    }

    [Fact]
    public void The_next_section_is_read_while_one_is_worked_on()
    {
        using var begun = new ManualResetEventSlim();
        var source = new Numbers(2)
        {
            Before = section =>
            {
                if (section == 1) begun.Set();
            },
        };
        using var sections = SectionsAhead.Of(source).GetEnumerator();
        Assert.True(sections.MoveNext());
        Assert.True(begun.Wait(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(0, sections.Current.Pixels[0]);
    }

    [Fact]
    public void A_section_that_cannot_be_read_throws_where_it_would_have_come()
    {
        var source = new Numbers(4) { Before = section => _ = section == 2 ? throw new BadInputException(Finding.Error("torn", "x.mrc", null, "torn")) : 0 };
        var seen = new List<float>();
        var bad = Assert.Throws<BadInputException>(() =>
        {
            foreach (var image in SectionsAhead.Of(source)) seen.Add(image.Pixels[0]);
        });
        Assert.Equal(("torn", 2), (bad.Findings[0].Code, seen.Count));
    }

    [Fact]
    public void Nothing_reads_any_more_when_the_loop_was_left_and_what_a_read_ahead_threw_concerns_nobody()
    {
        int reading = 0;
        var source = new Numbers(3)
        {
            Before = section =>
            {
                Interlocked.Increment(ref reading);
                Thread.Sleep(20);
                Interlocked.Decrement(ref reading);
                if (section == 1) throw new InvalidOperationException("torn");
            },
        };
        foreach (var image in SectionsAhead.Of(source)) break;
        Assert.Equal(0, Volatile.Read(ref reading));
    }

    /// <summary>A stack whose sections are filled with their numbers.</summary>
    private sealed class Numbers(int count) : ISectionSource
    {
        public required Action<int> Before { get; init; }

        public string Name => "numbers.mrc";

        public int Width => 5;

        public int Height => 3;

        public int Count => count;

        public Length? PixelSize => null;

        public IReadOnlyList<string> Labels => [];

        public void Read(int section, Span<float> pixels)
        {
            Before(section);
            pixels.Fill(section);
        }

        public void Dispose()
        {
        }
    }
}
