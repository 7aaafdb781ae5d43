using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;

namespace Thon.Pipeline.Conversion;

/// <summary>
/// Tells where defoci change the point they are said of: RELION, Warp and IMOD state that at the centre of the specimen, others that at the centre of the image, and an alignment shifts one from the
/// other. Defoci are copied, never moved: who fitted them knows best where they were fitted.
/// </summary>
internal static class DefocusCentre
{
    // What fits of single tilts repeat to at best.
    private const double TellAngstroms = 20;

    /// <summary>A note of the largest difference; none where it is small or nothing changes.</summary>
    /// <param name="series">The series.</param>
    /// <param name="files">The files it came from; the first with defoci is whose they are.</param>
    /// <param name="to">The dialect it goes to.</param>
    internal static IEnumerable<Finding> Notes(SeriesDescription series, ImmutableArray<DialectFile> files, Dialect to)
    {
        if (to == Dialect.Mdoc || files.FirstOrDefault(file => file.Description.Tilts.Any(tilt => tilt.Estimate is not null)) is not { } fitted) yield break;
        if (IsOfSpecimen(fitted.Dialect) == IsOfSpecimen(to)) yield break;
        double largest = series.Tilts.Where(tilt => tilt.Estimate is not null).Select(tilt => Math.Abs(DifferenceAngstroms(tilt))).DefaultIfEmpty().Max();
        if (largest <= TellAngstroms) yield break;
        var (before, after) = IsOfSpecimen(to) ? ("image", "specimen") : ("specimen", "image");
        yield return Finding.Note(
            "convert-centre", fitted.Description.FileName, "defocus", string.Create(CultureInfo.InvariantCulture, $"defoci at the centre of the {before}; shifts make up to {largest:0} A between it and that of the {after}"),
            $"defoci at the centre of the {after}", "They were copied as they are");
    }

    private static bool IsOfSpecimen(Dialect dialect) => dialect is Dialect.Relion5 or Dialect.Relion4 or Dialect.Warp or Dialect.Imod;

    // The shift across the axis, on the slope of the tilt.
    private static double DifferenceAngstroms(TiltDescription tilt) => tilt.Alignment is { } alignment
        ? (alignment.ShiftX.Angstroms * Math.Cos(alignment.Axis.Radians) + alignment.ShiftY.Angstroms * Math.Sin(alignment.Axis.Radians)) * Math.Tan(alignment.TiltAngle.Radians)
        : 0;
}
