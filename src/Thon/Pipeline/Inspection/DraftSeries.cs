using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Inspection;

/// <summary>What a new fit can move of a series besides its tilts, in a draft. Units stand in the names.</summary>
/// <param name="ThicknessAngstroms">Thickness of the specimen.</param>
/// <param name="ThicknessSigmaAngstroms">Its standard error.</param>
/// <param name="TiltOffsetRadians">Added to every tilt angle; null without a geometry.</param>
/// <param name="TiltOffsetSigmaRadians">Its standard error.</param>
/// <param name="XTiltRadians">Inclination along the axis; null without a geometry.</param>
/// <param name="XTiltSigmaRadians">Its standard error.</param>
internal sealed record DraftSeries(
    double? ThicknessAngstroms, double? ThicknessSigmaAngstroms, double? TiltOffsetRadians, double? TiltOffsetSigmaRadians, double? XTiltRadians, double? XTiltSigmaRadians)
{
    /// <summary>The thickness that the fit took where the images do not tell it.</summary>
    public double? ModelThicknessAngstroms { get; init; }

    /// <summary>The numbers of a series.</summary>
    public static DraftSeries Of(TiltSeries series) => new(
        series.SlabThickness?.Angstroms, series.SlabThicknessSigma?.Angstroms, series.Geometry?.TiltOffset.Radians, series.TiltOffsetSigma?.Radians, series.Geometry?.XTilt.Radians, series.XTiltSigma?.Radians)
    {
        ModelThicknessAngstroms = series.ModelThickness?.Angstroms,
    };

    /// <summary>A series with these numbers.</summary>
    public TiltSeries Onto(TiltSeries series) => series with
    {
        SlabThickness = LengthOf(ThicknessAngstroms),
        SlabThicknessSigma = LengthOf(ThicknessSigmaAngstroms),
        ModelThickness = LengthOf(ModelThicknessAngstroms),
        Geometry = series.Geometry is { } geometry ? geometry with { TiltOffset = AngleOf(TiltOffsetRadians) ?? geometry.TiltOffset, XTilt = AngleOf(XTiltRadians) ?? geometry.XTilt } : null,
        TiltOffsetSigma = AngleOf(TiltOffsetSigmaRadians),
        XTiltSigma = AngleOf(XTiltSigmaRadians),
    };

    private static Length? LengthOf(double? angstroms) => angstroms is { } known ? new Length(known) : null;

    private static Angle? AngleOf(double? radians) => radians is { } known ? new Angle(known) : null;
}
