using Thon.Estimate;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

/// <summary>What the joint fit finds in small simulated series; accuracy at length is the business of Thon.AccuracyStudies.</summary>
public sealed class SimulatedSeriesTests
{
    // Errors beyond four of their standard errors are one in ten thousand.
    private const double MostSigmas = 4;

    private static readonly SimulationSettings Ice = new()
    {
        Width = 1024,
        Height = 1024,
        PixelSize = new(2.2),
        TiltAngles = [.. Enumerable.Range(-2, 5).Select(i => Angle.FromDegrees(20 * i))],
        Defocus = new(new(30300), new(29700), Angle.FromDegrees(-40)),
        SlabThickness = new(1200),
        SignalToNoise = 0.6,
        Contents = SpecimenContents.IceOnly,
    };

    private static readonly Lazy<Image[]> Images = new(() => Render(Ice));

    [Fact]
    public void Defocus_astigmatism_and_thickness_lie_within_their_errors()
    {
        var found = Estimate(Ice, Images.Value, new());
        foreach (var (tilt, truth) in found.Tilts.Zip(new Simulation(Ice).Series.Tilts))
        {
            Assert.Equal(FitVerdict.Good, tilt.Estimate!.Verdict);
            AssertWithin(tilt.Estimate.Defocus.Mean.Angstroms, truth.Estimate!.Defocus.Mean.Angstroms, tilt.Estimate.Sigma!.Value.Angstroms);
            AssertWithin(tilt.Estimate.Defocus.U.Angstroms, truth.Estimate.Defocus.U.Angstroms, tilt.Estimate.USigma!.Value.Angstroms);
            AssertWithin(tilt.Estimate.Defocus.V.Angstroms, truth.Estimate.Defocus.V.Angstroms, tilt.Estimate.VSigma!.Value.Angstroms);
            AssertWithin(tilt.Estimate.Defocus.Angle.Degrees, -40, tilt.Estimate.AngleSigma!.Value.Degrees);
        }

        AssertWithin(found.SlabThickness!.Value.Angstroms, 1200, found.SlabThicknessSigma!.Value.Angstroms);
    }

    [Fact]
    public void A_phase_that_is_fitted_is_found()
    {
        var plate = Ice with { PhaseShift = Angle.FromDegrees(75), Seed = 2, Defocus = Defocus.Round(new(14000)) };
        foreach (var tilt in Estimate(plate, Render(plate), new() { Phase = PhaseModel.Fitted }).Tilts)
            AssertWithin(tilt.Estimate!.PhaseShift.Degrees, 75, tilt.Estimate.PhaseSigma!.Value.Degrees);
    }

    [Fact]
    public void A_phase_a_little_below_zero_is_not_taken_for_one_half_a_turn_on_which_would_turn_the_contrast()
    {
        var below = Ice with { PhaseShift = Angle.FromDegrees(-9), Seed = 4, Defocus = Defocus.Round(new(14000)) };
        foreach (var tilt in Estimate(below, Render(below), new() { Phase = PhaseModel.Fitted }).Tilts)
            AssertWithin(tilt.Estimate!.PhaseShift.Degrees, -9, tilt.Estimate.PhaseSigma!.Value.Degrees);
    }

    [Fact]
    public void A_drifting_phase_is_followed()
    {
        // Each image has its own plate: one series for each, of which one tilt is taken.
        double[] phases = [50, 58, 65, 71, 76];
        Image[] images = [.. phases.Select((phase, i) => new Simulation(Ice with { PhaseShift = Angle.FromDegrees(phase), Defocus = Defocus.Round(new(14000)), FocusDrift = default, FocusJitter = default }).Render(i))];
        var series = new Simulation(Ice).Series with { Tilts = [.. new Simulation(Ice).Series.Tilts.Select((tilt, i) => tilt with { Estimate = null, NominalDefocus = null, Acquired = i })] };
        var found = CtfEstimation.Estimate(series, new MemoryStack(images), [Angle.Zero], [Hand.Plus], new() { Phase = PhaseModel.Drifting, Threads = 2 }, cancellation: TestContext.Current.CancellationToken).Series;
        for (int i = 0; i < phases.Length; i++) AssertWithin(found.Tilts[i].Estimate!.PhaseShift.Degrees, phases[i], found.Tilts[i].Estimate!.PhaseSigma!.Value.Degrees);
        Assert.True(found.Tilts[4].Estimate!.PhaseShift.Degrees - found.Tilts[0].Estimate!.PhaseShift.Degrees > 10);
    }

    [Fact]
    public void A_lamella_s_plane_is_found_to_a_degree_or_three_errors()
    {
        var lamella = Ice with { Geometry = new(Angle.FromDegrees(84), Hand.Minus, Angle.FromDegrees(-12), Angle.FromDegrees(9)), Seed = 3 };
        var found = Estimate(lamella, Render(lamella), new() { Plane = PlaneModel.Fitted });
        AssertAngle(found.Geometry!.TiltOffset.Degrees, -12, found.TiltOffsetSigma!.Value.Degrees);
        AssertAngle(found.Geometry.XTilt.Degrees, 9, found.XTiltSigma!.Value.Degrees);
    }

