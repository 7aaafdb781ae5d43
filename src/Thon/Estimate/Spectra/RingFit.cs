using Thon.Optics;

namespace Thon.Estimate.Spectra;

/// <summary>What the fit of a ready spectrum gave.</summary>
/// <param name="Defocus">Mean defocus, angstrom.</param>
/// <param name="Astigmatism">Its astigmatism; none where the spectrum knows no directions.</param>
/// <param name="Errors">Standard errors, of one tilt.</param>
/// <param name="Agreement">How every ring agrees with the model; weights are inverse variances.</param>
/// <param name="Phases">Phase of the rings, 2 chi, at every ring, radian.</param>
/// <param name="Converged">Whether the fit reached its end.</param>
public sealed record RingFitResult(
    double Defocus, Astigmatism Astigmatism, SpectrumErrors Errors, RingAgreement[] Agreement, double[] Phases, bool Converged);

/// <summary>
/// Weighted least squares for defocus and astigmatism, the splines eliminated at every step; the noise is measured on what is left, and the fit repeated
/// with it. [GolubPereyra1973]
/// </summary>
public static class RingFit
{
    private const int NoiseRounds = 3;
    private const int MostSteps = 40;
    private const double SmallestMoveAngstroms = 0.1;
    private const int FewestBackground = 7;
    private const int MostBackground = 14;

    /// <summary>Fits a spectrum; null where its equations have no solution, or tell no defocus.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="inFocus">The CTF at no defocus.</param>
    /// <param name="start">Where to start, within a ring's width of the truth, angstrom.</param>
    public static RingFitResult? Fit(RingSpectrum spectrum, ContrastTransfer inFocus, double start)
    {
        var model = new SpectrumModel(spectrum, inFocus, BackgroundCount(spectrum, inFocus, start));
        double[] weights = [.. spectrum.Count];
        var at = (Defocus: start, Astigmatism: default(Astigmatism));
        bool converged = false;
        for (int round = 0; round <= NoiseRounds; round++)
        {
            if (WeightsAt(model, at.Defocus, at.Astigmatism, weights) is not { } measured) return null;
            weights = measured;
            (at.Defocus, at.Astigmatism, converged) = Climb(model, at.Defocus, at.Astigmatism, weights);
        }
        if (Equations(model, at.Defocus, at.Astigmatism, weights) is not { } equations) return null;
        if (RingFitErrors.Of(model, equations, at.Astigmatism, weights) is not { } errors) return null;
        var agreement = Agreement(model, model.Modulation(at.Defocus, at.Astigmatism), equations.Coefficients, weights);
        return new(at.Defocus, at.Astigmatism, errors, agreement, model.RingPhases(at.Defocus), converged);
    }

    // A background may bend once a ring where rings are widest, and not more: then it takes up all that is smooth and none of the rings.
    private static int BackgroundCount(RingSpectrum spectrum, ContrastTransfer inFocus, double defocus)
    {
        double low = spectrum.RingFrequency[0], width = 1 / Math.Max(2 * inFocus.DelocalisationAt(low, defocus).Angstroms, 1e-9);
        int count = SplineBasis.Support - 1 + (int)Math.Round((spectrum.RingFrequency[^1] - low) / width);
        return Math.Clamp(count, FewestBackground, MostBackground);
    }

    private static double[]? WeightsAt(SpectrumModel model, double defocus, Astigmatism astigmatism, double[] weights)
    {
        double[] modulation = model.Modulation(defocus, astigmatism);
        return RingLeastSquares.Solve(model, modulation, weights) is { } solution
            ? RingNoise.Weights(model.Spectrum, RingLeastSquares.Residuals(model, modulation, solution.Coefficients), model.LinearCount + 1) : null;
    }

    private static (double Defocus, Astigmatism Astigmatism, bool Converged) Climb(SpectrumModel model, double defocus, Astigmatism astigmatism, double[] weights)
    {
        if (Value(model, defocus, astigmatism, weights) is not { } value) return (defocus, astigmatism, false);
        for (int step = 0; step < MostSteps; step++)
        {
            if (Move(model, defocus, astigmatism, weights) is not { } move) return (defocus, astigmatism, false);
            bool better = false;
            for (double length = 1; length > 1e-3 && !better; length /= 2)
            {
                double nextDefocus = defocus + length * move[0];
                var next = model.Spectrum.HasDirections ? new Astigmatism(astigmatism.Cosine + length * move[1], astigmatism.Sine + length * move[2]) : default;
                if (Value(model, nextDefocus, next, weights) is not { } reached || reached < value) continue;
                (better, value, defocus, astigmatism) = (true, reached, nextDefocus, next);
            }
            // A step that cannot be taken, however short, or that is not worth taking: this is the end.
            if (!better || move.All(m => Math.Abs(m) < SmallestMoveAngstroms)) return (defocus, astigmatism, true);
        }
        return (defocus, astigmatism, false);
    }

    /// <summary>Where the equations lead: the change of defocus and of both components of the astigmatism; null where they have no solution in numbers.</summary>
    private static double[]? Move(SpectrumModel model, double defocus, Astigmatism astigmatism, double[] weights)
    {
        if (Equations(model, defocus, astigmatism, weights) is not { } equations) return null;
        double[]? move = Cholesky.Solve(RingLeastSquares.Held(equations.Matrix, equations.Free), equations.Gradient);
        return move is not null && move.All(double.IsFinite) ? move[model.LinearCount..] : null;
    }

    private static double? Value(SpectrumModel model, double defocus, Astigmatism astigmatism, double[] weights) =>
        RingLeastSquares.Solve(model, model.Modulation(defocus, astigmatism), weights)?.Explained
        - SeriesPrior.AstigmatismPrecision * (astigmatism.Cosine * astigmatism.Cosine + astigmatism.Sine * astigmatism.Sine);

    private static RingEquations? Equations(SpectrumModel model, double defocus, Astigmatism astigmatism, double[] weights) =>
        RingLeastSquares.Solve(model, model.Modulation(defocus, astigmatism), weights) is { } solution ? new(model, defocus, astigmatism, solution, weights) : null;

    private static RingAgreement[] Agreement(SpectrumModel model, double[] modulation, double[] coefficients, double[] weights) =>
        [.. Enumerable.Range(0, model.Spectrum.RingCount).Select(ring => Agreement(model, ring, modulation, coefficients, weights))];

    private static RingAgreement Agreement(SpectrumModel model, int ring, double[] modulation, double[] coefficients, double[] weights)
    {
        var (background, contrast) = RingLeastSquares.At(model, ring, coefficients);
        double w = 0, wu = 0, wuu = 0, off = 0, seen = 0;
        for (int i = model.Spectrum.RingStart[ring]; i < model.Spectrum.RingStart[ring + 1]; i++)
        {
            double u = modulation[i], above = model.Spectrum.Power[i] - background;
            (w, wu, wuu, off, seen) = (w + weights[i], wu + weights[i] * u, wuu + weights[i] * u * u, off + weights[i] * above, seen + weights[i] * u * above);
        }
        return new(w, wu, wuu, off, seen, contrast);
    }
}
