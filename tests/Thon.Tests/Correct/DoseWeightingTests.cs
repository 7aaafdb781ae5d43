using Thon.Correct;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

public sealed class DoseWeightingTests
{
    // The issue of this step: agreement with the published formula to this relative rms.
    private const double Agreement = 1e-4;
    private const int Edge = 96;

    [Theory]
    [InlineData(300, 4.5, 1.35)]
    [InlineData(300, 61.5, 2.5)]
    [InlineData(200, 61.5, 2.5)]
    [InlineData(200, 118.5, 1.7)]
    [InlineData(120, 40, 2.5)]
    [InlineData(100, 61.5, 2.5)]
    public void White_noise_is_weighted_by_the_published_formula(double kilovolts, double dose, double pixel)
    {
        const int width = 768, height = 640;
        var image = new Image(width, height, Signals.Noise(width * height, 5));
        float[] expected = ByFormula(image, kilovolts, dose, pixel);
        Weighting(image, pixel, kilovolts, dose).ApplyInPlace(image);
        double difference = 0, power = 0;
        for (int y = Edge; y < height - Edge; y++)
            for (int x = Edge; x < width - Edge; x++)
            {
                difference += Math.Pow(image[x, y] - expected[y * width + x], 2);
                power += Math.Pow(expected[y * width + x], 2);
            }
        Assert.InRange(Math.Sqrt(difference / power), 0, Agreement);
    }

    [Fact]
    public void The_mean_stays()
    {
        // Noise on a level: the noise loses most of itself, the level nothing but what leaks over the edges.
        var image = new Image(300, 200, [.. Signals.Noise(300 * 200, 2).Select(pixel => pixel + 321.5f)]);
        var before = Statistics.Of(image.Pixels);
        Weighting(image, 2, 300, 60).ApplyInPlace(image);
        var after = Statistics.Of(image.Pixels);
        Assert.Equal(before.Mean, after.Mean, before.StandardDeviation / 100);
        Assert.True(after.StandardDeviation < before.StandardDeviation / 4);
    }

    [Fact]
    public void The_moment_of_the_exposure_decides_the_dose()
    {
        var tilt = new Tilt(0, Angle.Zero, new Dose(30), new Dose(3));
        Assert.Equal(30, DoseWeighting.ExposureOf(tilt, ExposurePoint.Start).ElectronsPerSquareAngstrom);
        Assert.Equal(31.5, DoseWeighting.ExposureOf(tilt, ExposurePoint.Middle).ElectronsPerSquareAngstrom);
        Assert.Equal(33, DoseWeighting.ExposureOf(tilt, ExposurePoint.End).ElectronsPerSquareAngstrom);
    }

    [Fact]
    public void The_label_names_all_that_is_unusual_in_a_fixed_order()
    {
        Assert.Equal("dw(gg,mid)", new DoseWeighting(ExposurePoint.Middle).Step);
        Assert.Equal("dw(bfactor,mid)", (new DoseWeighting(ExposurePoint.Middle) { Curve = DamageCurve.BFactor(4) }).Step);
        Assert.Equal("dw(bfactor:3,start,sumsq)", (new DoseWeighting(ExposurePoint.Start) { Curve = DamageCurve.BFactor(3), Normalisation = WeightNormalisation.SumOfSquares }).Step);
        Assert.Equal("dw(gg,end,meansq,cos)", (new DoseWeighting(ExposurePoint.End) { Normalisation = WeightNormalisation.MeanSquare, Tilting = TiltFactor.Cosine }).Step);
        Assert.True(DataType.FromLabels(["Thon: flip+dw(bfactor:3,end,meansq,cos)"])!.IsDoseWeighted);
        Assert.False(DataType.Raw.Then("frames(gg,mid)").IsDoseWeighted);
        Assert.True(DataType.Raw.Then("frames(gg,mid)").IsFrameSum);
    }

    private static LocalCorrection Weighting(Image image, double pixel, double kilovolts, double dose) =>
        new(image.Width, image.Height, new(pixel), null, new(CorrectionMode.None) { Dose = new(new(dose), Voltage.FromKilovolts(kilovolts)) }, new());

    /// <summary>exp(-D / (2 s (0.24499 k^-1.6649 + 2.8141))) on the periodic image, through FFTW and written out anew.</summary>
    private static float[] ByFormula(Image image, double kilovolts, double dose, double pixel)
    {
        Fftw.SkipUnlessInstalled();
        var spectrum = Fftw.Forward(image.Pixels, image.Height, image.Width);
        int columns = image.Width / 2 + 1;
        double scale = kilovolts switch { 300 => 1, 200 => 0.8, 120 => 0.672, _ => 0.64 };
        for (int i = 1; i < spectrum.Length; i++)
        {
            int row = i / columns;
            double ky = (row <= image.Height / 2 ? row : row - image.Height) / (image.Height * pixel), kx = i % columns / (image.Width * pixel);
            double k = Math.Sqrt(kx * kx + ky * ky);
            spectrum[i] *= (float)Math.Exp(-dose / (2 * scale * (0.24499 * Math.Pow(k, -1.6649) + 2.8141)));
        }
        return Fftw.Inverse(spectrum, image.Height, image.Width);
    }
}
