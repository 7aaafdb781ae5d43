using Thon.Estimate;
using Thon.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

/// <summary>The estimation against series of another simulator, whose truth is known.</summary>
public sealed class PracticeSeriesTests
{
    private static readonly Hand[] EitherHand = [Hand.Plus, Hand.Minus];

    [Fact]
    public void P1_comes_out_within_150_angstrom_at_every_tilt_where_per_image_fitting_loses_more_than_1000()
    {
        var practice = Practice.Load("practice/P1");
        var result = Estimate(practice, [Angle.Zero, Angle.FromDegrees(85.2)], threads: 2);
        Assert.Equal(Hand.Plus, result.Series.Geometry!.Hand);
        Assert.Equal(0, result.Series.Geometry.Axis.Degrees);
        Assert.True(result.Geometry.IsDecided);
        foreach (var (found, truth) in result.Series.Tilts.Zip(practice.Truth.Tilts))
        {
            Assert.Equal(DefocusSource.Fit, found.Estimate!.Source);
            Assert.InRange(found.Estimate.Defocus.Mean.Angstroms - truth.Estimate!.Defocus.Mean.Angstroms, -150, 150);
            if (Math.Abs(found.Angle.Degrees) > 45) continue;
            Assert.InRange(found.Estimate.Defocus.Astigmatism.Angstroms - truth.Estimate.Defocus.Astigmatism.Angstroms, -200, 200);
            Assert.InRange(found.Estimate.Defocus.Angle.Degrees - truth.Estimate.Defocus.Angle.Degrees, -10, 10);
        }
    }

    [Theory]
    [InlineData("P1", 35, 900)]
    [InlineData("P2", 120, 2200)]
    public void The_series_comes_out_near_the_statistical_limit(string name, double largestRms, double thickness)
    {
        // Bounds are 20 and 71 A.
        var practice = Practice.Load("practice/" + name);
        var found = Estimate(practice, [practice.Axis], threads: 2).Series;
        double squares = found.Tilts.Zip(practice.Truth.Tilts, (a, b) => Math.Pow(a.Estimate!.Defocus.Mean.Angstroms - b.Estimate!.Defocus.Mean.Angstroms, 2)).Average();
        Assert.InRange(Math.Sqrt(squares), 0, largestRms);
        Assert.InRange(found.SlabThickness!.Value.Angstroms / thickness, 0.85, 1.15);
        Assert.InRange((found.SlabThickness.Value.Angstroms - thickness) / found.SlabThicknessSigma!.Value.Angstroms, -3, 3);
        Assert.All(found.Tilts, tilt => Assert.Equal(FitVerdict.Good, tilt.Estimate!.Verdict));
    }

    [Fact]
    public void P1_has_its_astigmatism_to_40_angstrom_and_2_degrees()
    {
        var practice = Practice.Load("practice/P1");
        var (found, truth) = (Estimate(practice, [Angle.Zero], threads: 2).Series.Tilts[0].Estimate!.Defocus, practice.Truth.Tilts[0].Estimate!.Defocus);
        Assert.InRange(found.Astigmatism.Angstroms - truth.Astigmatism.Angstroms, -40, 40);
        Assert.InRange(found.Angle.Degrees - truth.Angle.Degrees, -2, 2);
    }

    [Fact]
    public void P3_has_its_phase_to_4_degrees()
    {
        var practice = Practice.Load("practice/P3");
        using var stack = MrcReader.Open(practice.Stack);
        var found = CtfEstimation.Estimate(
            practice.Unknown, stack, [Angle.Zero], [Hand.Plus], new() { Phase = PhaseModel.Fitted }, cancellation: TestContext.Current.CancellationToken).Series.Tilts[0].Estimate!;
        var truth = practice.Truth.Tilts[0].Estimate!;
        Assert.InRange(found.PhaseShift.Degrees - truth.PhaseShift.Degrees, -4, 4);
        Assert.InRange((found.PhaseShift.Degrees - truth.PhaseShift.Degrees) / found.PhaseSigma!.Value.Degrees, -4, 4);
        Assert.InRange((found.Defocus.Mean.Angstroms - truth.Defocus.Mean.Angstroms) / found.Sigma!.Value.Angstroms, -4, 4);
    }

    [Fact]
    public void Standard_errors_are_honest()
    {
        // rms of error/sigma over 26 tilts; its own sampling error is 1/sqrt(52) = 0.14, and 0.7 to 1.4 leaves two of these on either side.
        double sum = 0;
        int count = 0;
        foreach (string name in new[] { "P1", "P2" })
        {
            var practice = Practice.Load("practice/" + name);
            var result = Estimate(practice, [practice.Axis], threads: 2);
            foreach (var (found, truth) in result.Series.Tilts.Zip(practice.Truth.Tilts))
            {
                double error = found.Estimate!.Defocus.Mean.Angstroms - truth.Estimate!.Defocus.Mean.Angstroms;
                sum += Math.Pow(error / found.Estimate.Sigma!.Value.Angstroms, 2);
                count++;
            }
        }
        Assert.InRange(Math.Sqrt(sum / count), 0.7, 1.4);
    }

    [Fact]
    public void P2_has_its_raw_axis_and_the_other_hand()
    {
        var practice = Practice.Load("practice/P2");
        var result = Estimate(practice, [Angle.Zero, Angle.FromDegrees(84.7)], threads: 2);
        Assert.Equal(Hand.Minus, result.Series.Geometry!.Hand);
        Assert.Equal(84.7, result.Series.Geometry.Axis.Degrees, 6);
    }

    [Fact]
    public void The_same_bits_come_out_at_any_thread_count()
    {
        var practice = Practice.Load("practice/P1");
        var one = Estimate(practice, [Angle.Zero], threads: 1);
        var three = Estimate(practice, [Angle.Zero], threads: 3);
        Assert.Equal(one.Series.Tilts, three.Series.Tilts);
    }

    [Fact]
    public void Tilts_in_any_order_keep_their_own_images()
    {
        var practice = Practice.Load("practice/P1");
        using var stack = MrcReader.Open(practice.Stack);
        var forward = CtfEstimation.Estimate(practice.Unknown, stack, [Angle.Zero], [Hand.Plus], new(), cancellation: TestContext.Current.CancellationToken);
        var reversed = practice.Unknown with { Tilts = [.. practice.Unknown.Tilts.Reverse().Skip(1)] };
        var found = CtfEstimation.Estimate(reversed, stack, [Angle.Zero], [Hand.Plus], new(), cancellation: TestContext.Current.CancellationToken);
        // One tilt is left out, so the shared astigmatism moves a little, and each defocus by a part of that.
        foreach (var tilt in found.Series.Tilts)
            Assert.Equal(forward.Series.Tilts[tilt.Section].Estimate!.Defocus.Mean.Angstroms, tilt.Estimate!.Defocus.Mean.Angstroms, 5.0);
    }

    private static EstimationResult Estimate(Practice practice, Angle[] axes, int threads)
    {
        using var stack = MrcReader.Open(practice.Stack);
        return CtfEstimation.Estimate(practice.Unknown, stack, axes, EitherHand, new() { Threads = threads });
    }
}
