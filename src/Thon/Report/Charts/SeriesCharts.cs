using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Report.Charts;

/// <summary>The charts of a series: what was found for its tilts, against the tilt angle and in the order of acquisition.</summary>
public static class SeriesCharts
{
    /// <summary>
    /// The charts for which there are numbers: <c>defocus</c> (um), <c>astigmatism</c> (A), <c>phase</c> (degrees), <c>resolution</c> (A), <c>thickness</c> (A) and <c>dose</c> (e/A^2), each with the ending
    /// <c>-tilt</c> and, where the order of acquisition is known, <c>-order</c>.
    /// </summary>
    /// <param name="series">The series, with estimates or without.</param>
    public static ImmutableArray<Chart> Of(TiltSeries series)
    {
        // Of a single image nothing changes with the tilt or with time.
        if (series.Tilts.Length < 2) return [];
        TiltAxis[] axes = [.. TiltAxis.All(series)];
        Func<TiltSeries, TiltAxis, Chart?>[] kinds = [Defocus, Astigmatism, Phase, Resolution, Thickness, Dose];
        return [.. kinds.SelectMany(kind => axes.Select(axis => kind(series, axis))).OfType<Chart>()];
    }

    private static Chart? Defocus(TiltSeries series, TiltAxis axis)
    {
        var points = TiltPoints.Of(series.Tilts, axis, tilt => tilt.Estimate?.Defocus.Mean.Micrometers, tilt => tilt.Estimate?.Sigma?.Micrometers);
        var u = TiltPoints.Line("U", ChartStyle.Dotted, series.Tilts, axis, tilt => tilt.Estimate?.Defocus.U.Micrometers);
        var v = TiltPoints.Line("V", ChartStyle.Dotted, series.Tilts, axis, tilt => tilt.Estimate?.Defocus.V.Micrometers);
        return ChartOf("defocus", "Defocus", axis, "defocus, um", [u, v, .. points]);
    }

    private static Chart? Astigmatism(TiltSeries series, TiltAxis axis) => ChartOf("astigmatism", "Astigmatism", axis, "U - V, A",
        TiltPoints.Of(series.Tilts, axis, tilt => tilt.Estimate?.Defocus.Astigmatism.Angstroms, tilt => tilt.Estimate?.AstigmatismSigma?.Angstroms), lowest: 0);

    // Most series are taken without a phase plate.
    private static Chart? Phase(TiltSeries series, TiltAxis axis) => series.Tilts.Any(tilt => tilt.Estimate is { } estimate && (estimate.PhaseSigma is not null || estimate.PhaseShift.Radians != 0))
        ? ChartOf("phase", "Phase shift", axis, "phase shift, degrees", TiltPoints.Of(series.Tilts, axis, tilt => tilt.Estimate?.PhaseShift.Degrees, tilt => tilt.Estimate?.PhaseSigma?.Degrees))
        : null;

    private static Chart? Resolution(TiltSeries series, TiltAxis axis) => ChartOf("resolution", "Finest rings", axis, "finest spacing with rings, A",
        TiltPoints.Of(series.Tilts, axis, tilt => tilt.Estimate?.Resolution?.Angstroms, _ => null));

    // One thickness holds for the series; what the beam passes through grows with the tilt.
    private static Chart? Thickness(TiltSeries series, TiltAxis axis)
    {
        if (series is not { SlabThickness: { } thickness, Geometry: { } geometry }) return null;
        double? Path(Tilt tilt, double? through) => DefocusPlane.HasSlope(new(tilt.Angle.Radians + geometry.TiltOffset.Radians))
            ? through * Math.Sqrt(1 + Math.Pow(DefocusPlane.Of(geometry, tilt.Angle).Steepness, 2)) : null;
        return ChartOf("thickness", "Path of the beam through the specimen", axis, "path, A",
            TiltPoints.Of(series.Tilts, axis, tilt => Path(tilt, thickness.Angstroms), tilt => Path(tilt, series.SlabThicknessSigma?.Angstroms)));
    }

    private static Chart? Dose(TiltSeries series, TiltAxis axis)
    {
        var before = TiltPoints.Line("before the image", ChartStyle.Dotted, series.Tilts, axis, tilt => tilt.DoseBefore?.ElectronsPerSquareAngstrom);
        var with = TiltPoints.Line("with the image", ChartStyle.Points, series.Tilts, axis, tilt => tilt is { DoseBefore: { } first, Dose: { } own } ? (first + own).ElectronsPerSquareAngstrom : null);
        return ChartOf("dose", "Exposure", axis, "exposure, e/A^2", [before, with]);
    }

    private static Chart? ChartOf(string id, string title, TiltAxis axis, string label, IEnumerable<ChartTrace> traces, double? lowest = null)
    {
        ImmutableArray<ChartTrace> drawn = [.. traces.Where(trace => !trace.X.IsEmpty)];
        return drawn.IsEmpty ? null : new($"{id}-{axis.Id}", $"{title} {axis.Words}", new(axis.Label), new(label, lowest), drawn, []);
    }
}
