using System.Globalization;
using Thon.Findings;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Reporting;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>Changes by hand, undone and done again.</summary>
public sealed class InspectedSeriesTests
{
    // Where the others put a tilt it lies within this many of the standard deviations that are told: one in a thousand by chance does not.
    private const double Deviations = 3.3;

    private readonly InspectionBench _bench = new();

    [Fact]
    public void A_tilt_set_by_hand_has_the_numbers_and_nobody_knows_their_errors()
    {
        using var inspected = _bench.Open();
        var before = InspectionBench.Series.Tilts[3].Estimate!;
        inspected.Set(3, InspectionBench.Trial(31234, 512, -20, 12));
        var after = inspected.State.Series.Tilts[3].Estimate!;
        Assert.Equal(new DefocusEstimate(InspectionBench.Trial(31234, 512, -20, 12).Defocus, Angle.FromDegrees(12), null, DefocusSource.Manual) { Reason = "set by hand", SignalToNoise = before.SignalToNoise }, after);
        Assert.NotNull(after.SignalToNoise);
        Assert.Equal(InspectionBench.Series.Tilts.RemoveAt(3), inspected.State.Series.Tilts.RemoveAt(3));
        Assert.Equal((true, true, false), (inspected.State.IsDirty, inspected.State.CanUndo, inspected.State.CanRedo));
        Assert.Equal($"section 3: defocus {before.Defocus.Mean.Angstroms:F0} -> 31234 A, astigmatism {before.Defocus.Astigmatism.Angstroms:F0} -> 512 A, angle {before.Defocus.Angle.Degrees:F1} -> -20.0 degrees, phase 0.0 -> 12.0 degrees", Assert.Single(inspected.State.Changes).Text);
    }

    [Fact]
    public void Undo_and_redo_give_every_bit_back()
    {
        using var inspected = _bench.Open();
        var states = new List<TiltSeries> { inspected.State.Series };
        Action[] edits = [() => inspected.Set(0, InspectionBench.Trial(30001)), () => inspected.Exclude(5), () => inspected.Set(0, InspectionBench.Trial(30002)), () => inspected.Include(5, TestContext.Current.CancellationToken)];
        foreach (var edit in edits)
        {
            edit();
            states.Add(inspected.State.Series);
        }

        for (int i = states.Count - 2; i >= 0; i--)
        {
            inspected.Undo();
            Assert.Same(states[i], inspected.State.Series);
        }

        Assert.Equal((false, false, true), (inspected.State.IsDirty, inspected.State.CanUndo, inspected.State.CanRedo));
        for (int i = 1; i < states.Count; i++)
        {
            inspected.Redo();
            Assert.Same(states[i], inspected.State.Series);
        }

        inspected.Undo();
        inspected.Set(1, InspectionBench.Trial(29000));
        Assert.False(inspected.State.CanRedo);
    }

    [Fact]
    public void An_excluded_tilt_has_the_defocus_that_the_others_predict()
    {
        using var inspected = _bench.Open();
        inspected.Exclude(2);
        var tilt = inspected.State.Series.Tilts[2];
        var (fitted, predicted) = (InspectionBench.Series.Tilts[2].Estimate!, tilt.Estimate!);
        Assert.Equal((true, DefocusSource.Predicted, FitVerdict.Failed, "excluded"), (tilt.IsExcluded, predicted.Source, predicted.Verdict!.Value, predicted.Reason));
        Assert.InRange(Math.Abs(predicted.Defocus.Mean.Angstroms - fitted.Defocus.Mean.Angstroms), 0, Deviations * predicted.Sigma!.Value.Angstroms);
        Assert.Equal(InspectionBench.Series.Tilts.RemoveAt(2), inspected.State.Series.Tilts.RemoveAt(2));
        inspected.Set(0, InspectionBench.Trial(30500));
        inspected.Include(2, TestContext.Current.CancellationToken);
        Assert.Equal(InspectionBench.Series.Tilts[2], inspected.State.Series.Tilts[2]);
    }

    [Fact]
    public void A_tilt_that_was_set_while_it_was_excluded_keeps_that_when_it_is_included()
    {
        using var inspected = _bench.Open();
        inspected.Exclude(2);
        inspected.Set(2, InspectionBench.Trial(28765));
        Assert.True(inspected.State.Series.Tilts[2].IsExcluded);
        inspected.Include(2, TestContext.Current.CancellationToken);
        Assert.Equal((false, DefocusSource.Manual, InspectionBench.Trial(28765).Defocus), (inspected.State.Series.Tilts[2].IsExcluded, inspected.State.Series.Tilts[2].Estimate!.Source, inspected.State.Series.Tilts[2].Estimate!.Defocus));
    }

