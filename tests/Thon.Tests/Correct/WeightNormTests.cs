using System.Collections.Immutable;
using Thon.Correct;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>Weights of a whole series: divided by their norm, multiplied by the cosine of the tilt.</summary>
public sealed class WeightNormTests
{
    // Straight lines between the entries of a table that bends over hundredths of a cycle/angstrom.
    private const double Table = 2e-5;

    private static readonly double[] Angles = [0, 30, -30, 60, -60];

    private static readonly double[] Frequencies = [1e-4, 0.004, 0.02, 0.1, 0.2, 0.35];

    public static TheoryData<WeightNormalisation, TiltFactor, double> Weightings =>
        [.. from normalisation in new[] { WeightNormalisation.SumOfSquares, WeightNormalisation.MeanSquare }
            from tilting in new[] { TiltFactor.None, TiltFactor.Cosine }
            from perDose in new[] { 0.0, 4 }
            select (normalisation, tilting, perDose)];

    [Theory]
    [MemberData(nameof(Weightings))]
    public void Weights_are_divided_by_the_root_of_the_sum_or_mean_of_their_squares(WeightNormalisation normalisation, TiltFactor tilting, double perDose)
    {
        var curve = perDose == 0 ? DamageCurve.GrantGrigorieff : DamageCurve.BFactor(perDose);
        var weighting = new DoseWeighting(ExposurePoint.End) { Normalisation = normalisation, Tilting = tilting, Curve = curve };
        var weights = weighting.WeightsOf(Series());
        foreach (double k in Frequencies)
        {
            double[] plain = [.. Angles.Select((angle, i) => PlainWeight(k, 30 * (i + 1), perDose) * (tilting == TiltFactor.Cosine ? Math.Cos(angle * Math.PI / 180) : 1))];
            double norm = Math.Sqrt(plain.Sum(w => w * w) / (normalisation == WeightNormalisation.MeanSquare ? plain.Length : 1));
            for (int i = 0; i < plain.Length; i++) Assert.Equal(plain[i] / norm, weights[i].At(k), Table);
        }
        Assert.Equal(Angles.Select(angle => tilting == TiltFactor.Cosine ? Math.Cos(angle * Math.PI / 180) : 1), weights.Select(weight => weight.OfMean));
    }

    // The published formula, written out anew: half of the critical dose, or the B factor over four.
    private static double PlainWeight(double k, double dose, double perDose) => perDose == 0
        ? Math.Exp(-dose / (2 * (0.24499 * Math.Pow(k, -1.6649) + 2.8141)))
        : Math.Exp(-perDose * dose * k * k / 4);

    [Fact]
    public void Where_nothing_is_left_of_any_image_weights_stay_numbers()
    {
        var series = Series() with { PixelSize = new(0.5) };
        var late = series with { Tilts = [.. series.Tilts.Select(tilt => tilt with { DoseBefore = tilt.DoseBefore!.Value + new Dose(4000) })] };
        var weights = new DoseWeighting(ExposurePoint.Start) { Normalisation = WeightNormalisation.SumOfSquares, Curve = DamageCurve.BFactor(4) }.WeightsOf(late);
        Assert.Equal(1, weights[0].At(1), Table);
        Assert.Equal(0, weights[4].At(1), Table);
    }

    [Fact]
    public void Excluded_images_count_like_the_others()
    {
        var weighting = new DoseWeighting(ExposurePoint.Middle) { Normalisation = WeightNormalisation.MeanSquare };
        var series = Series();
        var marked = series with { Tilts = series.Tilts.SetItem(1, series.Tilts[1] with { IsExcluded = true }) };
        Assert.Equal(weighting.WeightsOf(series).Select(weight => weight.At(0.1)), weighting.WeightsOf(marked).Select(weight => weight.At(0.1)));
    }

