using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;

namespace Thon.Formats.Warp;

/// <summary>The CTF of one tilt in Warp's numbers.</summary>
/// <param name="Mean">Mean defocus, micrometre, underfocus positive.</param>
/// <param name="Delta">U - V, micrometre.</param>
/// <param name="Angle">Direction of U, degree.</param>
/// <param name="Phase">Phase shift in units of pi.</param>
internal readonly record struct WarpTiltValues(double Mean, double Delta, double Angle, double Phase)
{
    internal static WarpTiltValues Of(DefocusEstimate estimate) => Of(estimate.Defocus, estimate.PhaseShift.Radians / Math.PI);

    /// <summary>The values as a file has them, whichever way round it keeps the astigmatism.</summary>
    internal static ImmutableArray<WarpTiltValues>? InFile(WarpSeries warp)
    {
        if (WarpTiltCtf.Estimates(warp) is not [{ }, ..] estimates) return null;
        var (deltas, angles) = (WarpTiltCtf.Nodes(warp, WarpTiltCtf.DeltaGrid), WarpTiltCtf.Nodes(warp, WarpTiltCtf.AngleGrid));
        return [.. estimates.Select((estimate, i) => Of(estimate!) with
        {
            Delta = deltas?[i] ?? warp.Ctf?.Astigmatism?.Micrometers ?? 0,
            Angle = angles?[i] ?? warp.Ctf?.AstigmatismAngle?.Degrees ?? 0,
        })];
    }

    /// <summary>What several tilts have in common: their means, and that of their astigmatism as its two components.</summary>
    internal static WarpTiltValues MeanOf(IReadOnlyCollection<WarpTiltValues> values)
    {
        var all = values.Select(value => WarpTiltCtf.DefocusOf(value.Mean, value.Delta, value.Angle)).ToArray();
        var mean = Defocus.FromComponents(
            new(all.Average(one => one.Mean.Angstroms)), new(all.Average(one => one.Astigmatism.Angstroms / 2 * Math.Cos(2 * one.Angle.Radians))),
            new(all.Average(one => one.Astigmatism.Angstroms / 2 * Math.Sin(2 * one.Angle.Radians))));
        return Of(mean, values.Average(value => value.Phase));
    }

    /// <summary>These values with the other's way to say the astigmatism, where it says the same.</summary>
    internal WarpTiltValues Like(WarpTiltValues other)
    {
        var (here, there) = (Components(), other.Components());
        return WarpText.Same(here.Cosine, there.Cosine) && WarpText.Same(here.Sine, there.Sine) ? this with { Delta = other.Delta, Angle = other.Angle } : this;
    }

    private static WarpTiltValues Of(Defocus defocus, double phase) => new(defocus.Mean.Micrometers, defocus.Astigmatism.Micrometers, defocus.Angle.Degrees, phase);

    private (double Cosine, double Sine) Components()
    {
        var (sine, cosine) = Math.SinCos(2 * Angle * (Math.PI / 180));
        return (Delta * cosine, Delta * sine);
    }
}
