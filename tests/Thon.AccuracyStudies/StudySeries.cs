using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>A simulated series, and what the estimation is told of it.</summary>
/// <param name="Settings">What the series follows from.</param>
/// <param name="Estimation">The estimation's settings.</param>
/// <param name="Axes">The tilt axes in question, the preferred one first.</param>
/// <param name="Hands">The hands in question, the preferred one first.</param>
/// <param name="Order">The order its tilts are acquired in.</param>
internal sealed record StudySeries(
    SimulationSettings Settings, EstimationSettings Estimation, ImmutableArray<Angle> Axes, ImmutableArray<Hand> Hands, DoseOrder Order)
{
    /// <summary>Its name.</summary>
    public string Name => Settings.Name;

    /// <summary>Whether the phase is fitted.</summary>
    public bool FitsPhase => Estimation.Phase != PhaseModel.Stated;

    /// <summary>Whether tilt offset and X-tilt are fitted.</summary>
    public bool FitsPlane => Estimation.Plane != PlaneModel.Stated;

    /// <summary>What its tilts share and the estimation is not told.</summary>
    public ImmutableArray<Unknown> Unknown =>
    [
        Thon.AccuracyStudies.Unknown.AstigmatismCosine, Thon.AccuracyStudies.Unknown.AstigmatismSine, Thon.AccuracyStudies.Unknown.Thickness,
        .. FitsPhase ? [Thon.AccuracyStudies.Unknown.Phase] : ImmutableArray<Unknown>.Empty,
        .. FitsPlane ? [Thon.AccuracyStudies.Unknown.TiltOffset, Thon.AccuracyStudies.Unknown.XTilt] : ImmutableArray<Unknown>.Empty,
    ];
}