    [Fact]
    public void The_last_tilt_that_tells_a_defocus_cannot_be_excluded()
    {
        using var inspected = _bench.Open();
        for (int section = 1; section < SmallSeries.Count; section++) inspected.Exclude(section);
        Assert.Equal("inspect-last-tilt", Refusal(() => inspected.Exclude(0)));
        Assert.Equal(SmallSeries.Count - 1, inspected.State.Changes.Length);
    }

    [Fact]
    public void What_changes_nothing_is_no_change()
    {
        using var inspected = _bench.Open();
        var present = InspectionBench.Series.Tilts[1].Estimate!;
        // As it comes back from a page, by way of mean, astigmatism and degrees.
        inspected.Set(1, InspectionBench.Trial(present.Defocus.Mean.Angstroms, present.Defocus.Astigmatism.Angstroms, present.Defocus.Angle.Degrees, present.PhaseShift.Degrees));
        inspected.Include(1, TestContext.Current.CancellationToken);
        inspected.Undo();
        inspected.Redo();
        Assert.Same(inspected.Stored.Series, inspected.State.Series);
        Assert.False(File.Exists(_bench.Draft));
    }

    [Theory]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(double.PositiveInfinity, 0, 0)]
    [InlineData(1e9, 0, 0)]
    [InlineData(30000, double.NaN, 0)]
    [InlineData(30000, 100, 1e6)]
    public void Numbers_that_no_image_has_are_refused(double defocus, double astigmatism, double phase)
    {
        using var inspected = _bench.Open();
        Assert.Equal("inspect-bad-number", Refusal(() => inspected.Set(1, InspectionBench.Trial(defocus, astigmatism, 0, phase))));
        Assert.Equal("inspect-bad-number", Refusal(() => inspected.Diagnose(1, InspectionBench.Trial(defocus, astigmatism, 0, phase), TestContext.Current.CancellationToken)));
        Assert.False(inspected.State.IsDirty);
    }

    [Fact]
    public void Sections_rings_and_places_that_are_none_are_refused()
    {
        using var inspected = _bench.Open();
        Action[] wrong = [() => inspected.Set(99, InspectionBench.Trial(1e4)), () => inspected.Exclude(-1), () => inspected.Refit(99, TestContext.Current.CancellationToken), () => inspected.Compare(99, 0, 0, 10)];
        Assert.All(wrong, edit => Assert.Equal("inspect-no-section", Refusal(edit)));
        Assert.All(new[] { 0, -0.1, double.NaN }, k => Assert.Equal("inspect-no-ring", Refusal(() => inspected.SetRing(1, k, Angle.Zero))));
        Assert.Equal("inspect-no-ring", Refusal(() => inspected.SetRing(1, 0.05, Angle.Zero, 0)));
        Assert.Equal("inspect-no-place", Refusal(() => inspected.Compare(1, double.NaN, 0, 10)));
        Assert.Equal("inspect-no-place", Refusal(() => inspected.Compare(1, 0, 0, 0)));
    }

    [Fact]
    public void Without_images_fits_can_be_set_and_nothing_can_be_fitted()
    {
        using var inspected = InspectedSeries.Open(_bench.Stored with { RawStack = null, ProcessedStack = null }, new());
        inspected.Set(1, InspectionBench.Trial(30000));
        Assert.Null(inspected.Diagnose(1, null, TestContext.Current.CancellationToken));
        Assert.Equal("inspect-no-images", Refusal(() => inspected.Refit(1, TestContext.Current.CancellationToken)));
        Assert.Equal("inspect-no-images", Refusal(() => inspected.RefitSeries(TestContext.Current.CancellationToken)));
        Assert.Equal(new ComparedCrop(null, null), inspected.Compare(1, 100, 100, 50));
        inspected.Prefetch(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_series_whose_STAR_file_was_written_since_it_was_read_is_refused_and_can_be_read_again()
    {
        var found = SeriesFolder.Find(_bench.Folder)[0];
        string former = found.Series.Tilts[2].Estimate!.Defocus.U.Angstroms.ToString("F6", CultureInfo.InvariantCulture), text = File.ReadAllText(_bench.Star);
        Assert.Contains(former, text, StringComparison.Ordinal);
        File.WriteAllText(_bench.Star, text.Replace(former, "35260.000000", StringComparison.Ordinal));
        Assert.Equal("inspect-star-changed", Refusal(() => InspectedSeries.Open(found, new())));
        var again = SeriesFolder.Again(found);
        Assert.Equal((35260.0, found.RawStack, found.Star), (again.Series.Tilts[2].Estimate!.Defocus.U.Angstroms, again.RawStack, again.Star));
        using var inspected = InspectedSeries.Open(again, new());
        inspected.Set(3, InspectionBench.Trial(31234));
        inspected.Save(TestContext.Current.CancellationToken);
        Assert.Equal(35260.0, _bench.Rows()[2].Estimate!.Defocus.U.Angstroms);
        File.WriteAllText(_bench.Star, "data_\n");
        Assert.Equal("report-no-series", Refusal(() => SeriesFolder.Again(found)));
    }

    [Fact]
    public void Reading_a_series_again_keeps_the_images_that_were_stated()
    {
        string moved = Path.Combine(_bench.Folder, "elsewhere.mrc");
        File.Move(_bench.Raw, moved);
        Assert.NotEqual(moved, SeriesFolder.Again(SeriesFolder.Find(_bench.Folder)[0]).RawStack);
        Assert.Equal(moved, SeriesFolder.Again(SeriesFolder.Search(_bench.Folder, moved).Series[0]).RawStack);
    }

    [Fact]
    public void Without_optics_fits_can_be_set_and_kept_and_nothing_can_be_fitted()
    {
        var unknown = InspectionBench.Series with { Microscope = InspectionBench.Series.Microscope with { Voltage = new(double.NaN) } };
        using (var inspected = InspectedSeries.Open(_bench.Stored with { Series = unknown }, new()))
        {
            inspected.Prefetch(TestContext.Current.CancellationToken);
            Assert.Null(inspected.Diagnose(1, null, TestContext.Current.CancellationToken));
            Assert.Equal("inspect-no-optics", Refusal(() => inspected.Refit(1, TestContext.Current.CancellationToken)));
            Assert.Equal("inspect-no-optics", Refusal(() => inspected.RefitSeries(TestContext.Current.CancellationToken)));
            Assert.Equal("inspect-no-optics", Refusal(() => inspected.SetRing(1, 0.05, Angle.Zero)));
            inspected.Set(1, InspectionBench.Trial(30000));
        }

        using var again = InspectedSeries.Open(_bench.Stored with { Series = unknown }, new());
        Assert.Equal("inspect-draft-resumed", Assert.Single(again.State.Findings).Code);
        Assert.Equal(InspectionBench.Trial(30000).Defocus, again.State.Series.Tilts[1].Estimate!.Defocus);
        again.Save(TestContext.Current.CancellationToken);
        Assert.Equal(InspectionBench.Trial(30000).Defocus.U.Angstroms, _bench.Rows()[1].Estimate!.Defocus.U.Angstroms);
    }

    [Fact]
    public void What_has_ended_cannot_be_changed()
    {
        var inspected = _bench.Open();
        inspected.Set(1, InspectionBench.Trial(30001));
        inspected.Dispose();
        string draft = File.ReadAllText(_bench.Draft);
        Assert.Throws<ObjectDisposedException>(() => inspected.Set(1, InspectionBench.Trial(30002)));
        Assert.Throws<ObjectDisposedException>(() => inspected.Save(TestContext.Current.CancellationToken));
        Assert.Equal(draft, File.ReadAllText(_bench.Draft));
    }

    [Fact]
    public void Many_threads_may_change_and_look_at_once()
    {
        using var inspected = _bench.Open();
        const int each = 12;
        Parallel.For(0, SmallSeries.Count, new() { CancellationToken = TestContext.Current.CancellationToken }, section =>
        {
            for (int i = 1; i <= each; i++)
            {
                inspected.Set(section, InspectionBench.Trial(30000 + 100 * section + i));
                Assert.Equal(DefocusSource.Manual, inspected.State.Series.Tilts[section].Estimate!.Source);
            }
        });
        Assert.Equal(each * SmallSeries.Count, inspected.State.Changes.Length);
        Assert.All(inspected.State.Series.Tilts, tilt => Assert.Equal(30000 + 100 * tilt.Section + each, tilt.Estimate!.Defocus.Mean.Angstroms, 1e-6));
        inspected.Dispose();
        using var again = _bench.Open();
        Assert.Equal(inspected.State.Series.Tilts, again.State.Series.Tilts);
    }

    private static string Refusal(Action edit) => Assert.Throws<BadInputException>(edit).Findings[0].Code;
}
