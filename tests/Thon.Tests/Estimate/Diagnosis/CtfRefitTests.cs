using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate.Diagnosis;

/// <summary>Fits that begin where a series stands, against what was simulated and against the first fit.</summary>
public sealed class CtfRefitTests
{
    // Errors beyond three of their standard errors are three in a thousand; the seed is fixed.
    private const double MostSigmas = 3;

    // Starts apart end within what the steps of a converged fit still gain, and the lags at which rings are looked for differ a little.
    private const double SameMaximum = 0.1;

    // A single tilt knows what the series shares from the reported errors only.
    private const double NearlySame = 1;

    [Theory]
    [InlineData(0, 1500)]
    [InlineData(2, -1500)]
    [InlineData(4, 1500)]
    public void A_tilt_that_was_moved_finds_back(int place, double by)
    {
        var first = FittedSeries.Result.Series;
        var moved = Moved(first, place, by);
        var again = CtfRefit.Tilt(moved, place, FittedSeries.Result.Spectra[place]!, FittedSeries.Settings, TestContext.Current.CancellationToken);
        var (found, before) = (again.Tilts[place].Estimate!, first.Tilts[place].Estimate!);
        double sigma = found.Sigma!.Value.Angstroms, truth = FittedSeries.Truth.Tilts[place].Estimate!.Defocus.Mean.Angstroms;
        Assert.InRange((found.Defocus.Mean.Angstroms - truth) / sigma, -MostSigmas, MostSigmas);
        Assert.InRange((found.Defocus.Mean.Angstroms - before.Defocus.Mean.Angstroms) / sigma, -NearlySame, NearlySame);
        Assert.InRange(sigma / before.Sigma!.Value.Angstroms, 0.7, 1.4);
        Assert.Equal((DefocusSource.Fit, FitVerdict.Good, ""), (found.Source, found.Verdict, found.Reason));
        Assert.InRange(found.Resolution!.Value.Angstroms / before.Resolution!.Value.Angstroms, 0.8, 1.25);
    }

    [Fact]
    public void The_other_tilts_and_the_series_stay_as_they_are()
    {
        var moved = Moved(FittedSeries.Result.Series, 1, 700);
        var again = CtfRefit.Tilt(moved, 1, FittedSeries.Result.Spectra[1]!, FittedSeries.Settings, TestContext.Current.CancellationToken);
        Assert.All(moved.Tilts.RemoveAt(1).Zip(again.Tilts.RemoveAt(1)), pair => Assert.Same(pair.First, pair.Second));
        Assert.Equal(moved with { Tilts = again.Tilts }, again);
    }

    [Fact]
    public void A_series_that_is_fitted_again_stays_where_it_is()
    {
        var first = FittedSeries.Result.Series;
        var again = CtfRefit.Series(first, FittedSeries.Result.Spectra, FittedSeries.Settings, TestContext.Current.CancellationToken);
        foreach (var (before, after) in first.Tilts.Zip(again.Tilts, (a, b) => (a.Estimate!, b.Estimate!)))
        {
            Assert.InRange((after.Defocus.Mean.Angstroms - before.Defocus.Mean.Angstroms) / before.Sigma!.Value.Angstroms, -SameMaximum, SameMaximum);
            Assert.Equal(before.Verdict, after.Verdict);
        }

        Assert.Equal(first.Geometry, again.Geometry);
    }

    [Fact]
    public void Tilts_set_by_hand_two_rings_off_find_back_with_the_series()
    {
        // At 5 A a ring is 1270 A of defocus wide.
        const double off = 2000;
        var first = FittedSeries.Result.Series;
        var moved = ByHand(ByHand(first, 0, off), 3, -off);
        var again = CtfRefit.Series(moved, FittedSeries.Result.Spectra, FittedSeries.Settings, TestContext.Current.CancellationToken);
        foreach (var (before, after) in first.Tilts.Zip(again.Tilts, (a, b) => (a.Estimate!, b.Estimate!)))
        {
            Assert.InRange((after.Defocus.Mean.Angstroms - before.Defocus.Mean.Angstroms) / before.Sigma!.Value.Angstroms, -NearlySame, NearlySame);
            Assert.Equal((DefocusSource.Fit, before.Verdict), (after.Source, after.Verdict));
        }
    }

