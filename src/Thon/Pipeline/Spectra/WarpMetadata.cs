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
    // No pixel of an image of molecules is as small, angstrom; what is below is in nanometre or metre.
    private const double SmallestPixel = 0.01;

    /// <summary>Puts the metadata together.</summary>
    /// <param name="warp">The file.</param>
    /// <param name="options">What the user states; it goes before the file's.</param>
    /// <param name="phase">The phase the user states, or null to take the file's.</param>
    public static WarpMetadata Of(WarpSeries warp, MetadataOptions options, Angle? phase)
    {
        var values = new WarpValues(warp.FileName);
        values.Refuse(options);
        var o = warp.Options;
        double pixel = values.Use("pixel size", " A", "--pixel-size", options.PixelSize?.Angstroms, o?.BinnedPixelSize?.Angstroms, null, (SmallestPixel, 100));
        var microscope = new Microscope(
            Voltage.FromKilovolts(values.Use("voltage", " kV", "--voltage", options.Voltage?.Kilovolts, o?.Voltage?.Kilovolts, null, (60, 1000))),
            Length.FromMillimeters(values.Use("spherical aberration", " mm", "--cs", options.SphericalAberration?.Millimeters, o?.SphericalAberration?.Millimeters, null, (0, 10))),
            values.Use("amplitude contrast", "", "--amplitude-contrast", options.AmplitudeContrast, o?.AmplitudeContrast, Microscope.DefaultAmplitudeContrast, (0, 1)));
        var phases = Phases(warp, phase, values);
        bool[] excluded = WarpExclusion.Of(warp, options, values);
        var geometry = Geometry(warp, options, values);
        values.Findings.ThrowIfErrors();
        var series = new TiltSeries(Path.GetFileNameWithoutExtension(warp.FileName), 0, 0, new(pixel), microscope, geometry, Tilts(warp, excluded, values), DataType.Raw);
        return new(series, phases, values.Values, values.Source, values.Findings);
    }

    private static TiltGeometry? Geometry(WarpSeries warp, MetadataOptions options, WarpValues values)
    {
        var hand = options.Hand ?? WarpDescription.HandOf(warp);
        values.Note("hand", (int)hand > 0 ? "+1" : "-1", options.Hand is null ? null : "option --hand");
        if ((options.TiltAxis ?? (warp.AxisAngle.IsEmpty ? null : warp.AxisAngle[warp.AxisAngle.Length / 2])) is not { } axis) return null;
        values.Note("tilt axis", string.Create(CultureInfo.InvariantCulture, $"{axis.Degrees:F2} degrees"), options.TiltAxis is null ? null : "option --tilt-axis");
        return new(axis, hand);
    }

    private static ImmutableArray<Tilt> Tilts(WarpSeries warp, bool[] excluded, WarpValues values)
    {
        var tilts = WarpDescription.Of(warp).Tilts;
        values.Note("tilt angles", string.Create(
            CultureInfo.InvariantCulture, $"{tilts.Length} from {tilts.Min(tilt => tilt.TiltAngle!.Value.Degrees):F2} to {tilts.Max(tilt => tilt.TiltAngle!.Value.Degrees):F2} degrees"), $"{values.Source}, with their sign changed");
        return [.. tilts.Select((tilt, i) => new Tilt(i, tilt.TiltAngle!.Value, tilt.DoseBefore, tilt.Dose, null, null, tilt.Acquired) { IsExcluded = excluded[i] })];
    }

    private static ImmutableArray<Angle> Phases(WarpSeries warp, Angle? stated, WarpValues values)
    {
        ImmutableArray<Angle> phases = stated is { } phase ? [.. warp.Angles.Select(_ => phase)] : PhasesOf(warp);
        double low = Math.Round(phases.Min(p => p.Degrees), 4), high = Math.Round(phases.Max(p => p.Degrees), 4);
        string source = stated is not null ? "option --phase" : warp.Ctf?.PhaseShift is not null || warp.Grids.ContainsKey(WarpTiltCtf.PhaseGrid) ? values.Source : "default";
        values.Note("phase shift", low == high ? string.Create(CultureInfo.InvariantCulture, $"{low} degrees") : string.Create(CultureInfo.InvariantCulture, $"{low} to {high} degrees"), source);
        return phases;
    }

    // A phase that Warp fitted was fitted together with its defocus; without images it cannot be told again, and is taken as it stands.
    private static ImmutableArray<Angle> PhasesOf(WarpSeries warp) => WarpTiltCtf.Phases(warp) ?? [.. warp.Angles.Select(_ => Angle.Zero)];
}
