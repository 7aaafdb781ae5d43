using Thon.Estimate;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

public sealed class EstimationPartsTests
{
    private static readonly Microscope Krios = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    [Fact]
    public void Splines_add_up_to_one_everywhere()
    {
        var basis = new SplineBasis(7, 41);
        for (int point = 0; point < 41; point++) Assert.Equal(1, basis.At(point, [1, 1, 1, 1, 1, 1, 1]), 12);
    }

    [Fact]
    public void Cholesky_solves_and_inverts()
    {
        double[,] matrix = { { 4, 1, 0.5 }, { 1, 3, -1 }, { 0.5, -1, 5 } };
        double[] x = Cholesky.Solve(matrix, [4 + 2 + 1.5, 1 + 6 - 3, 0.5 - 2 + 15])!;
        Assert.Equal([1, 2, 3], x.Select(value => Math.Round(value, 12)));
        double[,] inverse = Cholesky.Inverse(matrix)!;
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 3).Sum(k => matrix[i, k] * inverse[k, j]), 12);
        Assert.Null(Cholesky.Solve(new double[,] { { 1, 2 }, { 2, 1 } }, [1, 1]));
    }

    [Theory]
    [InlineData(512, 512)]
    [InlineData(512, 192)]
    public void The_window_s_blur_is_the_integral_it_stands_for(int size, int width)
    {
        var window = new TileWindow(size, width);
        var blur = new WindowBlur(window);
        double norm = Overlap(0, 0);
        foreach (var (shift, beats) in new[] { (0.0, 0.0), (0.11, 0), (0.11, 0.43), (-0.4, 1.21), (0.3, -2.6), (0.02, 0.9) })
            Assert.Equal(Overlap(shift, beats) / norm, blur.At(shift, beats), 4e-3);

        double Overlap(double shift, double beats)
        {
            const int steps = 20000;
            return Enumerable.Range(0, steps).Average(i =>
            {
                double x = (i + 0.5) / steps - 0.5;
                return Tukey(x - shift / 2) * Tukey(x + shift / 2) * Math.Cos(2 * Math.PI * beats * x);
            });
        }

        double Tukey(double x)
        {
            double u = Math.Abs(x) * size / width;
            return u >= 0.5 ? 0 : u <= 0.25 ? 1 : 0.5 + 0.5 * Math.Cos(4 * Math.PI * (u - 0.25));
        }
    }

    [Fact]
    public void A_slab_damps_as_the_mean_over_its_heights()
    {
        double lambda = Krios.Wavelength.Angstroms, path = 1400;
        foreach (double k in new[] { 0.02, 0.1, 0.17, 0.21 })
        {
            double mean = Enumerable.Range(0, 4000).Average(i => Math.Cos(2 * Math.PI * lambda * k * k * ((i + 0.5) / 4000 - 0.5) * path));
            var (damping, perLog) = RingDamping.OfSlab(k * k, lambda, path);
            Assert.Equal(mean, damping, 1e-6);
            Assert.Equal((RingDamping.OfSlab(k * k, lambda, path * 1.0001).Damping - damping) / 1e-4, perLog, 1e-3);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Tiles_count_as_often_as_simulated_noise_says(double slope)
    {
        // The variance of the mean power of white noise over all tiles and frequencies, against naive counting.
        const int size = 64, side = 256, trials = 400;
        var settings = new EstimationSettings { TileSize = size, CoarsestResolution = new(20), FinestResolution = new(4) };
        var spectra = new TileSpectra(side, side, new(2), Krios.Wavelength, settings);
        double[] ratio = new double[trials];
        double naive = 0, correlation = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            var patches = spectra.Of(new Image(side, side, Signals.Noise(side * side, trial)), new(slope * 10, 0), [PatchLayout.Strips(new(Angle.Zero, Hand.Plus), Angle.Zero, spectra.Grid)])[0];
            var patch = Assert.Single(patches.Patches);
            // Tiles are normalised; the contrast between the finer and the coarser half is not.
            double fine = Mean(patch, spectra.Grid, spectra.Grid.RingCount / 2, spectra.Grid.RingCount);
            double coarse = Mean(patch, spectra.Grid, 0, spectra.Grid.RingCount / 2);
            ratio[trial] = Math.Log(fine / coarse);
            naive = (1 / Pixels(spectra.Grid, 0, spectra.Grid.RingCount / 2) + 1 / Pixels(spectra.Grid, spectra.Grid.RingCount / 2, spectra.Grid.RingCount)) / patch.Tiles;
            correlation = patches.Shape.Correlation;
        }
        double variance = ratio.Select(r => r * r).Average() - Math.Pow(ratio.Average(), 2);
        // Sampling error of a variance from 400 trials is 7 %.
        Assert.InRange(variance / naive / correlation, 0.75, 1.25);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.45)]
    [InlineData(0.6)]
    public void Ripples_in_the_spectrum_of_noise_scatter_less_than_smooth_averages(double shift)
    {
        // The periodograms of windowed white noise, sampled at 1/side, weighed with a cosine of some lag or with one; the variances of the two sums over many images.
        const int size = 64, length = 160, trials = 1500;
        var row = new TileRow(new TileWindow(size, size), length);
        double[] flat = new double[trials], ripple = new double[trials];
        for (int trial = 0; trial < trials; trial++)
        {
            // Sums of twelve uniform numbers are as good as Gaussian ones.
            float[] uniform = Signals.Noise(12 * length, trial);
            double[] noise = [.. Enumerable.Range(0, length).Select(i => (double)uniform[(12 * i)..(12 * i + 12)].Sum())];
            foreach (int start in row.Starts)
                for (int k = 1; k < size / 2; k++)
                {
                    double re = 0, im = 0;
                    for (int x = 0; x < size; x++)
                    {
                        double value = noise[start + x] * row.Window.Values[x], turn = 2 * Math.PI * k * x / size;
                        (re, im) = (re + value * Math.Cos(turn), im + value * Math.Sin(turn));
                    }
                    flat[trial] += re * re + im * im;
                    ripple[trial] += (re * re + im * im) * Math.Cos(2 * Math.PI * k * shift + 0.7);
                }
        }

        // A cosine has half the power of one. Sampling errors of either variance are 4 %.
        Assert.InRange(2 * Variance(ripple) / Variance(flat) / row.NoiseOfRipple(shift), 0.85, 1.15);
    }

    private static double Variance(double[] values) => values.Average(value => value * value) - Math.Pow(values.Average(), 2);

    [Fact]
    public void White_noise_and_blank_images_have_no_rings()
    {
        var images = Enumerable.Range(0, 3).Select(i => new Image(700, 700, Signals.Noise(700 * 700, i))).ToArray();
        var thrown = Assert.Throws<BadInputException>(() => Estimate(images));
        Assert.Contains(thrown.Findings, finding => finding.Code == "estimate-no-rings");
        var blank = new Image(700, 700);
        Array.Fill(blank.Pixels, 5f);
        thrown = Assert.Throws<BadInputException>(() => Estimate(blank));
        Assert.Contains(thrown.Findings, finding => finding.Code == "estimate-no-rings");
    }

    [Fact]
    public void A_focus_drift_is_found_in_the_series_itself_and_predicts_what_lies_between()
    {
        // Slow waves of 600 A, known to 20 A: the drift must be seen, and a missing tilt lie near its neighbours.
        double[] places = [.. Enumerable.Range(0, 30).Select(i => (double)i).Where(i => i != 13)];
        static double Truth(double place) => 40000 + 600 * Math.Sin(place / 4);
        double[] defoci = [.. places.Select((place, i) => Truth(place) + (i % 2 == 0 ? 20 : -20))], sigmas = [.. places.Select(_ => 20.0)];
        Exposure[] exposures = [.. places.Select(place => new Exposure(place, 0))];
        var drift = FocusDrift.Of(exposures, defoci, sigmas);
        Assert.True(drift.Jitter <= 50);
        Assert.InRange(drift.Drift, 200, 1600);
        var (value, sigma) = drift.Predict(new(13, 0), exposures, defoci, sigmas);
        Assert.InRange(value - Truth(13), -3 * sigma, 3 * sigma);
        Assert.InRange(sigma, 20, 250);
    }

    [Fact]
    public void A_specimen_off_the_axis_is_predicted_at_the_ends_of_its_tilts()
    {
        // 3000 A of change to 60 degrees, bent; the last three tilts on one side are missing.
        static double Truth(double tilt) => 40000 + 3000 * tilt + 1500 * tilt * tilt;
        double[] tilts = [.. Enumerable.Range(-20, 38).Select(i => i / 20.0)], defoci = [.. tilts.Select((tilt, i) => Truth(tilt) + (i % 2 == 0 ? 60 : -60))];
        Exposure[] exposures = [.. tilts.Select((tilt, i) => new Exposure(i * 17 % 38, tilt))];
        double[] sigmas = [.. tilts.Select(_ => 60.0)];
        var (value, sigma) = FocusDrift.Of(exposures, defoci, sigmas).Predict(new(39, 1), exposures, defoci, sigmas);
        Assert.InRange(value - Truth(1), -3 * sigma, 3 * sigma);
        Assert.InRange(sigma, 20, 400);
    }

    [Fact]
    public void A_series_that_jumps_about_predicts_with_as_much_doubt()
    {
        double[] places = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        double[] defoci = [.. places.Select(place => 40000 + 800 * Math.Sin(1000 * place * place))], sigmas = [.. places.Select(_ => 30.0)];
        Exposure[] exposures = [.. places.Select(place => new Exposure(place, 0))];
        var (_, sigma) = FocusDrift.Of(exposures, defoci, sigmas).Predict(new(20, 0), exposures, defoci, sigmas);
        Assert.InRange(sigma, 300, 1200);
    }

    private static EstimationResult Estimate(params Image[] images)
    {
        var tilts = images.Select((_, i) => new Tilt(i, Angle.FromDegrees(10 * i)));
        var series = new TiltSeries("noise", images[0].Width, images[0].Height, new(2.5), Krios, null, [.. tilts], DataType.Raw);
        return CtfEstimation.Estimate(series, new MemoryStack(images), [Angle.Zero], [Hand.Plus], new());
    }

    private static double Pixels(PolarGrid grid, int from, int to) => grid.PixelCount[grid.RingStart[from]..grid.RingStart[to]].Sum();

    private static double Mean(Patch strip, PolarGrid grid, int from, int to)
    {
        double sum = 0;
        for (int cell = grid.RingStart[from]; cell < grid.RingStart[to]; cell++) sum += (double)grid.PixelCount[cell] * strip.Power[cell];
        return sum / Pixels(grid, from, to);
    }
}
