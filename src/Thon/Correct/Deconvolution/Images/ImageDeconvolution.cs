using Thon.Correct.Canvas;
using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>
/// Deconvolves an image by the filter of its own CTF, with its astigmatism, its phase shift and, if the specimen was tilted, the defocus of every pixel: the whole
/// image is filtered for a few defoci, and each pixel lies on a curve through the results. The filter is computed at every spatial frequency: what a preset says
/// about tables and radii is about volumes. Nothing limits its amplification.
/// </summary>
public sealed class ImageDeconvolution
{
    private readonly int _width;
    private readonly int _height;
    private readonly GreyScale _greyScale;
    private readonly SpectrumFilterJob _job;
    private readonly LevelMixture _mixture;
    private readonly Workspace _workspace;

    /// <summary>Prepares the deconvolution of images of one tilt; may be used for several images, from one thread at a time.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="optics">The image's optics.</param>
    /// <param name="settings">The filter asked for.</param>
    /// <param name="input">Whether the signs of the image were corrected.</param>
    /// <param name="workspace">Transforms and buffers shared with other images.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the settings is not in its range.</exception>
    /// <exception cref="ArgumentException">A defocus that is no number.</exception>
    public ImageDeconvolution(int width, int height, Length pixelSize, LocalOptics optics, DeconvolutionSettings settings, InputState input, Workspace workspace)
    {
        var filter = new DeconvolutionFilter(settings, optics.Centre, input, pixelSize);
        Plan = ImageDeconvolutionPlan.Of(width, height, filter, optics.Plane);
        (_width, _height, _greyScale, _workspace) = (width, height, settings.Preset.GreyScale, workspace);
        (_job, _mixture) = (SpectrumFilterJob.Of(filter, Plan), new(Plan, optics.Plane, pixelSize.Angstroms));
    }

    /// <summary>How the image is worked on.</summary>
    public ImageDeconvolutionPlan Plan { get; }

    /// <summary>
    /// Deconvolves an image in place. A border of one value that an alignment left counts as unknown, and becomes what the filter makes of a level area: zero; or
    /// has its value again where the image gets back its mean and standard deviation.
    /// </summary>
    /// <param name="image">The image; all its pixels are numbers.</param>
    /// <exception cref="ArgumentException">The image is not of the size prepared for.</exception>
    public void ApplyInPlace(Image image)
    {
        if ((image.Width, image.Height) != (_width, _height)) throw new ArgumentException("an image of another size than prepared for", nameof(image));
        var border = ConstantBorder.Of(image);
        Statistics? kept = _greyScale == GreyScale.OfInput ? KnownPixels.StatisticsOf(image, border) : null;
        // Of a plane without end nothing is left, since nothing is kept at zero frequency. One that ends would leave what it makes of its edges.
        BrightnessPlane.Of(image, border).RemoveInPlace(image);
        var surroundings = new Surroundings(image, border, Plan.Width, Plan.Height);
        border?.FillInPlace(image, surroundings.At);
        FilterInPlace(image, surroundings);
        if (kept is { } input) StretchInPlace(image, KnownPixels.StatisticsOf(image, border), input);
        border?.FillInPlace(image, (_, _) => kept is null ? 0 : border.Value);
    }

    private void FilterInPlace(Image image, Surroundings surroundings)
    {
        var fft = _workspace.FftOf(Plan.Width, Plan.Height);
        var kernel = SpectrumFilter.For(Engine.Widest);
        using var canvas = _workspace.Rent<float>(checked(Plan.Width * Plan.Height));
        using var spectrum = _workspace.Rent<Complex32>(checked(fft.SpectrumWidth * fft.Height));
        Lay(image, surroundings, canvas.Span);
        fft.Forward(canvas.Span, spectrum.Span);
        if (Plan.Levels == 1)
        {
            kernel.Run(_job, 0, spectrum.Span, spectrum.Span);
            fft.Inverse(spectrum.Span, canvas.Span);
            for (int y = 0; y < _height; y++) canvas.Span.Slice(y * Plan.Width, _width).CopyTo(image.Row(y));
            return;
        }
        using var filtered = _workspace.Rent<Complex32>(spectrum.Span.Length);
        Array.Clear(image.Pixels);
        for (int level = 0; level < Plan.Levels; level++)
        {
            kernel.Run(_job, Plan.Lowest + level * Plan.Step, spectrum.Span, filtered.Span);
            fft.Inverse(filtered.Span, canvas.Span);
            _mixture.AddInPlace(image, canvas.Span, Plan.Width, level);
        }
    }

    /// <summary>Lays an image, its mean taken away, on the canvas, with its surroundings.</summary>
    private void Lay(Image image, Surroundings surroundings, Span<float> canvas)
    {
        for (int y = 0; y < Plan.Height; y++)
        {
            var row = canvas.Slice(y * Plan.Width, Plan.Width);
            int known = y < _height ? _width : 0;
            if (known > 0) image.Row(y).CopyTo(row);
            surroundings.Row(y, known, row[known..]);
            GreyValues.MapInPlace(row, 1, -(float)surroundings.Mean);
        }
    }

    private static void StretchInPlace(Image image, Statistics from, Statistics to)
    {
        double factor = from.StandardDeviation > 0 ? to.StandardDeviation / from.StandardDeviation : 0;
        GreyValues.MapInPlace(image.Pixels, (float)factor, (float)(to.Mean - factor * from.Mean));
    }
}
