using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>How a specimen lies on the stage, as its images tell.</summary>
/// <param name="Geometry">The geometry with its tilt offset and X-tilt.</param>
/// <param name="TiltOffsetSigma">Standard error of the tilt offset.</param>
/// <param name="XTiltSigma">Standard error of the X-tilt.</param>
/// <param name="Converged">Whether the fit reached its maximum.</param>
internal sealed record FittedPlane(TiltGeometry Geometry, Angle TiltOffsetSigma, Angle XTiltSigma, bool Converged)
{
    // A plane known no better than this would correct the corners of an image worse than none; degrees.
    private const double LargestSigma = 3;

    /// <summary>Whether the images tell the plane.</summary>
    public bool IsKnown => Converged && TiltOffsetSigma.Degrees < LargestSigma && XTiltSigma.Degrees < LargestSigma;
}

/// <summary>
/// Finds the tilt offset and the X-tilt of a specimen from the defocus of single tiles, before anything else is fitted in earnest: coarse rings first, whose
/// phases do not turn far however wrong the plane is.
/// </summary>
internal static class PlaneFit
{
    /// <summary>Finest spacing of rings that the plane is fitted to, angstrom: finer ones would tell little more, at many times the price.</summary>
    public const double Finest = 9;

    private static readonly double[] Spacings = [14, Finest];

    /// <summary>The plane of a series.</summary>
    /// <param name="tilts">Single tiles of the tilts with rings, and about what their defoci are.</param>
    /// <param name="series">The series, with its axis, its hand and what is stated of the plane.</param>
    /// <param name="phase">Where the phase begins, or what it is.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static FittedPlane Of(IReadOnlyList<StartedTilt> tilts, TiltSeries series, Angle phase, EstimationSettings settings, CancellationToken cancellation)
    {
        Exposure[] exposures = [.. tilts.Select(tilt => Exposure.Of(series.Tilts[tilt.Place]))];
        var model = JointFit.ModelOf(tilts, series, exposures, phase, settings);
        var start = JointFit.StartOf(tilts, model, phase);
        var prior = SeriesPrior.Of(model, start.Numbers, exposures);
        SeriesFitResult? fit = null;
        foreach (double spacing in Spacings)
        {
            TiltLikelihood[] coarse = [.. tilts.Select(tilt => tilt.Likelihood.Weighted([.. tilt.Likelihood.Spectra.Grid.RingFrequency.Select(k => k * spacing <= 1 ? 1.0 : 0)]))];
            fit = SeriesFit.Fit(coarse, model, fit is null ? start : start with { Numbers = WithPlane(start.Numbers, fit) }, prior, SeriesFit.MostSteps, settings.Threads, cancellation);
        }

        int plane = model.Layout.Plane!.Value;
        return new(model.GeometryAt(fit!.Point.Numbers), new(fit.SigmaOf(plane)), new(fit.SigmaOf(plane + 1)), fit.Converged);
    }

    /// <summary>The start of the next fit: the plane and the defoci that were found, but contrasts anew, since those that were lost do not come back.</summary>
    private static double[] WithPlane(double[] start, SeriesFitResult fit)
    {
        var layout = fit.Model.Layout;
        double[] numbers = (double[])fit.Point.Numbers.Clone();
        Array.Copy(start, layout.Shape, numbers, layout.Shape, LocalIndex.ContrastCount);
        return numbers;
    }
}
