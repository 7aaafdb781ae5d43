using System.Collections.Immutable;
using Thon.Imaging;
using Thon.Pipeline.Replay;
using Thon.Provenance.Numbers;
using Thon.Tests.Provenance;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>What another instruction set explains of an estimation, and what it does not.</summary>
public sealed class EstimationReplayTests
{
    private static readonly SeriesNumbers Series = SeriesNumbers.Of(TestRecords.Series);

    // Its error is 12.3 A.
    [Theory]
    [InlineData(0.5, ReplayVerdict.OtherInstructionSet)]
    [InlineData(5, ReplayVerdict.Differs)]
    [InlineData(2200, ReplayVerdict.Differs)]
    public void Defoci_may_be_apart_by_a_tenth_of_their_error(double angstroms, ReplayVerdict verdict) => Assert.Equal(verdict, Verdict(With(tilt => tilt with { UAngstroms = tilt.UAngstroms + angstroms })));

    [Fact]
    public void Angles_ratios_and_hands_have_limits_of_their_own_and_nothing_may_be_missing()
    {
        Assert.Equal(ReplayVerdict.OtherInstructionSet, Verdict(Series with { TiltOffsetRadians = Series.TiltOffsetRadians + 1e-4 }));
        Assert.Equal(ReplayVerdict.Differs, Verdict(Series with { TiltOffsetRadians = Series.TiltOffsetRadians + 0.01 }));
        Assert.Equal(ReplayVerdict.Differs, Verdict(Series with { Hand = -Series.Hand }));
        Assert.Equal(ReplayVerdict.Differs, Verdict(With(tilt => tilt with { SigmaAngstroms = null })));
        Assert.Equal(ReplayVerdict.Differs, Verdict(With(tilt => tilt with { SigmaAngstroms = double.NaN })));
        Assert.Equal(ReplayVerdict.OtherInstructionSet, Verdict(With(tilt => tilt with { SignalToNoiseRatios = Times(tilt.SignalToNoiseRatios, 1.001) })));
        Assert.Equal(ReplayVerdict.Differs, Verdict(With(tilt => tilt with { SignalToNoiseRatios = Times(tilt.SignalToNoiseRatios, 1.1) })));
    }

    private static ImmutableArray<double>? Times(ImmutableArray<double>? ratios, double factor) => [.. ratios!.Value.Select(ratio => ratio * factor)];

    private static SeriesNumbers With(Func<DefocusNumbers, DefocusNumbers> change) => Series with { Tilts = [.. Series.Tilts.Select(tilt => tilt with { Estimate = change(tilt.Estimate!) })] };

    // The pixels are the same, bit for bit.
    private static ReplayVerdict Verdict(SeriesNumbers found)
    {
        var job = TestRecords.Run with { Software = TestRecords.Run.Software with { InstructionSet = "other" } };
        var content = ContentHash.Parse(job.Output.Content)!.Value;
        return new ReplayResult("file.mrc", Thon.Provenance.Record.Of(job, null), [], content, content, []) { Estimation = EstimationReplay.Compare(Series, found) }.Verdict;
    }
}
