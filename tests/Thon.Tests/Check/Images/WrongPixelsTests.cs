using Thon.Findings;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Check.Images;

/// <summary>Images that are blank, told twice, or were weighted before.</summary>
public sealed class WrongPixelsTests
{
    private static readonly CheckedSeries Series = CheckedSeries.Shared;

    [Fact]
    public void A_blank_image_is_named()
    {
        var finding = Series.WithImage(3, image => new(image.Width, image.Height)).TheOne("images-blank");
        Assert.Equal((Severity.Warning, "section 3"), (finding.Severity, finding.Place));
        Assert.Contains("--exclude 3", finding.Advice);
    }

    [Fact]
    public void An_image_next_to_without_beam_is_named() =>
        Assert.Equal("section 14", Series.WithImage(14, image => new(image.Width, image.Height, [.. image.Pixels.Select((pixel, i) => i % 89 == 0 ? pixel / 4 : 0)])).TheOne("images-blank").Place);

    [Fact]
    public void A_stack_of_blank_images_is_an_error()
    {
        var blank = Series with { Images = [.. Series.Images.Select(image => new Image(image.Width, image.Height))] };
        Assert.Equal(Severity.Error, blank.TheOne("images-blank").Severity);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3.7, -32768)]
    public void The_same_pixels_again_are_told_whatever_their_scale(float scale, float offset)
    {
        var again = Series.WithImages(i => i == 9 ? 8 : i).WithImage(9, image => new(image.Width, image.Height, [.. image.Pixels.Select(pixel => MathF.Round(scale * pixel + offset))]));
        Assert.Equal("section 9", again.TheOne("images-duplicate").Place);
    }

    [Fact]
    public void Images_weighted_by_dose_are_told_unless_the_label_says_so()
    {
        var weighted = Series with { Images = [.. Series.Images.Select((image, i) => Weighted(image, Series.Claim.Series, Series.Claim.Series.Tilts[i]))] };
        Assert.Equal(Severity.Error, weighted.TheOne("images-dose-weighted").Severity);
        Assert.Empty(weighted.With(series => series with { DataType = DataType.Raw.Then("dw(gg,mid)") }).Check());
    }

    // The plain definition, wave by wave, on the image as it is.
    private static Image Weighted(Image image, TiltSeries series, Tilt tilt)
    {
        var fft = new RealFft2D(image.Width, image.Height);
        var spectrum = new Complex32[fft.SpectrumWidth * image.Height];
        fft.Forward(image.Pixels, spectrum);
        var exposure = tilt.DoseBefore!.Value + tilt.Dose!.Value;
        for (int i = 0; i < spectrum.Length; i++)
        {
            var (row, column) = Math.DivRem(i, fft.SpectrumWidth);
            double x = (double)column / image.Width, y = (double)Math.Min(row, image.Height - row) / image.Height;
            spectrum[i] *= (float)RadiationDamage.Amplitude(Math.Sqrt(x * x + y * y) / series.PixelSize.Angstroms, exposure, series.Microscope.Voltage);
        }

        var weighted = new Image(image.Width, image.Height);
        fft.Inverse(spectrum, weighted.Pixels);
        return weighted;
    }
}
