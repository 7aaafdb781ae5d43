using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>How the numbers of a series make the physics of each of its tilts.</summary>
/// <param name="Layout">Where each number stands.</param>
/// <param name="Geometry">How the specimen lies as far as it is stated; where fits of the plane begin.</param>
/// <param name="Angles">Tilt angle of every tilt.</param>
/// <param name="Times">When every tilt was acquired: -1 at the beginning, 1 at the end.</param>
/// <param name="StatedPhase">The phase where it is not fitted, radian.</param>
/// <param name="StatedThickness">The thickness where it is not fitted, angstrom.</param>
internal sealed record SeriesModel(
    SeriesLayout Layout, TiltGeometry Geometry, ImmutableArray<Angle> Angles, ImmutableArray<double> Times, double StatedPhase, double StatedThickness)
{
    /// <summary>The geometry at some point of the fit.</summary>
    public TiltGeometry GeometryAt(double[] numbers) => Layout.Plane is { } plane
        ? Geometry with { TiltOffset = new(numbers[plane]), XTilt = new(numbers[plane + 1]) }
        : Geometry;

    /// <summary>The thickness at some point of the fit, angstrom.</summary>
    public double ThicknessAt(double[] numbers) => Layout.LogThickness is { } thickness ? Math.Exp(numbers[thickness]) : StatedThickness;

    /// <summary>The physics of one tilt.</summary>
    public TiltPhysics PhysicsOf(int tilt, double[] numbers)
    {
        double cosine = numbers[Layout.Astigmatism], sine = numbers[Layout.Astigmatism + 1];
        if (Layout.AstigmatismDrift is { } drift)
            (cosine, sine) = (cosine + Times[tilt] * numbers[drift], sine + Times[tilt] * numbers[drift + 1]);
        return new(
            numbers[tilt], Layout.PhaseOf(tilt) is { } phase ? numbers[phase] : StatedPhase, new(cosine, sine), ThicknessAt(numbers),
            DefocusPlane.Of(GeometryAt(numbers), Angles[tilt]));
    }

    /// <summary>How the numbers of one tilt (see <see cref="LocalIndex"/>) change with those of the series; numbers that are stated do not.</summary>
    public IEnumerable<SeriesLink> LinksOf(int tilt, double[] numbers)
    {
        yield return new(LocalIndex.Defocus, tilt, 1);
        if (Layout.PhaseOf(tilt) is { } phase) yield return new(LocalIndex.Phase, phase, 1);
        for (int i = 0; i < 2; i++)
        {
            yield return new(LocalIndex.AstigmatismCosine + i, Layout.Astigmatism + i, 1);
            if (Layout.AstigmatismDrift is { } drift) yield return new(LocalIndex.AstigmatismCosine + i, drift + i, Times[tilt]);
        }

        if (Layout.LogThickness is { } thickness) yield return new(LocalIndex.LogThickness, thickness, 1);
        if (Layout.Plane is { } plane)
            for (int i = 0; i < 2; i++)
            {
                var (x, y) = SlopePer(i, tilt, numbers);
                yield return new(LocalIndex.SlopeX, plane + i, x);
                yield return new(LocalIndex.SlopeY, plane + i, y);
            }

        for (int i = 0; i < LocalIndex.ContrastCount; i++) yield return new(LocalIndex.Shape + i, Layout.Shape + i, 1);
    }

    /// <summary>Change of a tilt's plane with the tilt offset (0) or the X-tilt (1), per radian.</summary>
    private (double X, double Y) SlopePer(int which, int tilt, double[] numbers)
    {
        const double step = 1e-5;
        var geometry = GeometryAt(numbers);
        TiltGeometry Moved(double by) => which == 0
            ? geometry with { TiltOffset = new(geometry.TiltOffset.Radians + by) }
            : geometry with { XTilt = new(geometry.XTilt.Radians + by) };
        DefocusPlane up = DefocusPlane.Of(Moved(step), Angles[tilt]), down = DefocusPlane.Of(Moved(-step), Angles[tilt]);
        return ((up.SlopeX - down.SlopeX) / (2 * step), (up.SlopeY - down.SlopeY) / (2 * step));
    }
}

/// <summary>A number of a tilt follows one of the series.</summary>
/// <param name="Local">Which number of the tilt; see <see cref="LocalIndex"/>.</param>
/// <param name="Series">Which number of the series; see <see cref="SeriesLayout"/>.</param>
/// <param name="Factor">By how much it changes.</param>
internal readonly record struct SeriesLink(int Local, int Series, double Factor);
