using Thon.Optics;

namespace Thon.Tilts;

/// <summary>The optics of one image of a tilted specimen: the CTF at its centre, and how the defocus varies from there.</summary>
/// <param name="Centre">The CTF at the image centre.</param>
/// <param name="Plane">How the defocus varies over the image.</param>
public sealed record LocalOptics(ContrastTransfer Centre, DefocusPlane Plane)
{
    /// <summary>The optics of one tilt of a series.</summary>
    /// <exception cref="ArgumentException">The tilt has no defocus, or the series no geometry.</exception>
    public static LocalOptics Of(TiltSeries series, Tilt tilt)
    {
        var estimate = tilt.Estimate ?? throw new ArgumentException($"section {tilt.Section} has no defocus", nameof(tilt));
        var geometry = series.Geometry ?? throw new ArgumentException("the series has no geometry", nameof(series));
        return new(new(series.Microscope, estimate.Defocus, estimate.PhaseShift), DefocusPlane.Of(geometry, tilt.Angle));
    }
}
