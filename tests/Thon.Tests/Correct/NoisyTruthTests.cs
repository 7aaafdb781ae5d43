using Thon.AccuracyStudies.Correction;
using Thon.Correct;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>
/// Corrections of noisy images against the truth without CTF and noise: the study of docs/correction.md on fewer and smaller images. The specimen is
/// the thin one, which shows a signal in every band at every tilt.
/// </summary>
public sealed class NoisyTruthTests
{
    private const int Size = 768;
    private const int Seeds = 4;

    // The correlations of two filters of one image differ by about 0.001 at random in the coarsest band, which holds some thousand samples: three of these.
    private const double SamplingError = 0.003;

    private static readonly double[] TiltDegrees = [0, 30, 60];
    private static readonly Lazy<Judged[][]> Series = new(JudgeAll);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void Multiplication_agrees_better_with_the_truth_than_flipping_in_every_band(double tilt) =>
        AssertInEveryBand(tilt, (image, band) => image.Multiply[band].Correlation - image.Flip[band].Correlation, gain => gain > 0);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void Flipping_agrees_with_the_truth_in_every_band(double tilt) =>
        AssertInEveryBand(tilt, (image, band) => image.Flip[band].Correlation, correlation => correlation > 10 * SamplingError);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_Wiener_filter_agrees_with_the_truth_at_least_as_well_as_multiplication_in_every_band(double tilt) =>
        AssertInEveryBand(tilt, (image, band) => image.Wiener[band].Correlation - image.Multiply[band].Correlation, gain => gain > -SamplingError);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_Wiener_filter_errs_less_than_flipping_and_less_than_an_empty_image_in_every_band(double tilt)
    {
        AssertInEveryBand(tilt, (image, band) => image.Flip[band].Error - image.Wiener[band].Error, saved => saved > 0);
        AssertInEveryBand(tilt, (image, band) => image.Wiener[band].Error, error => error < 1);
    }

    private static void AssertInEveryBand(double tilt, Func<Judged, int, double> number, Func<double, bool> holds)
    {
        int section = Array.IndexOf(TiltDegrees, tilt);
        for (int band = 0; band < Band.All.Length; band++)
        {
            var average = Averaged.Of(Series.Value.Select(series => number(series[section], band)));
            Assert.True(holds(average.Mean), $"{Band.All[band]} A: {average.Mean} +- {average.Sigma}");
        }
    }

    private static Judged[][] JudgeAll()
    {
        var settings = CorrectionCase.Thin.Settings with { Width = Size, Height = Size, TiltAngles = [.. TiltDegrees.Select(Angle.FromDegrees)] };
        var one = CorrectionCase.Thin with { Settings = settings };
        var series = new Judged[Seeds][];
        Parallel.For(0, Seeds, seed =>
        {
            var simulation = one.Series((ulong)seed + 1);
            series[seed] = [.. TiltDegrees.Select((_, section) => Judged.Of(CorrectionTilt.Of(simulation, section)))];
        });
        return series;
    }

    private sealed record Judged(IReadOnlyList<BandAgreement> Flip, IReadOnlyList<BandAgreement> Multiply, IReadOnlyList<BandAgreement> Wiener)
    {
        public static Judged Of(CorrectionTilt tilt) => new(
            tilt.Judge(new(CorrectionMode.Flip)),
            tilt.Judge(new(CorrectionMode.Multiply)),
            tilt.Judge(new(CorrectionMode.Wiener) { SignalToNoise = tilt.Ratio }));
    }
}
