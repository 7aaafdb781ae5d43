using Thon.Provenance.Numbers;

namespace Thon.Provenance.Soundness;

/// <summary>What speaks against the numbers of a series in a record: those that no series can have.</summary>
internal static class SeriesObjections
{
    private const int TransformNumbers = 6;

    /// <summary>What speaks against a series; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(SeriesNumbers series) =>
    [
        .. NumberLimits.Size(series.Width, series.Height),
        .. OfSpectra(series),
    ];

    /// <summary>What speaks against a series of which only spectra were there; nothing where it is sound. The size of its images need not be known.</summary>
    public static IEnumerable<string?> OfSpectra(SeriesNumbers series) =>
    [
        .. NumberLimits.Optics(series.PixelSizeAngstroms, series.Volts, series.SphericalAberrationAngstroms, series.AmplitudeContrast),
        NumberLimits.Angle(series.AxisRadians),
        NumberLimits.Hand(series.Hand),
        NumberLimits.Angle(series.TiltOffsetRadians),
        NumberLimits.Angle(series.XTiltRadians),
        NumberLimits.Thickness(series.ThicknessAngstroms),
        series.Tilts.IsEmpty ? "a series without tilts" : null,
        .. series.Tilts.SelectMany(Of),
    ];

    /// <summary>What speaks against an estimation; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(EstimationNumbers numbers) =>
    [
        .. Of(numbers.Series),
        numbers.AxesRadians.IsEmpty || numbers.Hands.IsEmpty ? "an estimation without axes or hands" : null,
        .. numbers.AxesRadians.Select(axis => NumberLimits.Angle(axis)),
        .. numbers.Hands.Select(hand => NumberLimits.Hand(hand)),
        NumberLimits.Positive("a lowest defocus", numbers.LowestDefocusAngstroms),
        NumberLimits.Defocus(numbers.HighestDefocusAngstroms),
        numbers.LowestDefocusAngstroms < numbers.HighestDefocusAngstroms ? null : "a search between no defoci",
        NumberLimits.Angle(numbers.PhaseShiftRadians),
        NumberLimits.Thickness(numbers.ThicknessAngstroms),
        numbers.Series.Tilts.All(tilt => tilt.IsExcluded) ? "an estimation of no tilt" : null,
    ];

    private static IEnumerable<string?> Of(TiltNumbers tilt) =>
    [
        tilt.Section is >= 0 and < NumberLimits.LargestCount ? null : $"a section {tilt.Section}",
        NumberLimits.Within("a tilt", tilt.AngleRadians, -Math.PI, Math.PI),
        NumberLimits.Dose(tilt.DoseBefore),
        NumberLimits.Dose(tilt.Dose),
        NumberLimits.Defocus(tilt.NominalDefocusAngstroms),
        tilt.Transform is { } transform && (transform.Length != TransformNumbers || !transform.All(double.IsFinite)) ? "a transform that is none" : null,
        .. tilt.Estimate is { } estimate ? Of(estimate) : [],
    ];

    private static IEnumerable<string?> Of(DefocusNumbers defocus) =>
    [
        NumberLimits.Defocus(defocus.UAngstroms),
        NumberLimits.Defocus(defocus.VAngstroms),
        NumberLimits.Angle(defocus.AngleRadians),
        NumberLimits.Angle(defocus.PhaseShiftRadians),
        NumberLimits.Ratios(defocus.SignalToNoiseFrequencies, defocus.SignalToNoiseRatios),
    ];
}
