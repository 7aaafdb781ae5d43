using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>
/// The CTF of every tilt of a Warp series. Each quantity stands in a grid of one node a tilt. A grid that is not there, or has a single node, as Warp starts them, says nothing, and the
/// quantity is that of the series' CTF.
/// </summary>
internal static class WarpTiltCtf
{
    internal const string DefocusGrid = "GridCTF";
    internal const string DeltaGrid = "GridCTFDefocusDelta";
    internal const string AngleGrid = "GridCTFDefocusAngle";
    internal const string PhaseGrid = "GridCTFPhase";

    /// <summary>Whether the file holds a fit. Without OptionsCTF and with zeros in its grid it has the defocus that Warp starts with, which nobody fitted.</summary>
    internal static bool IsFitted(WarpSeries warp) =>
        warp.Options is not null && warp.Ctf is not null || Nodes(warp, DefocusGrid) is { } nodes && nodes.Any(value => value != 0);

    /// <summary>Phase shift of every tilt, or null where the file says nothing of it.</summary>
    internal static ImmutableArray<Angle>? Phases(WarpSeries warp) =>
        Values(warp, PhaseGrid, warp.Ctf?.PhaseShift?.Radians / Math.PI) is { } halfTurns ? [.. halfTurns.Select(value => Angle.FromRadians(value * Math.PI))] : null;

    /// <summary>The fitted CTF of every tilt, null for a tilt of an unfitted series or of one whose defoci are in a grid that is not understood.</summary>
    internal static ImmutableArray<DefocusEstimate?> Estimates(WarpSeries warp)
    {
        var none = ImmutableArray.CreateRange(warp.Angles.Select(_ => (DefocusEstimate?)null));
        if (!IsFitted(warp) || IsOdd(warp, DefocusGrid) || Values(warp, DefocusGrid, warp.Ctf?.Defocus?.Micrometers) is not { } means) return none;
        var deltas = Values(warp, DeltaGrid, warp.Ctf?.Astigmatism?.Micrometers);
        var angles = Values(warp, AngleGrid, warp.Ctf?.AstigmatismAngle?.Degrees);
        var phases = Phases(warp);
        return [.. means.Select((mean, i) => new DefocusEstimate(DefocusOf(mean, deltas?[i] ?? 0, angles?[i] ?? 0), phases?[i] ?? Angle.Zero))];
    }

    /// <summary>The grids of the CTF that are neither one node nor one node a tilt, as warnings.</summary>
    internal static IEnumerable<Finding> OddGrids(WarpSeries warp) =>
        from name in new[] { DefocusGrid, DeltaGrid, AngleGrid, PhaseGrid }
        where IsOdd(warp, name)
        let grid = warp.Grids[name]
        select Finding.Warning(
            "warp-grid", warp.FileName, name, string.Create(CultureInfo.InvariantCulture, $"a grid of {grid.Width} x {grid.Height} x {grid.Depth} nodes"),
            string.Create(CultureInfo.InvariantCulture, $"1 x 1 x {warp.Angles.Length}, a node a tilt"), "It was left out; the CTF of the series stands in for all but the defocus");

    /// <summary>The values of a grid of one node a tilt, by tilt, or null where it is none.</summary>
    internal static ImmutableArray<double>? Nodes(WarpSeries warp, string name) =>
        warp.Grids.GetValueOrDefault(name) is { Width: 1, Height: 1 } grid && grid.Nodes.Length == warp.Angles.Length
            && grid.Nodes.Select(node => node.Z).Order().SequenceEqual(Enumerable.Range(0, warp.Angles.Length))
            ? [.. grid.Nodes.OrderBy(node => node.Z).Select(node => node.Value)] : null;

    // U = mean + delta/2 along the angle; micrometre and degree.
    internal static Defocus DefocusOf(double mean, double delta, double angle) =>
        new(Length.FromMicrometers(mean + delta / 2), Length.FromMicrometers(mean - delta / 2), Angle.FromDegrees(angle));

    private static ImmutableArray<double>? Values(WarpSeries warp, string grid, double? ofSeries) =>
        Nodes(warp, grid) ?? (ofSeries is { } value ? [.. warp.Angles.Select(_ => value)] : null);

    private static bool IsOdd(WarpSeries warp, string name) => warp.Grids.GetValueOrDefault(name) is { Nodes.Length: > 1 } && Nodes(warp, name) is null;
}
