using Thon.Formats;
using Xunit;

namespace Thon.Tests.Formats;

/// <summary>A file is held by one at a time, however often it is made and removed.</summary>
public sealed class HeldFileTests
{
    private readonly string _path = Path.Combine(Repository.TemporaryFolder(), "lock");

    [Fact]
    public void Of_many_that_take_and_leave_it_never_two_hold_it()
    {
        int holders = 0, taken = 0, most = 0;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, _ =>
        {
            using var held = HeldFile.Take(_path);
            if (held is null) return;
            Interlocked.Increment(ref taken);
            if (Interlocked.Increment(ref holders) > 1) most = 2;
            Thread.Yield();
            Interlocked.Decrement(ref holders);
        });
        Assert.Equal(0, most);
        Assert.True(taken > 0);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void Whoever_lost_its_name_leaves_that_of_another_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a file that is held cannot be removed there");
        var lost = HeldFile.Take(_path);
        File.Delete(_path);
        using var held = HeldFile.Take(_path);
        Assert.NotNull(held);
        lost!.Dispose();
        Assert.True(HeldFile.IsHeld(_path));
    }
}
