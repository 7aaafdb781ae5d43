using Thon.Correct;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Replay;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>Series are recomputed from their records, bit for bit, whatever the threads.</summary>
public sealed class ReplayedSeriesTests
{
    private static readonly Lazy<Made> Run = new(MakeRun);

    [Theory, InlineData(1), InlineData(2)]
    public void A_run_with_its_estimation_and_a_Wiener_filter_of_fitted_ratios_is_bit_identical(int threads)
    {
        var result = Replay(Run.Value.Output, new() { Threads = threads });
        Assert.Equal((ReplayVerdict.BitIdentical, Run.Value.Stack), (result.Verdict, result.Inputs.Single().Path));
        // Axis, hand, two tilts; U, V, angle, phase, error of each image, and its ratios with their frequencies.
        Assert.True(result.Estimation!.Numbers > 4 + 5 * SmallSeries.Count);
        Assert.Empty(result.Estimation.Differences);
        Assert.Equal("bit-identical", ReplayLines.Of(result).Last());
    }

    [Fact]
    public void The_estimation_may_be_left_away()
    {
        var result = Replay(Run.Value.Output, new() { Estimation = EstimationUse.Leave });
        Assert.Equal(ReplayVerdict.BitIdentical, result.Verdict);
        Assert.Null(result.Estimation);
        Assert.Contains("  estimation: not repeated", ReplayLines.Of(result));
    }

    [Fact]
    public void A_defocus_that_was_changed_in_the_record_is_named_by_the_estimation_and_shows_in_the_pixels()
    {
        string output = Recorded.Copy(Run.Value.Output);
        var job = Recorded.JobOf(output);
        var tilts = job.Series!.Tilts;
        var changed = tilts[2] with { Estimate = tilts[2].Estimate! with { UAngstroms = Math.BitIncrement(tilts[2].Estimate!.UAngstroms) } };
        Recorded.Change(output, _ => job with { Series = job.Series with { Tilts = tilts.SetItem(2, changed) } });
        var result = Replay(output, new() { Threads = 2 });
        // One bit of a double is lost in the rounding of the pixels; the estimation finds it out.
        Assert.Equal(ReplayVerdict.Differs, result.Verdict);
        Assert.Equal($"larger defocus of section {tilts[2].Section}, A", Assert.Single(result.Estimation!.Differences).Name);

        var coarse = changed with { Estimate = changed.Estimate! with { UAngstroms = changed.Estimate.UAngstroms + 30 } };
        Recorded.Change(output, _ => job with { Series = job.Series with { Tilts = tilts.SetItem(2, coarse) } });
        var shown = Replay(output, new() { Estimation = EstimationUse.Leave });
        Assert.Equal(ReplayVerdict.Differs, shown.Verdict);
        Assert.Equal(tilts[2].Section, Assert.Single(shown.Differences).Section);
        Assert.True(shown.IsFileAsRecorded);
    }

    [Theory]
    [InlineData(CorrectionMode.Flip, MrcMode.Float32), InlineData(CorrectionMode.Multiply, MrcMode.Float16), InlineData(CorrectionMode.Wiener, MrcMode.Int16), InlineData(CorrectionMode.None, MrcMode.Float32)]
    public void Tilted_axis_X_tilt_astigmatism_transforms_and_norms_are_all_in_the_record(CorrectionMode mode, MrcMode pixels)
    {
        var tiny = new TinySeries();
        var weighting = new DoseWeighting(ExposurePoint.End) { Curve = DamageCurve.BFactor(3.5), Normalisation = mode == CorrectionMode.Flip ? WeightNormalisation.SumOfSquares : WeightNormalisation.MeanSquare, Tilting = TiltFactor.Cosine };
        var steps = new ProcessingSteps(mode, weighting) { BFactor = 25, Finest = new(11), SignalToNoise = mode == CorrectionMode.Wiener ? SignalToNoise.FallOff(2, 10) : null, MaxGain = 1.7 };
        string output = tiny.Path("out.mrc");
        var settings = tiny.Settings(steps) with { Pixels = pixels };
        using (var input = SeriesInput.OpenForProcess(settings))
            SingleSteps.Process(input with { Metadata = input.Metadata with { Series = Odd(input.Metadata.Series) } }, settings, output, null, TestContext.Current.CancellationToken);
        foreach (int threads in (int[])[1, 2])
            Assert.Equal(ReplayVerdict.BitIdentical, Replay(output, new() { Threads = threads }).Verdict);
    }

