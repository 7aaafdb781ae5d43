using Thon.Optics;
using Thon.Units;

namespace Thon.Tilts;

/// <summary>The optics of one image of a tilted specimen: the CTF at its centre, and how the defocus varies from there.</summary>
/// <param name="Centre">The CTF at the image centre.</param>
/// <param name="Plane">How the defocus varies over the image.</param>
public sealed record LocalOptics(ContrastTransfer Centre, DefocusPlane Plane)
{
    /// <summary>The optics of one tilt of a series, as its image shows them: through the tilt's transform where it has one.</summary>
    /// <exception cref="ArgumentException">The tilt has no defocus, or the series no geometry.</exception>
    public static LocalOptics Of(TiltSeries series, Tilt tilt)
    {
        var geometry = series.Geometry ?? throw new ArgumentException("the series has no geometry", nameof(series));
        return Of(series, tilt, DefocusPlane.Of(geometry, tilt.Angle));
    }

    /// <summary>The same with the defocus of the image centre everywhere, for a series whose geometry nobody knows.</summary>
    /// <exception cref="ArgumentException">The tilt has no defocus.</exception>
    public static LocalOptics FlatOf(TiltSeries series, Tilt tilt) => Of(series, tilt, DefocusPlane.Flat);

    private static LocalOptics Of(TiltSeries series, Tilt tilt, DefocusPlane plane)
    {
        var estimate = tilt.Estimate ?? throw new ArgumentException($"section {tilt.Section} has no defocus", nameof(tilt));
        var raw = new LocalOptics(new(series.Microscope, estimate.Defocus, estimate.PhaseShift), plane);
        return tilt.Transform is { } transform ? raw.Through(transform) : raw;
    }

    /// <summary>
    /// These optics in an image made from this one by p' = A p + d: at p' and any frequency k' the phase that the raw image has at p and at
    /// k = A^T k', the frequency the same wave had there. With D the matrix of the defocus, df(k) k^2 = k^T D k, it becomes A D A^T: turned by the
    /// rotation, and by a magnification m scaled by m^2. The slope s becomes m^2 A^-T s, the defocus at the new centre has lost s'.d, and Cs is m^4 times
    /// as large. Exact for a rotation with one magnification; where A stretches directions unequally, slope and Cs go with the mean.
    /// </summary>
    /// <param name="transform">From the image of these optics to the other one; its matrix has an inverse.</param>
    public LocalOptics Through(ImageTransform transform)
    {
        double scale = transform.SquaredMagnification;
        var (originX, originY) = transform.OriginOf(0, 0);
        var plane = new DefocusPlane(scale * AddedAlong(transform, 1, 0), scale * AddedAlong(transform, 0, 1));
        var defocus = Turned(Centre.Defocus, transform);
        var microscope = Centre.Microscope with { SphericalAberration = new(Centre.Microscope.SphericalAberration.Angstroms * scale * scale) };
        return new(new(microscope, defocus.WithMean(new(defocus.Mean.Angstroms + scale * Plane.OffsetAt(originX, originY))), Centre.PhaseShift), plane);
    }

    // What a step of one angstrom in the other image adds to the raw defocus.
    private double AddedAlong(ImageTransform transform, double x, double y)
    {
        var (fromX, fromY) = transform.OriginOf(0, 0);
        var (toX, toY) = transform.OriginOf(x, y);
        return Plane.OffsetAt(toX - fromX, toY - fromY);
    }

    // D = ((mean + c, s), (s, mean - c)) with c and s the components of the astigmatism; A D A^T.
    private static Defocus Turned(Defocus defocus, ImageTransform t)
    {
        double half = defocus.Astigmatism.Angstroms / 2, mean = defocus.Mean.Angstroms;
        var (sine, cosine) = Math.SinCos(2 * defocus.Angle.Radians);
        double xx = mean + half * cosine, xy = half * sine, yy = mean - half * cosine;
        double newXX = Form(t.A11, t.A12, t.A11, t.A12), newXY = Form(t.A11, t.A12, t.A21, t.A22), newYY = Form(t.A21, t.A22, t.A21, t.A22);
        return Defocus.FromComponents(new((newXX + newYY) / 2), new((newXX - newYY) / 2), new(newXY));

        double Form(double a, double b, double c, double d) => a * c * xx + (a * d + b * c) * xy + b * d * yy;
    }
}