    [Fact]
    public void A_fitted_ratio_is_freed_of_the_damage_alone()
    {
        var plain = new DoseWeighting(ExposurePoint.Middle).WeightsOf(Series())[3];
        var shaped = new DoseWeighting(ExposurePoint.Middle) { Normalisation = WeightNormalisation.SumOfSquares, Tilting = TiltFactor.Cosine }.WeightsOf(Series())[3];
        var ratio = SignalToNoise.Constant(1e-3) with { Frequencies = [0.05] };
        Assert.Equal(plain.Undamaged(ratio).Ratios[0], shaped.Undamaged(ratio).Ratios[0]);
    }

    [Fact]
    public void Over_the_series_noise_stays_white_with_the_root_of_the_mean_square()
    {
        // Mean power over the images, ring by ring; rings of some 500 frequencies and more, five images: 2 % of chance and edges.
        const double chance = 0.06;
        double[] meansq = Power(new(ExposurePoint.Middle) { Normalisation = WeightNormalisation.MeanSquare }), none = Power(new(ExposurePoint.Middle));
        Assert.All(meansq, ring => Assert.Equal(1, ring, chance));
        Assert.InRange(none[^1], 0, 0.5);
    }

    [Fact]
    public void The_mean_takes_the_cosine_and_no_norm()
    {
        var image = Noise(3, 250);
        var before = Statistics.Of(image.Pixels);
        var weight = new DoseWeighting(ExposurePoint.Middle) { Normalisation = WeightNormalisation.SumOfSquares, Tilting = TiltFactor.Cosine }.WeightsOf(Series())[3];
        Correction(weight).ApplyInPlace(image);
        // What leaks over the edges is no more than a hundredth of the noise.
        Assert.Equal(before.Mean / 2, Statistics.Of(image.Pixels).Mean, before.StandardDeviation / 100);
    }

    [Fact]
    public void A_border_of_one_value_takes_what_the_mean_takes()
    {
        var image = Noise(4, 250);
        for (int y = 0; y < Size; y++) image.Row(y)[..40].Fill(250);
        var weight = new DoseWeighting(ExposurePoint.Middle) { Tilting = TiltFactor.Cosine }.WeightsOf(Series())[3];
        Correction(weight).ApplyInPlace(image);
        Assert.Equal((float)(250 * weight.Factor), image[3, 7]);
    }

    private const int Size = 256, Rings = 6;

    private static double[] Power(DoseWeighting weighting)
    {
        var weights = weighting.WeightsOf(Series());
        var fft = new RealFft2D(Size, Size);
        var (power, count) = (new double[Rings], new double[Rings]);
        var spectrum = new Complex32[fft.SpectrumWidth * Size];
        for (int i = 0; i < weights.Length; i++)
        {
            var image = Noise(i + 10, 0);
            Correction(weights[i]).ApplyInPlace(image);
            fft.Forward(image.Pixels, spectrum);
            for (int j = 1; j < spectrum.Length; j++)
            {
                int row = j / fft.SpectrumWidth;
                double u = j % fft.SpectrumWidth / (double)Size, v = Math.Min(row, Size - row) / (double)Size;
                int ring = (int)(Math.Sqrt(u * u + v * v) * 2 * Rings);
                if (ring >= Rings) continue;
                // Uniform noise between -1 and 1 has a variance of a third.
                power[ring] += spectrum[j].Power * 3.0 / (Size * Size);
                count[ring]++;
            }
        }
        return [.. power.Zip(count, (p, n) => p / n)];
    }

    private static Image Noise(int seed, float level) => new(Size, Size, [.. Signals.Noise(Size * Size, seed).Select(pixel => pixel + level)]);

    private static LocalCorrection Correction(DoseWeight weight) => new(Size, Size, Series().PixelSize, null, new(CorrectionMode.None) { Dose = weight }, new());

    private static TiltSeries Series() => new(
        "ts", Size, Size, new(1.4), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), null,
        [.. Angles.Select((angle, i) => new Tilt(i, Angle.FromDegrees(angle), new Dose(30 * i), new Dose(30)))], DataType.Raw);
}
