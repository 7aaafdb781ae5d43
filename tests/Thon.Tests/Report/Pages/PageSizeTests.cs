using Thon.Estimate.Diagnosis;
using Thon.Report.Pages;
using Xunit;

namespace Thon.Tests.Report.Pages;

public sealed class PageSizeTests
{
    private const int Tilts = 41, SpectrumSide = 256, ThumbnailSide = 160, Seed = 7;

    // Noise over this share of the grey values, as spectra of single images have: nothing is harder to keep.
    private const double NoiseSpan = 0.6;

    // What a mail or a wiki still takes.
    private const int LargestPage = 5_000_000;

    [Fact]
    public void A_series_of_41_tilts_fits_into_five_megabytes_however_noisy_it_is()
    {
        var random = new Random(Seed);
        var one = SampleFits.Series.Tilts[SampleFits.GoodAndPoor];
        var series = SampleFits.Series with { Tilts = [.. Enumerable.Range(0, Tilts).Select(section => one with { Section = section, Acquired = section })] };
        var tilts = TiltReports.Of(series, [.. series.Tilts.Select(_ => SampleFits.Diagnosis with { Picture = new SpectrumPicture(SpectrumSide, 0.2, [.. HalfNoise(random)]) })]);
        string? thumbnail = GreyPicture.DataAddress(Noise(random, ThumbnailSide * ThumbnailSide), ThumbnailSide, ThumbnailSide, PictureFormat.Jpeg);
        var report = SeriesReports.Of(series, "TS_01.mrc", [.. tilts.Select(tilt => tilt with { Before = thumbnail, After = thumbnail })], [], [], [], null);
        Assert.InRange(ReportPage.Html(report).Length, 1_000_000, LargestPage);
    }

    // The right half is a smooth model.
    private static byte[] HalfNoise(Random random)
    {
        byte[] grey = Noise(random, SpectrumSide * SpectrumSide);
        for (int i = 0; i < grey.Length; i++)
            if (i % SpectrumSide >= SpectrumSide / 2) grey[i] = (byte)(128 + 60 * Math.Cos(0.002 * (Math.Pow(i % SpectrumSide - SpectrumSide / 2, 2) + Math.Pow(i / SpectrumSide - SpectrumSide / 2, 2))));
        return grey;
    }

    private static byte[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)(128 + 255 * NoiseSpan * (random.NextDouble() - 0.5)))];
}
