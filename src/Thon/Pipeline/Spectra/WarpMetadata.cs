using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Warp;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Spectra;

/// <summary>The metadata of a Warp file in our signs.</summary>
/// <param name="Series">The series.</param>
/// <param name="PhaseShifts">The phase shift of every tilt.</param>
/// <param name="Values">Each value in use and where it came from.</param>
/// <param name="Source">What the file is called as a source.</param>
/// <param name="Findings">Notes.</param>
internal sealed record WarpMetadata(TiltSeries Series, ImmutableArray<Angle> PhaseShifts, ImmutableArray<MetadataValue> Values, string Source, FindingList Findings)
{
    // Pixels of atoms; below it a number is in another unit.
    private const double SmallestPixel = 0.01;

    /// <summary>Puts the metadata together.</summary>
    public static WarpMetadata Of(WarpSeries warp, MetadataOptions options)
    {
        var values = new WarpValues(warp.FileName);
        values.Refuse(options);
        var o = warp.Options;
        double pixel = values.Use("pixel size", " A", "--pixel-size", options.PixelSize?.Angstroms, o?.BinnedPixelSize?.Angstroms, null, (SmallestPixel, 100));
        var microscope = new Microscope(
            Voltage.FromKilovolts(values.Use("voltage", " kV", "--voltage", options.Voltage?.Kilovolts, o?.Voltage?.Kilovolts, null, (60, 1000))),
            Length.FromMillimeters(values.Use("spherical aberration", " mm", "--cs", options.SphericalAberration?.Millimeters, o?.SphericalAberration?.Millimeters, null, (0, 10))),
            values.Use("amplitude contrast", "", "--amplitude-contrast", options.AmplitudeContrast, o?.AmplitudeContrast, Microscope.DefaultAmplitudeContrast, (0, 1)));
        var phases = PhasesOf(warp);
        if (phases.Any(phase => phase.Radians != 0))
            values.Note("phase shift", string.Create(CultureInfo.InvariantCulture, $"{phases.Min(p => p.Degrees):F1} to {phases.Max(p => p.Degrees):F1} degrees"));
        var geometry = Geometry(warp, options, values);
        values.Findings.ThrowIfErrors();
        var series = new TiltSeries(Path.GetFileNameWithoutExtension(warp.FileName), 0, 0, new(pixel), microscope, geometry, Tilts(warp, values), DataType.Raw);
        return new(series, phases, values.Values, values.Source, values.Findings);
    }

    private static TiltGeometry? Geometry(WarpSeries warp, MetadataOptions options, WarpValues values)
    {
        // Warp's defocus grows with +s tan(its angle) unless inverted; our angles are the negative of its own.
        var hand = options.Hand ?? (warp.AreAnglesInverted ? Hand.Plus : Hand.Minus);
        values.Note("hand", (int)hand > 0 ? "+1" : "-1", options.Hand is null ? null : "option --hand");
        if ((options.TiltAxis ?? (warp.AxisAngle.IsEmpty ? null : warp.AxisAngle[warp.AxisAngle.Length / 2])) is not { } axis) return null;
        values.Note("tilt axis", string.Create(CultureInfo.InvariantCulture, $"{axis.Degrees:F2} degrees"), options.TiltAxis is null ? null : "option --tilt-axis");
        return new(axis, hand);
    }

    private static ImmutableArray<Tilt> Tilts(WarpSeries warp, WarpValues values)
    {
        values.Note("tilt angles", string.Create(
            CultureInfo.InvariantCulture, $"{warp.Angles.Length} from {warp.Angles.Min(a => -a.Degrees):F2} to {warp.Angles.Max(a => -a.Degrees):F2} degrees"), $"{values.Source}, with their sign changed");
        var dose = warp.Dose.Distinct().Count() > 1 ? DoseHistory.FromBefore(warp.Dose) : null;
        return [.. warp.Angles.Select((angle, i) =>
            new Tilt(i, new(-angle.Radians), dose?.Before[i], dose?.Each[i], null, null, dose?.Places[i]) { IsExcluded = !warp.UseTilt.IsEmpty && !warp.UseTilt[i] })];
    }

    // A phase that Warp fitted was fitted together with its defocus; without images it cannot be told again, and is taken as it stands.
    private static ImmutableArray<Angle> PhasesOf(WarpSeries warp)
    {
        if (warp.Grids.GetValueOrDefault("GridCTFPhase") is { Width: 1, Height: 1 } grid && grid.Depth == warp.Angles.Length)
            return [.. grid.Nodes.OrderBy(node => node.Z).Select(node => Angle.FromRadians(node.Value * Math.PI))];
        return [.. warp.Angles.Select(_ => warp.Ctf?.PhaseShift ?? Angle.Zero)];
    }
}
