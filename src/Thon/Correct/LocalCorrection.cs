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
    private readonly double _ofMean;
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
    /// <exception cref="ArgumentException">A correction without optics, a Wiener filter without a signal-to-noise ratio, or a defocus that is no number or beyond all lenses.</exception>
    public LocalCorrection(int width, int height, Length pixelSize, LocalOptics? optics, ImageFilter filter, Workspace workspace)
    {
        if (filter.Mode == CorrectionMode.None) optics = null;
        else if (optics is null) throw new ArgumentException("a correction needs the optics of the image", nameof(optics));
        if (filter is { Mode: CorrectionMode.Wiener, SignalToNoise: null }) throw new ArgumentException("a Wiener filter needs a signal-to-noise ratio", nameof(filter));
        (_width, _height, _ofMean, _workspace) = (width, height, filter.OfMean, workspace);
        double finest = Math.Min(SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom, 1 / (filter.Finest?.Angstroms ?? pixelSize.Angstroms));
        double lowPass = (filter.Finest?.Angstroms ?? 0) / pixelSize.Angstroms;
        _upright = UprightOf(optics, finest, width * pixelSize.Angstroms, height * pixelSize.Angstroms);
        var (across, along) = _upright.IsTransposed ? (height, width) : (width, height);
        Plan = optics is null ? CorrectionPlan.WithoutCtf(across, along, lowPass)
            : CorrectionPlan.Of(across, along, pixelSize, optics.Centre, optics.Plane, _upright, finest, lowPass);
        double centre = across / 2 + _upright.ShiftOf(along / 2, along);
        _job = new(
            filter.Mode, Plan, LevelBox.Of(Plan, centre, _upright.Slope * pixelSize.Angstroms), workspace.LanesOf(Plan.Box),
            PhasePolynomial.Of(optics?.Centre, _upright), RadialTables.Of(filter, Plan, optics?.Centre, pixelSize), _upright, pixelSize.Angstroms);
        _columns = new(Plan, workspace);
    }

    /// <summary>How the image is worked on.</summary>
    public CorrectionPlan Plan { get; }

    /// <summary>Corrects an image in place. Its mean stays, and so does a border of one value that an alignment left; a dose weight may have a factor for both.</summary>
    /// <param name="image">The image.</param>
    /// <exception cref="ArgumentException">The image is not of the size prepared for.</exception>
    public void ApplyInPlace(Image image)
    {
        if ((image.Width, image.Height) != (_width, _height)) throw new ArgumentException("an image of another size than prepared for", nameof(image));
        var border = ConstantBorder.Of(image);
        var (width, height) = _upright.Shear == 0 ? (Plan.Width, Plan.Height) : (Plan.Width, _upright.IsTransposed ? image.Width : image.Height);
        var surroundings = new Surroundings(image, border, _upright.IsTransposed ? height : width, _upright.IsTransposed ? width : height);
        border?.FillInPlace(image, surroundings.At);
        if (_upright.Shear == 0) FilterInPlace(image, _upright.IsTransposed ? CanvasColumns.AreRows : CanvasColumns.AreColumns, surroundings);
        else FilterShearedInPlace(image, surroundings);
        border?.FillInPlace(image, (_, _) => (float)(border.Value * _ofMean));
    }

    private static Upright UprightOf(LocalOptics? optics, double finest, double width, double height)
    {
        if (optics is null) return new(false, 0, 0);
        double step = CorrectionPlan.StepOf(optics.Centre, finest);
        return Upright.Of(optics.Plane, range => CorrectionPlan.IsNegligible(range, step), width, height);
    }

    private void FilterShearedInPlace(Image image, Surroundings surroundings)
    {
        using var wide = new ShearedCanvas(image, _upright, Plan.Width, _workspace);
        wide.Lay(image, surroundings);
        FilterInPlace(wide.Image, CanvasColumns.AreColumns, new Surroundings(wide.Image, null, Plan.Width, Plan.Height));
        wide.Take(image);
    }

    private void FilterInPlace(Image image, CanvasColumns columns, Surroundings surroundings)
    {
        using var spectrum = _workspace.Rent<Complex32>(_columns.Length);
        _columns.Forward(image, columns, surroundings, spectrum.Span);
        LevelFilter.For(Engine.Widest).RunInPlace(_job, spectrum.Span);
        _columns.Inverse(spectrum.Span, (float)(surroundings.Mean * _ofMean), columns, image);
    }
}
