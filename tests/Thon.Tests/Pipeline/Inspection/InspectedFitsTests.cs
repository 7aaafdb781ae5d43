using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Optics;
using Thon.Pipeline.Inspection;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>Looking at fits, and fitting anew, on images.</summary>
public sealed class InspectedFitsTests
{
    // A tilt alone tells its defocus less well than the series does: standard errors of the latter that the two may be apart.
    private const double Sigmas = 2;

    // Of the phase of a wave, radian: a defocus is set in closed form.
    private const double Rounding = 1e-6;

    private readonly InspectionBench _bench = new();

    [Fact]
    public void A_trial_is_shown_on_the_background_of_the_present_numbers()
    {
        using var inspected = _bench.Open();
        var present = inspected.Diagnose(3, null, TestContext.Current.CancellationToken)!;
        var trial = inspected.Diagnose(3, InspectionBench.Trial(33000), TestContext.Current.CancellationToken)!;
        Assert.Equal(present.Background, trial.Background);
        Assert.Equal(present.Frequencies, trial.Frequencies);
        Assert.True(trial.Zeros[0] < present.Zeros[0]);
        Assert.True(Agreement(trial) < Agreement(present));
        Assert.False(inspected.State.IsDirty);
    }

    [Fact]
    public void Pictures_follow_what_is_set_and_undone()
    {
        using var inspected = _bench.Open();
        inspected.Prefetch(TestContext.Current.CancellationToken);
        var present = inspected.Diagnose(3, null, TestContext.Current.CancellationToken)!;
        inspected.Set(3, InspectionBench.Trial(33000));
        Assert.NotEqual(present.Fitted, inspected.Diagnose(3, null, TestContext.Current.CancellationToken)!.Fitted);
        inspected.Undo();
        Assert.Equal(present.Fitted, inspected.Diagnose(3, null, TestContext.Current.CancellationToken)!.Fitted);
    }

    [Fact]
    public void A_ring_sets_the_defocus_whose_zero_lies_there()
    {
        using var inspected = _bench.Open();
        var before = InspectionBench.Series.Tilts[2].Estimate!;
        const double k = 0.035;
        var direction = Angle.FromDegrees(75);
        inspected.SetRing(2, k, direction, null, TestContext.Current.CancellationToken);
        var after = inspected.State.Series.Tilts[2].Estimate!;
        var (found, optics) = (after.Defocus, InspectionBench.Series.Microscope);
        double lambda = optics.Wavelength.Angstroms, chi = Math.PI * lambda * found.AngstromsAlong(direction) * k * k - Math.PI / 2 * optics.SphericalAberration.Angstroms * Math.Pow(lambda, 3) * Math.Pow(k, 4);
        Assert.Equal(0, Math.Sin(chi + after.PhaseShift.Radians + Math.Asin(optics.AmplitudeContrast)), Rounding);
        Assert.Equal(before.Defocus.Astigmatism.Angstroms, found.Astigmatism.Angstroms, Rounding);
        Assert.Equal(DefocusSource.Manual, after.Source);
        Assert.StartsWith("section 2: set from a ring, defocus ", inspected.State.Changes[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.9)]
    public void A_ring_where_the_spectrum_is_blank_is_refused(double k)
    {
        using var inspected = _bench.Open();
        Assert.Equal("inspect-blank-ring", Refusal(() => inspected.SetRing(2, k, Angle.Zero, null, TestContext.Current.CancellationToken)));
        Assert.False(inspected.State.IsDirty);
    }

    [Fact]
    public void A_ring_that_gives_a_defocus_far_from_those_of_the_search_is_refused()
    {
        using (var inspected = _bench.Open())
        {
            // The sixth zero at this place is that of 25 um, and the search ends at 10.
            Assert.Equal("inspect-far-ring", Refusal(() => inspected.SetRing(2, 0.035, Angle.Zero, 6, TestContext.Current.CancellationToken)));
            Assert.False(inspected.State.IsDirty);
        }

        using var high = InspectedSeries.Open(_bench.Stored with { Settings = new() { LowestDefocus = Length.FromMicrometers(20), HighestDefocus = Length.FromMicrometers(30) } }, new());
        Assert.Equal("inspect-far-ring", Refusal(() => high.SetRing(2, 0.035, Angle.Zero, null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_tilt_that_was_moved_is_fitted_back_and_no_other_changes()
    {
        using var inspected = _bench.Open();
        var fitted = InspectionBench.Series.Tilts[3].Estimate!;
        inspected.Set(3, InspectionBench.Trial(fitted.Defocus.Mean.Angstroms + 300));
        inspected.Refit(3, TestContext.Current.CancellationToken);
        AssertNear(fitted, inspected.State.Series.Tilts[3].Estimate!);
        Assert.Equal(InspectionBench.Series.Tilts.RemoveAt(3), inspected.State.Series.Tilts.RemoveAt(3));
        Assert.StartsWith("section 3: fitted anew, defocus ", inspected.State.Changes[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_series_is_fitted_anew_and_a_draft_gives_every_bit_back()
    {
        using var inspected = _bench.Open();
        inspected.Set(3, InspectionBench.Trial(InspectionBench.Series.Tilts[3].Estimate!.Defocus.Mean.Angstroms + 300));
        inspected.Exclude(0);
        inspected.RefitSeries(TestContext.Current.CancellationToken);
        Assert.All(inspected.State.Series.Tilts.Skip(1), tilt => AssertNear(InspectionBench.Series.Tilts[tilt.Section].Estimate!, tilt.Estimate!));
        Assert.Equal(DefocusSource.Predicted, inspected.State.Series.Tilts[0].Estimate!.Source);
        Assert.Equal("series: fitted anew", inspected.State.Changes[2].Text);
        inspected.Dispose();
        using var again = _bench.Open();
        Assert.Equal(inspected.State.Series.Tilts, again.State.Series.Tilts);
        Assert.Equal(inspected.State.Series with { Tilts = [] }, again.State.Series with { Tilts = [] });
    }

    [Fact]
    public void A_tilt_that_was_always_excluded_is_fitted_when_it_is_included()
    {
        var fitted = InspectionBench.Series.Tilts[4];
        var excluded = ManualEdits.Exclude(InspectionBench.Series, 4, "small.star");
        using var inspected = InspectedSeries.Open(_bench.Stored with { Series = excluded }, new());
        inspected.Include(4, TestContext.Current.CancellationToken);
        Assert.False(inspected.State.Series.Tilts[4].IsExcluded);
        AssertNear(fitted.Estimate!, inspected.State.Series.Tilts[4].Estimate!);
    }

    private static string Refusal(Action edit) => Assert.Throws<BadInputException>(edit).Findings[0].Code;

    private static double Agreement(TiltDiagnosis diagnosis) => diagnosis.Agreement.OfType<double>().Average();

    private static void AssertNear(DefocusEstimate expected, DefocusEstimate found)
    {
        Assert.Equal(DefocusSource.Fit, found.Source);
        Assert.InRange(Math.Abs(found.Defocus.Mean.Angstroms - expected.Defocus.Mean.Angstroms), 0, Sigmas * expected.Sigma!.Value.Angstroms);
    }
}
