using System.Collections.Immutable;
using Thon.Formats.Dialects;
using Thon.Optics;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>The columns RELION has for a series as a whole.</summary>
internal static class RelionSeriesColumns
{
    private static readonly StarColumns<SeriesDescription> Name =
        StarColumns<SeriesDescription>.Word("rlnTomoName", series => series.Name is { } name ? TiltSeriesStar.BlockName(name) : null);

    private static readonly StarColumns<SeriesDescription> Voltage = StarColumns<SeriesDescription>.Number("rlnVoltage", series => series.Voltage?.Kilovolts);

    private static readonly StarColumns<SeriesDescription> Aberration =
        StarColumns<SeriesDescription>.Number("rlnSphericalAberration", series => series.SphericalAberration?.Millimeters);

    private static readonly StarColumns<SeriesDescription> Amplitude =
        StarColumns<SeriesDescription>.Number("rlnAmplitudeContrast", series => series.AmplitudeContrast ?? Microscope.DefaultAmplitudeContrast);

    // RELION always wants that of the movies; where it is not known the images count as made from movies of their own pixel size.
    private static readonly StarColumns<SeriesDescription> MoviePixel =
        StarColumns<SeriesDescription>.Number("rlnMicrographOriginalPixelSize", series => (series.MoviePixelSize ?? series.PixelSize)?.Angstroms);

    private static readonly StarColumns<SeriesDescription> TiltPixel = Pixel("rlnTomoTiltSeriesPixelSize");

    private static readonly StarColumns<SeriesDescription> Hand =
        StarColumns<SeriesDescription>.Number("rlnTomoHand", series => -(int?)HandAbout.Of(series, HandAxis(series)));

    private static readonly StarColumns<SeriesDescription> FractionalDose =
        StarColumns<SeriesDescription>.Number("rlnTomoImportFractionalDose", series => CommonDose(series)?.ElectronsPerSquareAngstrom);

    /// <summary>The columns of RELION 5's global file.</summary>
    internal static ImmutableArray<StarColumns<SeriesDescription>> Relion5 { get; } = [Name, Voltage, Aberration, Amplitude, MoviePixel, Hand, TiltPixel, FractionalDose];

    /// <summary>The columns of RELION 4's global table.</summary>
    internal static ImmutableArray<StarColumns<SeriesDescription>> Relion4 { get; } = [Name, Hand, TiltPixel, Voltage, Aberration, Amplitude, FractionalDose];

    /// <summary>The columns of RELION 3.1's optics table.</summary>
    internal static ImmutableArray<StarColumns<SeriesDescription>> Relion3 { get; } = [MoviePixel, Voltage, Aberration, Amplitude, Pixel("rlnMicrographPixelSize")];

    /// <summary>The columns that stand in every row of a table without optics, as Gctf writes it: the pixel size is one of the detector over a magnification.</summary>
    /// <param name="template">That table.</param>
    internal static ImmutableArray<StarColumns<SeriesDescription>> Gctf(StarBlock template) =>
    [
        Voltage, Aberration, Amplitude,
        template.Number(0, "rlnDetectorPixelSize") is { } micrometers
            ? StarColumns<SeriesDescription>.Number("rlnMagnification", series => Length.FromMicrometers(micrometers).Angstroms / series.PixelSize?.Angstroms)
            : MoviePixel,
    ];

    /// <summary>The dose of each image, where it is one for all; else null.</summary>
    internal static Dose? CommonDose(SeriesDescription series)
    {
        double?[] doses = [.. series.Tilts.Select(tilt => tilt.Dose?.ElectronsPerSquareAngstrom)];
        return doses is [{ } first, ..] && doses.All(dose => dose is { } one && StarCell.Of(one).IsSame(StarCell.Of(first))) ? new Dose(first) : null;
    }

    // An alignment is written where all images have one.
    private static Angle HandAxis(SeriesDescription series) =>
        (series.Tilts.All(tilt => tilt.IsExcluded || tilt.Alignment is not null) ? SeriesAxis.Aligned(series) : null) ?? SeriesAxis.Nominal(series) ?? Angle.Zero;

    private static StarColumns<SeriesDescription> Pixel(string label) => StarColumns<SeriesDescription>.Number(label, series => series.PixelSize?.Angstroms);
}
