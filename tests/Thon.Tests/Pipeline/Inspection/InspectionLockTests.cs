using System.Diagnostics;
using Thon.Findings;
using Thon.Pipeline.Inspection;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>A series is inspected once at a time, and where that cannot be made sure no work is lost.</summary>
public sealed class InspectionLockTests
{
    private readonly InspectionBench _bench = new();

    [Fact]
    public void A_series_that_is_inspected_cannot_be_opened_again_before_that_has_ended()
    {
        using (var inspected = _bench.Open())
        {
            Assert.Equal("inspect-in-use", Refusal());
            inspected.Set(1, InspectionBench.Trial(30001));
        }

        Assert.False(File.Exists(_bench.Lock));
        using var again = _bench.Open();
        Assert.Single(again.State.Changes);
    }

    [Fact]
    public void Another_process_keeps_it_until_it_is_killed_and_what_that_leaves_behind_keeps_nobody_out()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "flock of util-linux is not here");
        using var other = Process.Start("/usr/bin/flock", ["--close", _bench.Lock, "sh", "-c", $"touch {_bench.Lock}.held; sleep 60"]);
        while (!File.Exists(_bench.Lock + ".held")) Thread.Sleep(10);
        Assert.Equal("inspect-in-use", Refusal());
        other.Kill(entireProcessTree: true);
        other.WaitForExit();
        Assert.True(File.Exists(_bench.Lock));
        using var inspected = _bench.Open();
        Assert.Empty(inspected.State.Findings);
    }

    [Fact]
    public void Where_no_lock_can_be_made_a_warning_says_so_and_the_work_goes_on()
    {
        Directory.CreateDirectory(_bench.Lock);
        using var inspected = _bench.Open();
        var finding = Assert.Single(inspected.State.Findings);
        Assert.Equal(("inspect-no-lock", Severity.Warning), (finding.Code, finding.Severity));
        inspected.Set(1, InspectionBench.Trial(30001));
        Assert.Single(inspected.State.Changes);
    }

    [Fact]
    public void Two_that_were_not_kept_apart_leave_each_others_changes()
    {
        using var one = _bench.Open();
        // As on a disk that knows no locks.
        File.Delete(_bench.Lock);
        using var other = _bench.Open();
        one.Set(3, InspectionBench.Trial(30003));
        other.Set(2, InspectionBench.Trial(30002));
        Assert.Equal("inspect-draft-other", Assert.Single(other.State.Findings).Code);
        one.Save(TestContext.Current.CancellationToken);
        Assert.Contains("\"uAngstroms\": 30203", File.ReadAllText(_bench.Draft + ".old"), StringComparison.Ordinal);
        Assert.Contains("\"uAngstroms\": 30202", File.ReadAllText(_bench.Draft + ".old-2"), StringComparison.Ordinal);
        Assert.False(File.Exists(_bench.Draft));
        Assert.Equal("inspect-star-changed", Assert.Throws<BadInputException>(() => other.Save(TestContext.Current.CancellationToken)).Findings[0].Code);
    }

    private string Refusal() => Assert.Throws<BadInputException>(_bench.Open).Findings[0].Code;
}
