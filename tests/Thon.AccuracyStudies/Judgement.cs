using System.Collections.Immutable;
using System.Diagnostics;
using Thon.Estimate;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>Runs the estimation on a series whose truth is known, and holds what it finds against it.</summary>
internal static class Judgement
{
    /// <summary>Judges one series.</summary>
    /// <param name="case">The series and what the estimation is told.</param>
    /// <param name="images">Its images.</param>
    /// <param name="threads">How many threads may work.</param>
    public static SeriesOutcome Of(JudgedCase @case, ISectionSource images, int threads)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var settings = @case.Estimation with { Threads = threads };
            var result = CtfEstimation.Estimate(@case.Told, images, @case.Axes, @case.Hands, settings);
            return Judged(@case, result, clock.Elapsed.TotalSeconds);
        }
        catch (BadInputException refusal)
        {
            return Refused(@case, string.Join("; ", refusal.Findings.Select(finding => $"{finding.Code}: {finding.Found}")), clock.Elapsed.TotalSeconds);
        }
    }

    private static SeriesOutcome Judged(JudgedCase @case, EstimationResult result, double seconds)
    {
        var (truth, found) = (@case.Truth, result.Series);
        bool asked = @case.Axes.Length > 1 || @case.Hands.Length > 1;
        // Every tilt carries what the series shares; the one with the least standard error stands for all.
        var told = found.Tilts.Where(tilt => tilt.Estimate!.Source == DefocusSource.Fit).MinBy(tilt => tilt.Estimate!.Sigma?.Angstroms ?? 0) ?? found.Tilts[0];
        var (one, right) = (told.Estimate!, truth.Tilts[told.Section].Estimate!);
        return new(
            truth.Name, [.. found.Tilts.Select((tilt, i) => TiltOf(@case, i, tilt.Estimate!))],
            one.Defocus.Astigmatism.Angstroms - right.Defocus.Astigmatism.Angstroms,
            Shorter(one.Defocus.Angle.Degrees - right.Defocus.Angle.Degrees),
            @case.Shared(Unknown.Thickness, truth.SlabThickness!.Value.Angstroms, found.SlabThickness?.Angstroms, found.SlabThicknessSigma?.Angstroms)!,
            @case.Shared(Unknown.Phase, right.PhaseShift.Degrees, PhaseOf(one, right), one.PhaseSigma?.Degrees),
            @case.Shared(Unknown.TiltOffset, truth.Geometry!.TiltOffset.Degrees, Fitted(found.Geometry!.TiltOffset, found.TiltOffsetSigma), found.TiltOffsetSigma?.Degrees),
            @case.Shared(Unknown.XTilt, truth.Geometry.XTilt.Degrees, Fitted(found.Geometry.XTilt, found.XTiltSigma), found.XTiltSigma?.Degrees),
            asked ? found.Geometry.Axis == truth.Geometry.Axis && found.Geometry.Hand == truth.Geometry.Hand : null,
            asked ? result.Geometry.Margin : null, result.Geometry.IsDecided, null, seconds);
    }

    /// <summary>A series without a result leaves its user with the nominal defocus, so that this is what it is judged by.</summary>
    private static SeriesOutcome Refused(JudgedCase @case, string refusal, double seconds)
    {
        var truth = @case.Truth;
        return new(
            truth.Name,
            [.. truth.Tilts.Select((tilt, i) => new TiltOutcome(tilt.Angle.Degrees, @case.Bounds?[i], (tilt.NominalDefocus?.Angstroms ?? 0) - tilt.Estimate!.Defocus.Mean.Angstroms, null, null, null, null, ""))],
            null, null, @case.Shared(Unknown.Thickness, truth.SlabThickness!.Value.Angstroms, null, null)!,
            @case.Shared(Unknown.Phase, truth.Tilts[0].Estimate!.PhaseShift.Degrees, null, null),
            @case.Shared(Unknown.TiltOffset, truth.Geometry!.TiltOffset.Degrees, null, null),
            @case.Shared(Unknown.XTilt, truth.Geometry.XTilt.Degrees, null, null),
            null, null, false, refusal, seconds);
    }

    private static TiltOutcome TiltOf(JudgedCase @case, int index, DefocusEstimate found) => new(
        @case.Truth.Tilts[index].Angle.Degrees, @case.Bounds?[index],
        found.Defocus.Mean.Angstroms - @case.Truth.Tilts[index].Estimate!.Defocus.Mean.Angstroms,
        found.Defocus.Astigmatism.Angstroms - @case.Truth.Tilts[index].Estimate!.Defocus.Astigmatism.Angstroms,
        found.Sigma?.Angstroms, found.Source, found.Verdict, found.Reason);

    /// <summary>The phase found, of those half a turn apart, which make the same rings, the one nearest the truth.</summary>
    private static double? PhaseOf(DefocusEstimate found, DefocusEstimate truth) =>
        found.PhaseSigma is null ? null : truth.PhaseShift.Degrees + Shorter(found.PhaseShift.Degrees - truth.PhaseShift.Degrees);

    /// <summary>An angle without a standard error was not fitted.</summary>
    private static double? Fitted(Angle angle, Angle? sigma) => sigma is null ? null : angle.Degrees;

    private static double Shorter(double degrees) => degrees - 180 * Math.Round(degrees / 180);
}
