using Thon.Estimate;
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
    [InlineData(0, 0)]
    [InlineData(300, 0)]
    [InlineData(300, 0.0008)]
    [InlineData(1000, 0.002)]
    [InlineData(1400, 0.001)]
    public void The_window_s_blur_is_the_integral_it_stands_for(double displacement, double frequency)
    {
        const double length = 1280;
        const int steps = 100000;
        double sum = 0;
        for (int i = 0; i < steps; i++)
        {
            double x = ((i + 0.5) / steps - 0.5) * length;
            sum += Hann(x - displacement / 2) * Hann(x + displacement / 2) * Math.Cos(2 * Math.PI * frequency * x) * length / steps;
        }
        Assert.Equal(sum, RingDamping.Window(displacement, frequency, length), 1e-6 * length);
        static double Hann(double x) => Math.Abs(x) < length / 2 ? 0.5 + 0.5 * Math.Cos(2 * Math.PI * x / length) : 0;
    }

    [Fact]
    public void The_damping_of_a_cell_is_that_of_slab_window_and_ring_together()
    {
        var grid = new PolarGrid(128, new(3), new(40), new(8));
        var geometry = new TiltGeometry(Angle.FromDegrees(20), Hand.Minus);
        var tilt = Angle.FromDegrees(50);
        const double defocus = 25000, thickness = 700, length = 128 * 3;
        double[] damping = RingDamping.Of(grid, TiltOptics.Of(Krios, geometry, tilt), defocus, new(thickness));
        var plane = DefocusPlane.Of(geometry, tilt);
        double lambda = Krios.Wavelength.Angstroms;
        for (int cell = 0; cell < grid.CellCount; cell += 37)
        {
            if (grid.PixelCount[cell] == 0) continue;
            double k2 = grid.SquaredFrequency[cell], k = Math.Sqrt(k2);
            // Waves k and -k come from places r apart, r = 2 (lambda df - Cs lambda^3 k^2) k, and beat with the slope of the defocus.
            double r = 2 * (lambda * defocus - 2.7e7 * lambda * lambda * lambda * k2);
            double window = Overlap(r * grid.Kx[cell], lambda * k2 * plane.SlopeX) * Overlap(r * grid.Ky[cell], lambda * k2 * plane.SlopeY);
            double slab = Average(z => Math.Cos(2 * Math.PI * lambda * k2 * z), thickness / Math.Cos(tilt.Radians));
            double ring = Average(dk => Math.Cos(2 * Math.PI * r * k * dk), grid.RingWidth);
            Assert.Equal(window * slab * ring, damping[cell], 1e-4);
        }

        static double Hann(double x) => Math.Abs(x) < length / 2 ? 0.5 + 0.5 * Math.Cos(2 * Math.PI * x / length) : 0;
        static double Average(Func<double, double> value, double width) =>
            Enumerable.Range(0, 2000).Average(i => value(((i + 0.5) / 2000 - 0.5) * width));
        static double Overlap(double shift, double frequency) =>
            Average(x => Hann(x - shift / 2) * Hann(x + shift / 2) * Math.Cos(2 * Math.PI * frequency * x), length) / Average(x => Hann(x) * Hann(x), length);
    }

    [Fact]
    public void Tiles_count_as_often_as_simulated_noise_says()
    {
        // The variance of the mean power of white noise over all tiles and frequencies, against naive counting.
        const int size = 64, tiles = 7, trials = 400;
        var settings = new EstimationSettings { TileSize = size, CoarsestResolution = new(20), FinestResolution = new(4) };
        int side = size / 2 * (tiles + 1);
        var spectra = new TileSpectra(side, side, new(2), settings);
        double[] ratio = new double[trials];
        for (int trial = 0; trial < trials; trial++)
        {
            var strips = spectra.Of(new Image(side, side, Signals.Noise(side * side, trial)), [PatchLayout.Strips(new(Angle.Zero, Hand.Plus), Angle.Zero, spectra.Grid)])[0];
            var strip = Assert.Single(strips.Patches);
            // Tiles are normalised; the contrast between the finer and the coarser half is not.
            double fine = Mean(strip, spectra.Grid, spectra.Grid.RingCount / 2, spectra.Grid.RingCount);
            double coarse = Mean(strip, spectra.Grid, 0, spectra.Grid.RingCount / 2);
            ratio[trial] = Math.Log(fine / coarse);
        }
        double variance = ratio.Select(r => r * r).Average() - Math.Pow(ratio.Average(), 2);
        double naive = (1 / Pixels(spectra.Grid, 0, spectra.Grid.RingCount / 2) + 1 / Pixels(spectra.Grid, spectra.Grid.RingCount / 2, spectra.Grid.RingCount)) / (tiles * tiles);
        // Sampling error of a variance from 400 trials is 7 %; tiles at the border have fewer neighbours, which lowers the inflation by a few per cent.
        Assert.InRange(variance / naive / TileCorrelation.Inflation, 0.75, 1.25);
    }

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
    public void A_tilt_without_rings_takes_its_neighbours_defocus_and_is_marked()
    {
        Tilt Fitted(int section, double defocus) =>
            new(section, Angle.FromDegrees(section), Estimate: new(Defocus.Round(new(defocus)), Angle.Zero, new(10)), Acquired: section);
        var filled = DefocusPrediction.Fill([Fitted(0, 30000), new Tilt(1, Angle.FromDegrees(1), Acquired: 1), Fitted(2, 30200)]);
        Assert.Equal(DefocusSource.Predicted, filled[1].Estimate!.Source);
        Assert.Equal(30100, filled[1].Estimate!.Defocus.Mean.Angstroms, 6);
        Assert.Equal(100, filled[1].Estimate!.Sigma!.Value.Angstroms, 6);
        Assert.Equal(DefocusSource.Fit, filled[0].Estimate!.Source);
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