    private static TiltSeries ByHand(TiltSeries series, int place, double by)
    {
        var moved = Moved(series, place, by);
        return moved with { Tilts = moved.Tilts.SetItem(place, moved.Tilts[place] with { Estimate = moved.Tilts[place].Estimate! with { Source = DefocusSource.Manual } }) };
    }

    [Fact]
    public void A_series_without_one_of_its_tilts_predicts_that_one()
    {
        var first = FittedSeries.Result.Series;
        var without = first with { Tilts = first.Tilts.SetItem(1, first.Tilts[1] with { IsExcluded = true }) };
        var again = CtfRefit.Series(without, FittedSeries.Result.Spectra, FittedSeries.Settings, TestContext.Current.CancellationToken);
        Assert.Equal((DefocusSource.Predicted, "excluded"), (again.Tilts[1].Estimate!.Source, again.Tilts[1].Estimate!.Reason));
        Assert.All(again.Tilts.RemoveAt(1), tilt => Assert.Equal(DefocusSource.Fit, tilt.Estimate!.Source));
    }

    [Fact]
    public void A_tilt_whose_phase_is_fitted_keeps_to_the_phase_of_the_others()
    {
        var settings = FittedSeries.Settings with { Phase = PhaseModel.Fitted };
        var first = CtfRefit.Series(FittedSeries.Result.Series, FittedSeries.Result.Spectra, settings, TestContext.Current.CancellationToken);
        var again = CtfRefit.Tilt(Moved(first, 2, 1000), 2, FittedSeries.Result.Spectra[2]!, settings, TestContext.Current.CancellationToken);
        var (found, before) = (again.Tilts[2].Estimate!, first.Tilts[2].Estimate!);
        Assert.InRange((found.PhaseShift.Radians - before.PhaseShift.Radians) / before.PhaseSigma!.Value.Radians, -NearlySame, NearlySame);
        Assert.InRange(before.PhaseShift.Radians / before.PhaseSigma.Value.Radians, -MostSigmas, MostSigmas);
        Assert.InRange((found.Defocus.Mean.Angstroms - before.Defocus.Mean.Angstroms) / before.Sigma!.Value.Angstroms, -NearlySame, NearlySame);
        Assert.NotNull(found.PhaseSigma);
    }

    [Fact]
    public void An_image_without_rings_is_refused_with_a_finding()
    {
        var series = FittedSeries.Result.Series;
        var noise = new Image(series.Width, series.Height, Signals.Noise(series.Width * series.Height, 3));
        var spectra = new SpectraReader(series, FittedSeries.Settings).Read(new MemoryStack(noise, noise, noise, noise, noise), 2, TestContext.Current.CancellationToken)!;
        var one = Assert.Throws<BadInputException>(() => CtfRefit.Tilt(series, 2, spectra, FittedSeries.Settings, TestContext.Current.CancellationToken));
        Assert.Equal("estimate-no-rings", Assert.Single(one.Findings).Code);
        PatchSpectra?[] all = [null, null, spectra, null, null];
        var none = Assert.Throws<BadInputException>(() => CtfRefit.Series(series, all, FittedSeries.Settings, TestContext.Current.CancellationToken));
        Assert.Equal("estimate-no-rings", Assert.Single(none.Findings).Code);
    }

    private static TiltSeries Moved(TiltSeries series, int place, double by)
    {
        var estimate = series.Tilts[place].Estimate!;
        var defocus = estimate.Defocus.WithMean(new Length(estimate.Defocus.Mean.Angstroms + by));
        return series with { Tilts = series.Tilts.SetItem(place, series.Tilts[place] with { Estimate = estimate with { Defocus = defocus } }) };
    }
}
