using Thon.Estimate;
using Thon.Estimate.Spectra;
using Thon.Estimate.Tiles;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate.Spectra;

/// <summary>Ready spectra with known truth.</summary>
public sealed class SpectraEstimationTests
{
    private const int Seeds = 24;

    // rms of error over standard error of 24 draws scatters by a seventh about what it is.
    private const double LeastHonest = 0.7;
    private const double MostHonest = 1.4;

    [Theory]
    [InlineData(6000, 6, 0)]
    [InlineData(12000, 4, 0)]
    [InlineData(25000, 4, 0)]
    [InlineData(50000, 4, 0)]
    [InlineData(50000, 4, 0.6)]
    [InlineData(80000, 4, 0)]
    public void A_curve_gives_its_defocus_back_within_an_honest_standard_error(double defocus, double contrast, double smooth)
    {
        var ratios = Enumerable.Range(0, Seeds).Select(seed =>
        {
            var estimate = One(SyntheticSpectra.Curve(defocus, contrast, (ulong)seed + 1, smooth));
            Assert.NotNull(estimate);
            return (estimate.Defocus.Mean.Angstroms - defocus) / estimate.Sigma!.Value.Angstroms;
        }).ToArray();
        Assert.InRange(Rms(ratios), LeastHonest, MostHonest);
        Assert.True(ratios.Max(Math.Abs) < 5, $"{ratios.Max(Math.Abs):F1} standard errors");
    }

