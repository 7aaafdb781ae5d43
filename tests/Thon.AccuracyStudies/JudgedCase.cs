using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>A series with its truth, what the estimation is told of it, and what it could reach.</summary>
/// <param name="Truth">The series with true geometry, defocus and thickness.</param>
/// <param name="Estimation">The estimation's settings.</param>
/// <param name="Axes">The tilt axes in question.</param>
/// <param name="Hands">The hands in question.</param>
/// <param name="Bounds">Least standard error of each tilt's mean defocus, angstrom; null where nobody knows it.</param>
/// <param name="SharedBounds">Least standard errors of what the tilts share and the estimation is not told, angstrom or radian; null where an error has no bound known.</param>
internal sealed record JudgedCase(
    TiltSeries Truth,
    EstimationSettings Estimation,
    ImmutableArray<Angle> Axes,
    ImmutableArray<Hand> Hands,
    ImmutableArray<double>? Bounds,
    ImmutableDictionary<Unknown, double?> SharedBounds)
{
    /// <summary>A simulated series.</summary>
    public static JudgedCase Of(StudySeries study, TiltSeries truth)
    {
        var bound = CramerRaoBound.Of(study.Settings, truth.Tilts, study.Unknown);
        return new(
            truth, study.Estimation, study.Axes, study.Hands, study.FitsPhase ? bound.DefocusWithSharedPhase : bound.Defocus,
            bound.Shared.ToImmutableDictionary(pair => pair.Key, pair => (double?)pair.Value));
    }

    /// <summary>The series as a user has it before estimation: optics, angles, exposures, the nominal defocus.</summary>
    public TiltSeries Told => Truth with { Geometry = null, SlabThickness = null, Tilts = [.. Truth.Tilts.Select(tilt => tilt with { Estimate = null })] };

    /// <summary>How a number the tilts share came out; null where the estimation was told it.</summary>
    /// <param name="what">Which number it is.</param>
    /// <param name="truth">Its true value, angstrom or degrees.</param>
    /// <param name="found">The value found.</param>
    /// <param name="sigma">Its standard error.</param>
    public SharedOutcome? Shared(Unknown what, double truth, double? found, double? sigma)
    {
        if (!SharedBounds.TryGetValue(what, out double? bound)) return null;
        bool isAngle = what is Unknown.Phase or Unknown.TiltOffset or Unknown.XTilt;
        return new(truth, found, sigma, isAngle ? bound * (180 / Math.PI) : bound);
    }
}