    [Fact]
    public void A_drifting_astigmatism_is_followed()
    {
        double[] differences = [200, 500, 800, 1100, 1400];
        Image[] images = [.. differences.Select((difference, i) => new Simulation(Ice with { Defocus = new(new(30000 + difference / 2), new(30000 - difference / 2), Angle.FromDegrees(20)) }).Render(i))];
        var series = new Simulation(Ice).Series with { Tilts = [.. new Simulation(Ice).Series.Tilts.Select((tilt, i) => tilt with { Estimate = null, Acquired = i })] };
        var found = CtfEstimation.Estimate(series, new MemoryStack(images), [Angle.Zero], [Hand.Plus], new() { Astigmatism = AstigmatismModel.Drifting, Threads = 2 }, cancellation: TestContext.Current.CancellationToken).Series;
        for (int i = 0; i < differences.Length; i++)
            AssertWithin(found.Tilts[i].Estimate!.Defocus.Astigmatism.Angstroms, differences[i], found.Tilts[i].Estimate!.AstigmatismSigma!.Value.Angstroms);
    }

    [Fact]
    public void A_blank_a_noisy_and_an_excluded_tilt_are_predicted_and_say_why()
    {
        Image[] images = [.. Images.Value];
        var blank = new Image(1024, 1024);
        Array.Fill(blank.Pixels, 5f);
        (images[0], images[1], images[4]) = (blank, new(1024, 1024, Signals.Noise(1024 * 1024, 5)), new(1024, 1024, Signals.Noise(1024 * 1024, 6)));
        var truth = new Simulation(Ice).Series;
        var series = truth with { Tilts = [.. truth.Tilts.Select((tilt, i) => tilt with { Estimate = null, IsExcluded = i == 4 })] };
        var found = CtfEstimation.Estimate(series, new MemoryStack(images), [Angle.Zero], [Hand.Plus], new(), cancellation: TestContext.Current.CancellationToken);
        string[] reasons = ["a blank image", "no Thon rings", "", "", "excluded"];
        Assert.Equal(reasons, found.Series.Tilts.Select(tilt => tilt.Estimate!.Reason));
        foreach (int i in new[] { 0, 1, 4 })
        {
            var estimate = found.Series.Tilts[i].Estimate!;
            Assert.Equal((DefocusSource.Predicted, FitVerdict.Failed, null), (estimate.Source, estimate.Verdict, estimate.Resolution));
            AssertWithin(estimate.Defocus.Mean.Angstroms, truth.Tilts[i].Estimate!.Defocus.Mean.Angstroms, estimate.Sigma!.Value.Angstroms);
        }

        Assert.Equal(2, found.Findings.Count(finding => finding.Place?.StartsWith("section", StringComparison.Ordinal) ?? false));
    }

    [Fact]
    public void A_nominal_defocus_that_is_far_off_fences_nothing_in()
    {
        var misled = new Simulation(Ice).Series;
        misled = misled with { Tilts = [.. misled.Tilts.Select(tilt => tilt with { Estimate = null, NominalDefocus = new(60000) })] };
        var found = CtfEstimation.Estimate(misled, new MemoryStack(Images.Value), [Angle.Zero], [Hand.Plus], new(), cancellation: TestContext.Current.CancellationToken).Series;
        Assert.All(found.Tilts, tilt => Assert.InRange(tilt.Estimate!.Defocus.Mean.Angstroms, 28500, 31500));
    }

    private static TiltSeries Estimate(SimulationSettings settings, Image[] images, EstimationSettings estimation)
    {
        var truth = new Simulation(settings).Series;
        var unknown = truth with { Geometry = null, Tilts = [.. truth.Tilts.Select(tilt => tilt with { Estimate = null })] };
        return CtfEstimation.Estimate(
            unknown, new MemoryStack(images), [settings.Geometry.Axis], [Hand.Plus, Hand.Minus], estimation with { Threads = 2 }, cancellation: TestContext.Current.CancellationToken).Series;
    }

    private static Image[] Render(SimulationSettings settings)
    {
        var simulation = new Simulation(settings);
        var images = new Image[settings.TiltAngles.Length];
        Parallel.For(0, images.Length, i => images[i] = simulation.Render(i));
        return images;
    }

    private static void AssertWithin(double found, double truth, double sigma) => Assert.InRange((found - truth) / sigma, -MostSigmas, MostSigmas);

    private static void AssertAngle(double found, double truth, double sigma) => Assert.InRange(found - truth, -Math.Max(1, 3 * sigma), Math.Max(1, 3 * sigma));
}