    [Fact]
    public void Directions_give_astigmatism_back_within_honest_standard_errors()
    {
        var grid = new PolarGrid(256, new(2), new(40), new(4.5));
        var truth = new Defocus(new(25300), new(24700), Angle.FromDegrees(25));
        var (means, differences, angles) = (new double[Seeds / 2], new double[Seeds / 2], new double[Seeds / 2]);
        for (int seed = 0; seed < means.Length; seed++)
        {
            double[] half = SyntheticSpectra.Half(grid, truth, 20, (ulong)seed + 1);
            var estimate = One(RingSpectrum.OfCells(grid, SpectrumImage.CellMeans(grid, half)));
            Assert.NotNull(estimate);
            means[seed] = (estimate.Defocus.Mean.Angstroms - truth.Mean.Angstroms) / estimate.Sigma!.Value.Angstroms;
            differences[seed] = (estimate.Defocus.Astigmatism.Angstroms - truth.Astigmatism.Angstroms) / estimate.AstigmatismSigma!.Value.Angstroms;
            angles[seed] = (estimate.Defocus.Angle.Degrees - truth.Angle.Degrees) / estimate.AngleSigma!.Value.Degrees;
        }
        double[] all = [.. means, .. differences, .. angles];
        Assert.InRange(Rms(all), LeastHonest, MostHonest);
        Assert.True(all.Max(Math.Abs) < 4.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void Noise_without_rings_is_given_no_defocus(double smooth)
    {
        int found = Enumerable.Range(0, 60).Count(seed => One(SyntheticSpectra.Curve(20000, 0, (ulong)seed + 100, smooth)) is not null);
        Assert.Equal(0, found);
    }

    [Fact]
    public void Directions_of_noise_without_rings_are_given_no_defocus()
    {
        var grid = new PolarGrid(256, new(2), new(40), new(4.5));
        var noise = Enumerable.Range(0, 12).Select(seed => RingSpectrum.OfCells(grid, SpectrumImage.CellMeans(grid, Flat(grid, seed))));
        Assert.All(noise, spectrum => Assert.Null(One(spectrum)));
    }

    [Fact]
    public void Weak_spectra_of_a_series_are_looked_for_where_the_others_are()
    {
        RingSpectrum?[] spectra = [.. Enumerable.Range(0, 8).Select(i => SyntheticSpectra.Curve(40000 + 300 * i, i < 6 ? 4 : 1.2, (ulong)i + 7)), null];
        var estimates = SpectraEstimation.Estimate(spectra, [.. spectra.Select(_ => SyntheticSpectra.InFocus)], new EstimationSettings { Threads = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Null(estimates[8]);
        for (int i = 0; i < 8; i++)
            if (estimates[i] is { } estimate) Assert.InRange(estimate.Defocus.Mean.Angstroms, 40000 + 300 * i - 800, 40000 + 300 * i + 800);
        Assert.All(estimates[..6], estimate => Assert.Equal(FitVerdict.Good, estimate!.Verdict));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_numbers()
    {
        RingSpectrum?[] spectra = [.. Enumerable.Range(0, 5).Select(i => SyntheticSpectra.Curve(30000 + 500 * i, 4, (ulong)i + 70))];
        var optics = spectra.Select(_ => SyntheticSpectra.InFocus).ToArray();
        var (one, three) = (new EstimationSettings { Threads = 1 }, new EstimationSettings { Threads = 3 });
        Assert.Equal(
            SpectraEstimation.Estimate(spectra, optics, one, null, TestContext.Current.CancellationToken),
            SpectraEstimation.Estimate(spectra, optics, three, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Equations_without_a_solution_give_no_fit_and_mislead_no_other()
    {
        var good = SyntheticSpectra.Curve(30000, 4, 5);
        // Squares of these are no numbers any more.
        var broken = good with { Power = [.. good.Power.Select(power => power * 1e200)] };
        Assert.Null(RingFit.Fit(broken, SyntheticSpectra.InFocus, 30000));
        Assert.All(RingSearch.Curve(broken, SyntheticSpectra.InFocus, new()).Gain, gain => Assert.Equal(0, gain));
        var estimates = SpectraEstimation.Estimate([good, broken], [SyntheticSpectra.InFocus, SyntheticSpectra.InFocus], new EstimationSettings(), null, TestContext.Current.CancellationToken);
        Assert.Null(estimates[1]);
        Assert.True(double.IsFinite(estimates[0]!.Sigma!.Value.Angstroms));
    }

    [Fact]
    public void A_spectrum_that_tells_nothing_has_no_fit()
    {
        var blank = SyntheticSpectra.Curve(30000, 4, 5);
        blank = blank with { Power = new double[blank.Power.Length] };
        Assert.Null(RingFit.Fit(blank, SyntheticSpectra.InFocus, 30000));
        Assert.Null(One(blank));
    }

    [Fact]
    public void A_fit_that_left_the_range_searched_is_not_believed()
    {
        var settings = new EstimationSettings { LowestDefocus = Length.FromMicrometers(1), HighestDefocus = Length.FromMicrometers(3) };
        Assert.True(RingThresholds.IsCredible(30000, 31000, settings));
        Assert.False(RingThresholds.IsCredible(30800, 31600, settings));
        Assert.False(RingThresholds.IsCredible(6000, 4900, settings));
        Assert.False(RingThresholds.IsCredible(20000, 22000, settings));
        Assert.False(RingThresholds.IsCredible(20000, double.NaN, settings));
        Assert.True(RingThresholds.IsCredible(20000, 22000, settings with { Phase = PhaseModel.Fitted }));
    }

    [Fact]
    public void Every_fit_is_counted_once()
    {
        RingSpectrum?[] spectra = [SyntheticSpectra.Curve(30000, 4, 1), null, SyntheticSpectra.Curve(30500, 4, 2)];
        int done = 0;
        SpectraEstimation.Estimate(spectra, [.. spectra.Select(_ => SyntheticSpectra.InFocus)], new EstimationSettings(), () => done++, TestContext.Current.CancellationToken);
        Assert.Equal(2, done);
    }

    private static double[] Flat(PolarGrid grid, int seed)
    {
        var random = new Random(seed);
        return [.. grid.CellOfPixel.Select(_ => -Math.Log(1 - random.NextDouble()))];
    }

    private static DefocusEstimate? One(RingSpectrum spectrum) =>
        SpectraEstimation.Estimate([spectrum], [SyntheticSpectra.InFocus], new EstimationSettings(), null, TestContext.Current.CancellationToken)[0];

    private static double Rms(double[] values) => Math.Sqrt(values.Average(value => value * value));
}
