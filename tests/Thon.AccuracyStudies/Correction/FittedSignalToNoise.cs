using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.Correction;

/// <summary>The signal-to-noise ratios that the estimation finds in a simulated series; axis and hand are told, the rest is not.</summary>
internal static class FittedSignalToNoise
{
    /// <summary>The ratio of every section; null where the estimation gives none.</summary>
    public static ImmutableArray<SignalToNoise?> Of(Simulation simulation)
    {
        var series = simulation.Series;
        var told = series with { Geometry = null, SlabThickness = null, Tilts = [.. series.Tilts.Select(tilt => tilt with { Estimate = null })] };
        using var stack = simulation.AsStack();
        var estimated = CtfEstimation.Estimate(told, stack, [Angle.Zero], [Hand.Plus], new()).Series;
        return [.. estimated.Tilts.Select(tilt => tilt.Estimate?.SignalToNoise)];
    }
}
