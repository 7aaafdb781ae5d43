using System.Collections.Concurrent;
using Thon.Findings;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Imaging;

public sealed class SectionStreamTests
{
    // Far longer than any of these streams takes; only one that hangs needs it.
    private const int Hung = 20_000;

    [Theory]
    [InlineData(0, 1), InlineData(1, 4), InlineData(2, 1), InlineData(50, 1), InlineData(50, 3), InlineData(50, 64)]
    public void Every_section_is_read_then_worked_on_then_written_in_the_frame_it_was_read_into(int count, int threads)
    {
        int[] written = new int[count];
        Run(count, threads, new(
            () => [0],
            (section, frame) => frame[0] = section,
            (section, frame) => frame[0] = section == frame[0] ? section * section + 1 : -1,
            (section, frame) => written[section] += frame[0]));
        Assert.Equal(Enumerable.Range(0, count).Select(section => section * section + 1), written);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(5)]
    public void There_are_two_frames_more_than_threads_and_no_more_at_work_than_threads(int threads)
    {
        int frames = 0, working = 0, most = 0;
        Run(100, threads, new(
            () => [Interlocked.Increment(ref frames)],
            (_, _) => { },
            (_, _) =>
            {
                int now = Interlocked.Increment(ref working);
                lock (this) most = Math.Max(most, now);
                Thread.Sleep(1);
                Interlocked.Decrement(ref working);
            },
            (_, _) => Thread.Sleep(1)));
        Assert.InRange(frames, 1, threads + 2);
        Assert.InRange(most, 1, threads);
    }

    // So many sections that they cannot all pass while the thread that ends the stream is kept from saying so.
    private const int Endless = 10_000_000;

    [Fact]
    public void With_one_thread_the_next_section_is_read_and_the_last_one_written_while_one_is_worked_on()
    {
        using ManualResetEventSlim nextRead = new(), lastWritten = new();
        bool overlapped = false;
        Run(3, 1, new(
            () => [],
            (section, _) =>
            {
                if (section == 2) nextRead.Set();
            },
            (section, _) =>
            {
                if (section == 1) overlapped = nextRead.Wait(Hung, TestContext.Current.CancellationToken) && lastWritten.Wait(Hung, TestContext.Current.CancellationToken);
            },
            (section, _) =>
            {
                if (section == 0) lastWritten.Set();
            }));
        Assert.True(overlapped);
    }

    [Fact]
    public void No_threads_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(3, 0, new(() => [], (_, _) => { }, (_, _) => { }, (_, _) => { })));

    [Theory]
    [InlineData("make"), InlineData("read"), InlineData("work"), InlineData("write")]
    public void What_a_step_throws_ends_the_stream_and_arrives_as_it_was_thrown(string step)
    {
        var bad = new BadInputException(Finding.Error("x", "f", "section 7", "bad"));
        int made = 0, written = 0;
        var thrown = Assert.Throws<BadInputException>(() => Run(Endless, 2, new(
            () => [Interlocked.Increment(ref made) == 1 ? Fail("make", 7) : 0],
            (section, _) => Fail("read", section),
            (section, _) => Fail("work", section),
            (section, _) =>
            {
                Fail("write", section);
                Interlocked.Increment(ref written);
            })));
        Assert.Equal(bad.Findings, thrown.Findings);
        Assert.True(written < Endless - 1);

        int Fail(string here, int section) => here == step && section == 7 ? throw bad : 0;
    }

    [Fact]
    public void What_several_sections_find_is_told_together_and_in_order_and_a_defect_goes_before_it()
    {
        using var all = new Barrier(3);
        void Work(int section, bool defect)
        {
            all.SignalAndWait(Hung);
            throw defect && section == 1 ? new InvalidOperationException("defect") : new BadInputException(Finding.Error("x", "f", $"section {section}", "bad"));
        }
        var thrown = Assert.Throws<BadInputException>(() => Run(3, 3, new(() => [], (_, _) => { }, (section, _) => Work(section, false), (_, _) => { })));
        Assert.Equal(["section 0", "section 1", "section 2"], thrown.Findings.Select(finding => finding.Place));
        Assert.Throws<InvalidOperationException>(() => Run(3, 3, new(() => [], (_, _) => { }, (section, _) => Work(section, true), (_, _) => { })));
    }

    [Theory]
    [InlineData("read"), InlineData("work"), InlineData("write")]
    public void Cancelled_in_any_step_it_stops_soon_and_says_so(string step)
    {
        using var source = new CancellationTokenSource();
        int written = 0;
        void Cancel(string here, int section)
        {
            if (here == step && section == 3) source.Cancel();
        }
        var stream = new SectionStream<int[]>(() => [], (section, _) => Cancel("read", section), (section, _) => Cancel("work", section), (section, _) =>
        {
            Cancel("write", section);
            Interlocked.Increment(ref written);
        });
        Assert.ThrowsAny<OperationCanceledException>(() => stream.Run(Endless, 2, source.Token));
        Assert.True(written < Endless - 1);
    }

    private static void Run(int count, int threads, SectionStream<int[]> stream)
    {
        var run = Task.Run(() => stream.Run(count, threads, TestContext.Current.CancellationToken), CancellationToken.None);
        Assert.True(run.ContinueWith(_ => { }, TaskScheduler.Default).Wait(Hung, CancellationToken.None), "the stream hangs");
        run.GetAwaiter().GetResult();
    }
}
