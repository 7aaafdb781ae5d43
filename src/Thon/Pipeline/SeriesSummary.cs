using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>What holds for a series as a whole, with its standard errors: a line for each thing that was fitted.</summary>
public static class SeriesSummary
{
    // Closer than this two astigmatisms or phases are one and the same, written out and read back.
    private const double SameAngstroms = 0.5;
    private const double SameDegrees = 0.05;

    /// <summary>The lines; none where nothing was estimated.</summary>
    public static IEnumerable<string> Lines(TiltSeries series)
    {
        // In the order of acquisition, so that what drifts is told from its start to its end.
        Tilt[] tilts = [.. series.Tilts.Where(tilt => tilt.Estimate is not null).OrderBy(PlaceOf)];
        if (tilts.Length == 0) return [];
        Tilt[] shown = [.. tilts.Where(tilt => tilt.Estimate!.Source == DefocusSource.Fit)];
        if (shown.Length == 0) shown = tilts;
        DefocusEstimate[] fitted = [.. shown.Select(tilt => tilt.Estimate!)];
        return new[] { Verdicts(tilts), Astigmatism(shown, tilts.Length), Phase(fitted), Thickness(series), Plane(series) }.OfType<string>();
    }

    private static string? Verdicts(Tilt[] tilts)
    {
        int manual = tilts.Count(tilt => !tilt.IsExcluded && tilt.Estimate!.Source == DefocusSource.Manual);
        if (manual == 0 && tilts.All(tilt => tilt.Estimate!.Verdict is null)) return null;
        int excluded = tilts.Count(tilt => tilt.IsExcluded);
        int Count(FitVerdict verdict) => tilts.Count(tilt => !tilt.IsExcluded && tilt.Estimate!.Verdict == verdict);
        string rest = (manual > 0 ? $", {manual} set by hand" : "") + (excluded > 0 ? $", {excluded} excluded" : "");
        string predicted = tilts.Any(tilt => tilt.Estimate!.Source == DefocusSource.Predicted) ? "; what failed or is excluded has the defocus the others predict" : "";
        return $"tilts        {Count(FitVerdict.Good)} good, {Count(FitVerdict.Weak)} weak, {Count(FitVerdict.Failed)} failed{rest}{predicted}";
    }

    private static string? Astigmatism(Tilt[] fitted, int tilts)
    {
        DefocusEstimate first = fitted[0].Estimate!, last = fitted[^1].Estimate!;
        if (first is not { AstigmatismSigma: { } difference, AngleSigma: { } angle }) return null;
        string value = Text($"astigmatism  {first.Defocus.Astigmatism.Angstroms:F0} +- {difference.Angstroms:F0} A at {first.Defocus.Angle.Degrees:F1} +- {angle.Degrees:F1} degrees");
        if (tilts == 1) return value;
        if (fitted.All(tilt => Math.Abs(tilt.Estimate!.Defocus.Astigmatism.Angstroms - first.Defocus.Astigmatism.Angstroms) < SameAngstroms)) return value + ", one for all tilts";
        return IsDrift(fitted)
            ? value + Text($" at first, {last.Defocus.Astigmatism.Angstroms:F0} A at {last.Defocus.Angle.Degrees:F1} at last")
            : "astigmatism  fitted for every tilt by itself";
    }

    // One that drifts changes evenly with the acquisition; those of ready spectra know nothing of each other.
    private static bool IsDrift(Tilt[] fitted)
    {
        static (double Cosine, double Sine) Of(Tilt tilt)
        {
            var (defocus, twice) = (tilt.Estimate!.Defocus, 2 * tilt.Estimate.Defocus.Angle.Radians);
            return (defocus.Astigmatism.Angstroms * Math.Cos(twice), defocus.Astigmatism.Angstroms * Math.Sin(twice));
        }

        // A line goes through any two.
        if (fitted.Length < 3) return false;
        var (first, last) = (Of(fitted[0]), Of(fitted[^1]));
        double begin = PlaceOf(fitted[0]), length = PlaceOf(fitted[^1]) - begin;
        return fitted.All(tilt =>
        {
            double part = length > 0 ? (PlaceOf(tilt) - begin) / length : 0;
            double cosine = Of(tilt).Cosine - first.Cosine - part * (last.Cosine - first.Cosine), sine = Of(tilt).Sine - first.Sine - part * (last.Sine - first.Sine);
            return Math.Abs(cosine) < SameAngstroms && Math.Abs(sine) < SameAngstroms;
        });
    }

    private static double PlaceOf(Tilt tilt) => tilt.Acquired ?? tilt.Section;

    private static string? Phase(DefocusEstimate[] fitted)
    {
        var (first, last) = (fitted[0], fitted[^1]);
        if (first.PhaseSigma is not { } sigma)
            return first.PhaseShift.Radians == 0 ? null : Text($"phase shift  {first.PhaseShift.Degrees:F1} degrees, as stated");
        string value = Text($"phase shift  {first.PhaseShift.Degrees:F1} +- {sigma.Degrees:F1} degrees");
        bool shared = fitted.All(other => Math.Abs(other.PhaseShift.Degrees - first.PhaseShift.Degrees) < SameDegrees);
        return shared ? value : value + Text($" at first, {last.PhaseShift.Degrees:F1} at last");
    }

    private static string? Thickness(TiltSeries series) => series.SlabThickness is { } thickness
        ? Text($"thickness    {thickness.Angstroms:F0}{(series.SlabThicknessSigma is { } sigma ? Text($" +- {sigma.Angstroms:F0}") : "")} A")
        : null;

    private static string? Plane(TiltSeries series) => series is { Geometry: { } geometry, TiltOffsetSigma: { } offset, XTiltSigma: { } along }
        ? $"tilt offset  {Degrees(geometry.TiltOffset, offset)} degrees, X-tilt {Degrees(geometry.XTilt, along)} degrees"
        : null;

    private static string Degrees(Angle value, Angle sigma) => Text($"{value.Degrees:F1} +- {sigma.Degrees:F1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
