using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Report.Charts;

/// <summary>The defocus over the images of a series, as the correction takes it to be.</summary>
public static class DefocusMaps
{
    private const int Points = 9;

    /// <summary>The mean defocus over one image; null where the tilt has none, is too steep for a slope, or the optics are not known.</summary>
    /// <param name="series">The series; without a geometry the defocus is that of the image centre everywhere.</param>
    /// <param name="tilt">One of its tilts.</param>
    public static DefocusMap? Of(TiltSeries series, Tilt tilt)
    {
        if (tilt.Estimate is null || !series.HasOptics) return null;
        if (series.Geometry is { } geometry && !(DefocusPlane.HasSlope(new(tilt.Angle.Radians + geometry.TiltOffset.Radians)) && DefocusPlane.HasSlope(geometry.XTilt))) return null;
        var optics = series.Geometry is null ? LocalOptics.FlatOf(series, tilt) : LocalOptics.Of(series, tilt);
        double width = series.Width * series.PixelSize.Angstroms, height = series.Height * series.PixelSize.Angstroms;
        double centre = optics.Centre.Defocus.Mean.Angstroms;
        var angstroms =
            from row in Enumerable.Range(0, Points)
            from column in Enumerable.Range(0, Points)
            select ChartNumber.Round(centre + optics.Plane.OffsetAt(width * Part(column), height * Part(row)));
        return new(width, height, Points, Points, [.. angstroms]);
    }

    // From edge to edge, -0.5 to 0.5.
    private static double Part(int point) => (double)point / (Points - 1) - 0.5;
}
