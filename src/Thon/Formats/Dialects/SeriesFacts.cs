using Thon.Findings;
using Thon.Tilts;

namespace Thon.Formats.Dialects;

/// <summary>Tells what a description says and a dialect cannot.</summary>
internal static class SeriesFacts
{
    private static readonly (SeriesFact Fact, string Words, Func<SeriesDescription, bool> IsStated)[] Known =
    [
        (SeriesFact.Voltage, "voltage", series => series.Voltage is not null),
        (SeriesFact.SphericalAberration, "spherical aberration", series => series.SphericalAberration is not null),
        (SeriesFact.AmplitudeContrast, "amplitude contrast", series => series.AmplitudeContrast is not null),
        (SeriesFact.PixelSize, "pixel size", series => series.PixelSize is not null || series.MoviePixelSize is not null),
        (SeriesFact.ImageSize, "image size", series => series.Width is not null),
        (SeriesFact.TiltAxis, "tilt axis", series => series.TiltAxis is not null),
        (SeriesFact.Hand, "hand", series => series.Hand is not null),
        (SeriesFact.TiltOffset, "tilt offset", series => series.TiltOffset is { Radians: not 0 }),
        (SeriesFact.XTilt, "X-tilt", series => series.XTilt is { Radians: not 0 } || series.Tilts.Any(tilt => tilt.Alignment is { XTilt.Radians: not 0 })),
        (SeriesFact.SlabThickness, "thickness", series => series.SlabThickness is not null),
        (SeriesFact.DataType, "data type label", series => series.DataType is { Steps.IsEmpty: false }),
        (SeriesFact.TiltAngles, "tilt angles", series => series.Tilts.Any(tilt => tilt.TiltAngle is not null)),
        (SeriesFact.Movies, "names of movies", series => series.Tilts.Any(tilt => tilt.Movie is not null)),
        (SeriesFact.Doses, "doses", series => series.Tilts.Any(tilt => tilt.Dose is not null || tilt.DoseBefore is not null)),
        (SeriesFact.NominalDefocus, "nominal defoci", series => series.Tilts.Any(tilt => tilt.NominalDefocus is not null)),
        (SeriesFact.Defocus, "fitted defoci", series => series.Tilts.Any(tilt => tilt.Estimate is not null)),
        (SeriesFact.PhaseShift, "phase shifts", series => Estimates(series).Any(estimate => estimate.PhaseShift.Radians != 0)),
        (SeriesFact.FitQuality, "scores and resolutions of the fits", series => Estimates(series).Any(estimate => estimate.Score is not null || estimate.Resolution is not null)),
        (SeriesFact.Errors, "standard errors and verdicts", series => Estimates(series).Any(estimate => estimate.Sigma is not null || estimate.Verdict is not null || estimate.SignalToNoise is not null)),
        (SeriesFact.Order, "order of acquisition", series => series.Tilts.Any(tilt => tilt.Acquired is not null)),
        (SeriesFact.Exclusions, "marks of excluded tilts", series => series.Tilts.Any(tilt => tilt.IsExcluded)),
        (SeriesFact.Alignment, "alignment", series => series.Tilts.Any(tilt => tilt.Alignment is not null)),
    ];

    /// <summary>One note of what a description states and a file does not hold; none where nothing is lost.</summary>
    /// <param name="series">The description.</param>
    /// <param name="file">The file written.</param>
    /// <param name="held">What the dialect has a place for.</param>
    internal static IEnumerable<Finding> NotHeld(SeriesDescription series, string file, SeriesFact held)
    {
        string[] lost = [.. Known.Where(known => !held.HasFlag(known.Fact) && known.IsStated(series)).Select(known => known.Words)];
        if (lost.Length > 0)
            yield return Finding.Note("convert-lossy", file, null, $"no place for: {string.Join(", ", lost)}", null, "Keep the files they came from");
    }

    private static IEnumerable<DefocusEstimate> Estimates(SeriesDescription series) => series.Tilts.Select(tilt => tilt.Estimate).OfType<DefocusEstimate>();
}
