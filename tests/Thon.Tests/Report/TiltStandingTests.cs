using Thon.Report;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Report;

public sealed class TiltStandingTests
{
    [Fact]
    public void The_worst_comes_first_and_what_is_excluded_last()
    {
        // Failed, weak, not judged; then the good ones by score, which rises with the section; then what is excluded.
        Assert.Equal([1, 0, 3, 4, 5, 2], TiltStandings.Ranks(SampleFits.Series));
    }

    [Fact]
    public void Among_equals_the_coarser_rings_are_worse_and_then_the_lower_section()
    {
        var one = SampleFits.Series.Tilts[SampleFits.GoodAndPoor];
        Tilt At(int section, double spacing) => one with { Section = section, Estimate = one.Estimate! with { Resolution = new(spacing) } };
        Assert.Equal([1, 2, 0], TiltStandings.Ranks(SampleFits.Series with { Tilts = [At(7, 5), At(8, 5), At(9, 6)] }));
    }

    [Fact]
    public void That_a_tilt_is_excluded_counts_before_its_verdict()
    {
        string[] words = [.. SampleFits.Series.Tilts.Select(tilt => TiltStandings.Of(tilt).Word())];
        Assert.Equal(["weak", "failed", "good", "good", "excluded", "-"], words);
    }
}
