using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>A tilt to be fitted.</summary>
/// <param name="Place">Which tilt of the series it is.</param>
/// <param name="Likelihood">Its likelihood.</param>
/// <param name="Start">Where its defocus begins, angstrom.</param>
internal sealed record StartedTilt(int Place, TiltLikelihood Likelihood, double Start);

/// <summary>The joint fit from the starts of the search to the maximum, in the steps that lead there safely.</summary>
internal static class JointFit
{
    // The nodes that a thickness makes in the rings can be mistaken for one another. The fit begins at the first of these, angstrom; then a few steps from each
    // of the others tell whether there is a better one.
    private static readonly double[] Thicknesses = [SeriesPrior.Thickness, 400, 2500];
    private const int StepsToTell = 4;

    /// <summary>The part of the spectrum's trend that the contrast of rings is where fits begin.</summary>
    public const double FirstContrast = 0.05;

    /// <summary>Fits the tilts.</summary>
    /// <param name="tilts">The tilts with rings; at least one.</param>
    /// <param name="series">The series they are of, with its geometry.</param>
    /// <param name="phase">Where the phase begins, or what it is.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the fit.</param>
    public static SeriesFitResult Fit(
        IReadOnlyList<StartedTilt> tilts, TiltSeries series, Angle phase, EstimationSettings settings, CancellationToken cancellation)
    {
        Exposure[] exposures = [.. tilts.Select(tilt => Exposure.Of(series.Tilts[tilt.Place]))];
        var model = ModelOf(tilts, series, exposures, phase, settings);
        var start = StartOf(tilts, model, phase);
        var prior = SeriesPrior.Of(model, start.Numbers, exposures);
        TiltLikelihood[] likelihoods = [.. tilts.Select(tilt => tilt.Likelihood)];
        SeriesFitResult Run(TiltLikelihood[] of, SeriesPoint from, GaussianPrior belief, int steps = SeriesFit.MostSteps) =>
            SeriesFit.Fit(of, model, from, belief, steps, settings.Threads, cancellation);

        var fit = Run(likelihoods, start, prior);
        var other = OtherThicknesses(fit).Select(from => Run(likelihoods, from, prior, StepsToTell)).MaxBy(found => found.LogLikelihood);
        if (other is not null && other.LogLikelihood > fit.LogLikelihood) fit = Run(likelihoods, other.Point, prior);
        double[][] weights = Dispersion.Weights(likelihoods, PerTilt.Of(tilts.Count, settings.Threads, cancellation, i => DeviancesOf(likelihoods[i], fit, i)));
        TiltLikelihood[] weighted = [.. likelihoods.Zip(weights, (likelihood, rings) => likelihood.Weighted(rings))];
        fit = Run(weighted, fit.Point, prior);
        return Run(weighted, fit.Point, SeriesPrior.WithDefoci(prior, DriftPrior(fit, exposures)));
    }

    private static IEnumerable<SeriesPoint> OtherThicknesses(SeriesFitResult fit) => fit.Model.Layout.LogThickness is not { } thickness
        ? []
        : Thicknesses[1..].Select(angstroms => fit.Point with { Numbers = [.. fit.Point.Numbers.Select((number, i) => i == thickness ? Math.Log(angstroms) : number)] });

    /// <summary>The scatter of one tilt's powers about a fit, ring by ring.</summary>
    public static double[] DeviancesOf(TiltLikelihood likelihood, SeriesFitResult fit, int tilt)
    {
        var physics = fit.PhysicsOf(tilt);
        return likelihood.Deviances(physics, fit.Point.Curves[tilt], likelihood.DampingAt(physics));
    }

    private static GaussianPrior DriftPrior(SeriesFitResult fit, Exposure[] exposures)
    {
        double[] defoci = fit.Point.Numbers[..exposures.Length];
        double[] sigmas = [.. Enumerable.Range(0, exposures.Length).Select(fit.SigmaOf)];
        return FocusDrift.Of(exposures, defoci, sigmas).Prior(exposures, defoci.Average());
    }

    /// <summary>How the numbers of a series make the physics of its tilts.</summary>
    public static SeriesModel ModelOf(IReadOnlyList<StartedTilt> tilts, TiltSeries series, Exposure[] exposures, Angle phase, EstimationSettings settings)
    {
        double first = exposures.Min(exposure => exposure.Place), span = Math.Max(1, exposures.Max(exposure => exposure.Place) - first);
        return new(
            SeriesLayout.Of(tilts.Count, settings), series.Geometry!, [.. tilts.Select(tilt => series.Tilts[tilt.Place].Angle)],
            [.. exposures.Select(exposure => 2 * (exposure.Place - first) / span - 1)], phase.Radians, settings.SlabThickness?.Angstroms ?? 0);
    }

    /// <summary>Where a fit begins.</summary>
    public static SeriesPoint StartOf(IReadOnlyList<StartedTilt> tilts, SeriesModel model, Angle phase)
    {
        var layout = model.Layout;
        ImmutableArray<TiltCurves> curves = [.. tilts.Select(tilt => new TiltCurves(tilt.Likelihood.BackgroundStart(), tilt.Likelihood.ContrastAt(FirstContrast)))];
        var numbers = new double[layout.Count];
        for (int i = 0; i < tilts.Count; i++) numbers[i] = tilts[i].Start;
        for (int i = 0; i < layout.PhaseCount; i++) numbers[layout.FirstPhase + i] = phase.Radians;
        if (layout.LogThickness is { } thickness) numbers[thickness] = Math.Log(Thicknesses[0]);
        if (layout.Plane is { } plane) (numbers[plane], numbers[plane + 1]) = (model.Geometry.TiltOffset.Radians, model.Geometry.XTilt.Radians);
        for (int i = 0; i < LocalIndex.ContrastCount; i++) numbers[layout.Shape + i] = curves.Average(curve => curve.Contrast[i]);
        return new(numbers, curves);
    }
}
