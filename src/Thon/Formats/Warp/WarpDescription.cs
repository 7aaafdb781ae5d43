using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>
/// What Warp's files say about a series, in our signs. Warp's tilt angles are taken as minus those of the mdoc, as it imports them by default. Neither file names sections: rows are sorted by
/// angle and name movies.
/// </summary>
public static class WarpDescription
{
    /// <summary>Describes a series from its XML file.</summary>
    public static SeriesDescription Of(WarpSeries warp)
    {
        bool fitted = WarpTiltCtf.IsFitted(warp);
        var (options, ctf) = (fitted ? warp.Options : null, fitted ? warp.Ctf : null);
        var pixelSize = options?.BinnedPixelSize ?? ctf?.PixelSize;
        return new(warp.FileName, NameOf(warp.FileName), Tilts(warp), warp.Findings.AddRange(WarpTiltCtf.OddGrids(warp)))
        {
            Voltage = options?.Voltage ?? ctf?.Voltage,
            SphericalAberration = options?.SphericalAberration ?? ctf?.SphericalAberration,
            AmplitudeContrast = options?.AmplitudeContrast ?? ctf?.AmplitudeContrast,
            PixelSize = pixelSize,
            MoviePixelSize = options?.PixelSize,
            Width = Pixels(warp.ImageSize?.X, pixelSize),
            Height = Pixels(warp.ImageSize?.Y, pixelSize),
            TiltAxis = warp.AxisAngle.IsEmpty ? null : warp.AxisAngle[0],
            // Warp starts with angles that are not inverted, which says nothing before it has fitted them.
            Hand = fitted ? HandOf(warp) : null,
            TiltOffset = Negative(warp.LevelAngleY),
            XTilt = Negative(warp.LevelAngleX),
            SlabThickness = ctf?.Thickness is { Angstroms: > 0 } thickness ? thickness : null,
        };
    }

    /// <summary>Describes a series from its <c>.tomostar</c>.</summary>
    public static SeriesDescription Of(TomostarFile file)
    {
        var dose = HistoryOf([.. file.Rows.Select(row => row.Dose)]);
        var tilts = file.Rows.Select((row, i) => new TiltDescription(i, null, null, row.Movie, Negative(row.Angle), dose?.Before[i], dose?.Each[i], Acquired: dose?.Places[i])
        {
            Alignment = row is { Axis: { } axis, OffsetX: { } x, OffsetY: { } y } ? new(Negative(row.Angle), axis, x, y) : null,
        });
        return new(file.FileName, NameOf(file.FileName), [.. tilts], file.Findings) { TiltAxis = file.Rows[0].Axis };
    }

    /// <summary>Warp's defocus grows with +s tan(its angle) unless it found its angles inverted; ours are the negative of its own.</summary>
    internal static Hand HandOf(WarpSeries warp) => warp.AreAnglesInverted ? Hand.Plus : Hand.Minus;

    /// <summary>The history that the exposures before each tilt tell; null where they are all the same, and so not known.</summary>
    internal static DoseHistory? HistoryOf(ImmutableArray<Dose> before) => before.Distinct().Count() > 1 ? DoseHistory.FromBefore(before) : null;

    /// <summary>An angle with the other sign; taken from zero, for minus zero would be written as such.</summary>
    internal static Angle Negative(Angle angle) => new(0 - angle.Radians);

    private static ImmutableArray<TiltDescription> Tilts(WarpSeries warp)
    {
        var dose = HistoryOf(warp.Dose);
        var estimates = WarpTiltCtf.Estimates(warp);
        return [.. warp.Angles.Select((angle, i) => new TiltDescription(
            i, null, null, warp.MoviePath.IsEmpty ? null : warp.MoviePath[i], Negative(angle), dose?.Before[i], dose?.Each[i], null, estimates[i], dose?.Places[i])
        {
            IsExcluded = !warp.UseTilt.IsEmpty && !warp.UseTilt[i],
            Alignment = Alignment(warp, i),
        })];
    }

    // raw = Rz(axis) Ry(tilt) Rx(X-tilt) p + offset, right-handed: Warp turns the other way about y alone. The X-tilt of a defocus plane has the other sign.
    private static TiltAlignment? Alignment(WarpSeries warp, int i)
    {
        if (warp.AxisAngle.IsEmpty || warp.AxisOffsetX.IsEmpty || warp.AxisOffsetY.IsEmpty) return null;
        var tilt = new Angle(warp.Angles[i].Radians + (warp.LevelAngleY?.Radians ?? 0));
        return new(Negative(tilt), warp.AxisAngle[i], warp.AxisOffsetX[i], warp.AxisOffsetY[i], warp.LevelAngleX ?? Angle.Zero);
    }

    private static Angle? Negative(Angle? angle) => angle is { } known ? Negative(known) : null;

    private static int? Pixels(Length? side, Length? pixelSize) =>
        side is { Angstroms: > 0 } length && pixelSize is { Angstroms: > 0 } pixel && length.Angstroms / pixel.Angstroms < int.MaxValue ? (int)Math.Round(length.Angstroms / pixel.Angstroms) : null;

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}
