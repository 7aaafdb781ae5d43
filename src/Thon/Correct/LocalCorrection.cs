using Thon.Correct.Canvas;
using Thon.Correct.Levels;
using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// Everything that is done to the spectrum of an image, in one pass: the CTF is corrected, every pixel by the filter of its own defocus, and dose, envelope and
/// low-pass are applied. It is the adjoint of the image of a tilted specimen: the whole image is filtered for each defocus, and each place keeps what is its own.
/// </summary>
public sealed class LocalCorrection
{
    private readonly int _width;
    private readonly int _height;
    private readonly Upright _upright;
    private readonly FilterJob _job;
    private readonly ColumnSpectrum _columns;
    private readonly Workspace _workspace;

    /// <summary>Prepares the correction of images of one tilt; may be used for several images, from one thread at a time.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="optics">The image's optics; null for <see cref="CorrectionMode.None"/>.</param>
    /// <param name="filter">What is to be done.</param>
    /// <param name="workspace">Transforms and buffers shared with other images.</param>
    /// <exception cref="ArgumentException">A correction without optics, or a Wiener filter without a signal-to-noise ratio.</exception>
    public LocalCorrection(int width, int height, Length pixelSize, LocalOptics? optics, ImageFilter filter, Workspace workspace)
    {
        if (filter.Mode == CorrectionMode.None) optics = null;
        else if (optics is null) throw new ArgumentException("a correction needs the optics of the image", nameof(optics));
        if (filter is { Mode: CorrectionMode.Wiener, SignalToNoise: null }) throw new ArgumentException("a Wiener filter needs a signal-to-noise ratio", nameof(filter));
        (_width, _height, _workspace) = (width, height, workspace);
        double finest = Math.Min(SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom, 1 / (filter.Finest?.Angstroms ?? pixelSize.Angstroms));
        _upright = UprightOf(optics, finest, width * pixelSize.Angstroms, height * pixelSize.Angstroms);
        var (across, along) = _upright.IsTransposed ? (height, width) : (width, height);
        Plan = optics is null ? CorrectionPlan.WithoutCtf(across, along)
            : CorrectionPlan.Of(across, along, pixelSize, optics.Centre, optics.Plane, _upright, finest);
        double centre = across / 2 + _upright.ShiftOf(along / 2, along);
        _job = new(
            filter.Mode, Plan, LevelBox.Of(Plan, centre, _upright.Slope * pixelSize.Angstroms), workspace.LanesOf(Plan.Box),
            PhasePolynomial.Of(optics?.Centre, _upright), RadialTables.Of(filter, Plan, optics?.Centre, pixelSize), _upright, pixelSize.Angstroms);
        _columns = new(Plan, workspace);
    }

    /// <summary>How the image is worked on.</summary>
    public CorrectionPlan Plan { get; }

    /// <summary>Corrects an image in place. Its mean stays, and so does a border of one value that an alignment left.</summary>
    /// <param name="image">The image.</param>
    /// <exception cref="ArgumentException">The image is not of the size prepared for.</exception>
    public void ApplyInPlace(Image image)
    {
        if ((image.Width, image.Height) != (_width, _height)) throw new ArgumentException("an image of another size than prepared for", nameof(image));
        if (!_upright.IsTransposed)
        {
            ApplyUprightInPlace(image);
            return;
        }
        using var loan = _workspace.Rent<float>(image.Pixels.Length);
        var turned = new Image(image.Height, image.Width, loan.Array);
        Transpose(image, turned);
        ApplyUprightInPlace(turned);
        Transpose(turned, image);
    }

    private static Upright UprightOf(LocalOptics? optics, double finest, double width, double height)
    {
        if (optics is null) return new(false, 0, 0);
        double step = CorrectionPlan.StepOf(optics.Centre, finest);
        return Upright.Of(optics.Plane, range => CorrectionPlan.IsNegligible(range, step), width, height);
    }

    private void ApplyUprightInPlace(Image image)
    {
        var border = ConstantBorder.Of(image);
        var surroundings = new Surroundings(image, border, Plan.Width, _upright.Shear == 0 ? Plan.Height : image.Height);
        border?.FillInPlace(image, surroundings.At);
        if (_upright.Shear == 0) FilterInPlace(image, surroundings);
        else FilterShearedInPlace(image, surroundings);
        border?.FillInPlace(image, (_, _) => border.Value);
    }

    private void FilterShearedInPlace(Image image, Surroundings surroundings)
    {
        using var loan = _workspace.Rent<float>(Plan.Width * image.Height);
        var wide = new Image(Plan.Width, image.Height, loan.Array);
        for (int y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(wide.Row(y));
            for (int x = image.Width; x < wide.Width; x++) wide[x, y] = surroundings.At(x, y);
        }
        var shear = new Shear(_workspace.FftOf(wide.Width));
        shear.ApplyInPlace(wide, y => _upright.ShiftOf(y, wide.Height));
        FilterInPlace(wide, new Surroundings(wide, null, Plan.Width, Plan.Height));
        shear.ApplyInPlace(wide, y => -_upright.ShiftOf(y, wide.Height));
        for (int y = 0; y < image.Height; y++) wide.Row(y)[..image.Width].CopyTo(image.Row(y));
    }

    private void FilterInPlace(Image image, Surroundings surroundings)
    {
        using var spectrum = _workspace.Rent<Complex32>(_columns.Length);
        _columns.Forward(image, surroundings, spectrum.Span);
        LevelFilter.For(Engine.Widest).RunInPlace(_job, spectrum.Span);
        _columns.Inverse(spectrum.Span, (float)surroundings.Mean, image);
    }

    private static void Transpose(Image source, Image target)
    {
        // In stripes, so that the pages of either image that are in use at a time are few.
        const int stripe = 64;
        for (int y = 0; y < source.Height; y += stripe)
            Transposition.Copy(source.Pixels.AsSpan(y * source.Width), source.Width, target.Pixels.AsSpan(y), source.Height, Math.Min(stripe, source.Height - y), source.Width);
    }
}
