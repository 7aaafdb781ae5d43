using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>What the images say of a value that was stated or assumed.</summary>
/// <param name="Phase">The phase they favour and its standard error, or null where they do not contradict.</param>
/// <param name="Thickness">The thickness they favour and its standard error, or null where they do not contradict.</param>
internal sealed record Contradictions((Angle Value, Angle Sigma)? Phase, (Length Value, Length Sigma)? Thickness);

/// <summary>
/// Holds a stated phase and a stated thickness against the images: from the maximum that was found with them, a few steps with either free. A wrong phase
/// gives defoci that look fine, with small errors, hundreds of angstroms off.
/// </summary>
internal static class StatedCheck
{
    private const int Steps = 8;

    // Smaller differences come from a Cs, a pixel size or an amplitude contrast that is not quite right, and do little harm.
    private const double LeastPhaseDegrees = 10;
    private const double LeastThickness = 0.3;

    // Standard errors and log likelihood that a contradiction must reach.
    private const double LeastSigmas = 5;
    private const double LeastGain = 25;

    /// <summary>What contradicts.</summary>
    /// <param name="tilts">The tilts that were fitted.</param>
    /// <param name="series">Their series, with its geometry.</param>
    /// <param name="fit">Their fit.</param>
    /// <param name="settings">The settings it was made with.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Contradictions Of(IReadOnlyList<StartedTilt> tilts, TiltSeries series, SeriesFitResult fit, EstimationSettings settings, CancellationToken cancellation)
    {
        SeriesFitResult Free(EstimationSettings free) => Refit(tilts, series, fit, free, cancellation);
        var held = new Lazy<double>(() => Free(settings).LogLikelihood);
        return new(
            settings.Phase == PhaseModel.Stated ? PhaseOf(Free(settings with { Phase = PhaseModel.Fitted }), held, settings.PhaseShift) : null,
            settings.SlabThickness is { } stated ? ThicknessOf(Free(settings with { SlabThickness = null }), held, stated) : null);
    }

    private static (Angle, Angle)? PhaseOf(SeriesFitResult free, Lazy<double> held, Angle stated)
    {
        int number = free.Model.Layout.FirstPhase;
        Angle phase = new(free.Point.Numbers[number]), sigma = new(free.SigmaOf(number));
        double off = Math.Abs(phase.Degrees - stated.Degrees);
        return off > Math.Max(LeastPhaseDegrees, LeastSigmas * sigma.Degrees) && free.LogLikelihood - held.Value > LeastGain ? (phase, sigma) : null;
    }

    private static (Length, Length)? ThicknessOf(SeriesFitResult free, Lazy<double> held, Length stated)
    {
        int number = free.Model.Layout.LogThickness!.Value;
        double log = free.Point.Numbers[number], sigma = free.SigmaOf(number), off = Math.Abs(log - Math.Log(stated.Angstroms));
        return off > Math.Max(LeastThickness, LeastSigmas * sigma) && free.LogLikelihood - held.Value > LeastGain
            ? (new(Math.Exp(log)), new(sigma * Math.Exp(log)))
            : null;
    }

    /// <summary>A few steps with other numbers free, from where the fit ended.</summary>
    private static SeriesFitResult Refit(IReadOnlyList<StartedTilt> tilts, TiltSeries series, SeriesFitResult fit, EstimationSettings settings, CancellationToken cancellation)
    {
        Exposure[] exposures = [.. tilts.Select(tilt => Exposure.Of(series.Tilts[tilt.Place]))];
        var model = JointFit.ModelOf(tilts, series, exposures, settings.PhaseShift, settings);
        var start = JointFit.StartOf(tilts, model, settings.PhaseShift);
        var (from, to) = (fit.Model.Layout, model.Layout);
        double[] numbers = [.. start.Numbers];
        void Take(int source, int target, int count) => Array.Copy(fit.Point.Numbers, source, numbers, target, count);
        Take(0, 0, tilts.Count);
        Take(from.Astigmatism, to.Astigmatism, 2);
        Take(from.Shape, to.Shape, LocalIndex.ContrastCount);
        if (from.AstigmatismDrift is { } drift) Take(drift, to.AstigmatismDrift!.Value, 2);
        if (from.PhaseCount == to.PhaseCount) Take(from.FirstPhase, to.FirstPhase, from.PhaseCount);
        if (to.LogThickness is { } thickness) numbers[thickness] = Math.Log(fit.Model.ThicknessAt(fit.Point.Numbers));
        return SeriesFit.Fit(
            [.. tilts.Select(tilt => tilt.Likelihood)], model, new(numbers, fit.Point.Curves), SeriesPrior.Of(model, start.Numbers, exposures), Steps, settings.Threads, cancellation);
    }
}
