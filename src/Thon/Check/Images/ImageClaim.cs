using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>A series as its metadata claim it to be, which its images are held against.</summary>
/// <param name="Series">
/// The series. Optics that nobody states are NaN, and angles that nobody states are all zero: what needs them is not judged. Excluded tilts are left out.
/// </param>
/// <param name="Axes">The tilt axis, or those in question, the preferred one first; an aligned stack has 0 beside the axis of its mdoc.</param>
/// <param name="Hands">The hand, or both where none is stated.</param>
public sealed record ImageClaim(TiltSeries Series, ImmutableArray<Angle> Axes, ImmutableArray<Hand> Hands)
{
    /// <summary>The tilts that are not excluded, in the order of the stack.</summary>
    public ImmutableArray<Tilt> Tilts { get; } = [.. Series.Tilts.Where(tilt => !tilt.IsExcluded)];

    /// <summary>Whether voltage, Cs and pixel size are known, without which nobody can say where Thon rings lie.</summary>
    public bool HasOptics => IsAboveZero(Series.Microscope.Voltage.Volts) && IsAboveZero(Series.PixelSize.Angstroms) && Series.Microscope.SphericalAberration.Angstroms >= 0;

    /// <summary>Whether angles are stated: they are not all the same.</summary>
    public bool HasAngles => Tilts.Select(tilt => tilt.Angle.Radians).Distinct().Count() > 1;

    /// <summary>The optics; with the usual amplitude contrast where none is stated, of which rings tell little.</summary>
    internal Microscope OpticsOrUsual => double.IsNaN(Series.Microscope.AmplitudeContrast) ? Series.Microscope with { AmplitudeContrast = Microscope.DefaultAmplitudeContrast } : Series.Microscope;

    /// <summary>Inclination of the specimen in an image, the stated tilt offset in it, radian.</summary>
    internal double InclinationOf(Tilt tilt) => tilt.Angle.Radians + (Series.Geometry?.TiltOffset.Radians ?? 0);

    private static bool IsAboveZero(double value) => value > 0 && double.IsFinite(value);
}