    [Fact]
    public void A_sister_takes_the_numbers_of_the_main_stack_and_needs_it_for_the_estimation_only()
    {
        string stack = Run.Value.Stack, half = Run.Value.Half, output = Recorded.Copy(Run.Value.HalfOutput);
        Recorded.ChangePaths(output, half, Path.Combine(Path.GetDirectoryName(output)!, "gone.mrc"));
        var without = Replay(output, new() { Threads = 2 });
        Assert.Equal((ReplayVerdict.BitIdentical, "replay-estimation-left"), (without.Verdict, Assert.Single(without.Findings).Code));
        Assert.Equal("pixels bit-identical, estimation not repeated", ReplayLines.Of(without).Last());
        var with = Replay(output, new() { Threads = 2, Inputs = [stack] });
        Assert.Equal(ReplayVerdict.BitIdentical, with.Verdict);
        Assert.Equal([half, stack], with.Inputs.Select(input => input.Path));
        Assert.Empty(with.Estimation!.Differences);
    }

    [Fact]
    public void A_main_stack_that_was_replaced_is_an_error_unless_the_estimation_is_left_away()
    {
        string half = Run.Value.Half, output = Recorded.Copy(Run.Value.HalfOutput);
        Recorded.ChangePaths(output, half, half);
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => Replay(output, new() { Threads = 2 })).Findings);
        Assert.Equal(("replay-input-changed", half), (finding.Code, finding.File));
        Assert.EndsWith("--skip-estimation", finding.Advice, StringComparison.Ordinal);
        var left = Replay(output, new() { Threads = 2, Estimation = EstimationUse.Leave });
        Assert.Equal((ReplayVerdict.BitIdentical, "pixels bit-identical, estimation not repeated"), (left.Verdict, ReplayLines.Of(left).Last()));
    }

    /// <summary>Everything a series can have that moves a bit of its images.</summary>
    private static TiltSeries Odd(TiltSeries truth) => truth with
    {
        Geometry = new(Angle.FromDegrees(-84.3), Hand.Minus, Angle.FromDegrees(2.1), Angle.FromDegrees(-3.7)),
        Tilts =
        [
            .. truth.Tilts.Select((tilt, i) => tilt with
            {
                Estimate = tilt.Estimate! with { Defocus = new(new(9500 + 101.7 * i), new(9012.3), Angle.FromDegrees(12.5 * i - 30)), PhaseShift = Angle.FromDegrees(3.3 * i) },
                Transform = new ImageTransform(Math.Cos(0.1), -Math.Sin(0.1), Math.Sin(0.1), Math.Cos(0.1), new(30.7 * i), new(-11.3)),
            }),
        ],
    };

    private static ReplayResult Replay(string output, ReplaySettings settings) => JobRepetition.Run(output, settings, null, TestContext.Current.CancellationToken);

    private static Made MakeRun()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), half = WriteReversed(stack);
        var steps = new ProcessingSteps(CorrectionMode.Wiener, new(ExposurePoint.Middle) { Normalisation = WeightNormalisation.MeanSquare });
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = steps, Threads = 3, Also = [half] };
        using var input = SeriesInput.OpenForRun(settings);
        var stacks = Preprocess.Run(input, settings, folder, null, CancellationToken.None).Stacks;
        return new(stacks[0].File, stack, stacks[1].File, half);
    }

    // A sister needs other pixels than the main stack, no more.
    private static string WriteReversed(string stack)
    {
        string half = Path.Combine(Path.GetDirectoryName(stack)!, "half.mrc");
        using var source = MrcReader.Open(stack);
        using var sink = MrcWriter.Create(half, new(source.Width, source.Height, source.Count, MrcMode.Float32, source.PixelSize));
        float[] image = new float[source.Width * source.Height];
        for (int section = 0; section < source.Count; section++)
        {
            source.Read(source.Count - 1 - section, image);
            sink.Write(section, image);
        }
        sink.Complete();
        return half;
    }

    /// <summary>A run with a sister stack.</summary>
    private sealed record Made(string Output, string Stack, string HalfOutput, string Half);
}
