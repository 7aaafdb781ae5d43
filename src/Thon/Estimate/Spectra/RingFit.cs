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

    /// <summary>Fits a spectrum.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="inFocus">The CTF at no defocus.</param>
    /// <param name="start">Where to start, within a ring's width of the truth, angstrom.</param>
    public static RingFitResult Fit(RingSpectrum spectrum, ContrastTransfer inFocus, double start)
    {
        var model = new RingModel(spectrum, inFocus, BackgroundCount(spectrum, inFocus, start));
        double[] weights = [.. spectrum.Count];
        var at = (Defocus: start, Astigmatism: default(Astigmatism));
        bool converged = false;
        for (int round = 0; round <= NoiseRounds; round++)
        {
            weights = WeightsAt(model, at.Defocus, at.Astigmatism, weights);
            (at.Defocus, at.Astigmatism, converged) = Climb(model, at.Defocus, at.Astigmatism, weights);
        }
        var equations = Equations(model, at.Defocus, at.Astigmatism, weights);
        return new(
            at.Defocus, at.Astigmatism, RingFitErrors.Of(model, equations, at.Astigmatism, weights), Agreement(model, at.Defocus, at.Astigmatism, weights),
            model.RingPhases(at.Defocus), converged);
    }

    // A background may bend once a ring where rings are widest, and not more: then it takes up all that is smooth and none of the rings.
    private static int BackgroundCount(RingSpectrum spectrum, ContrastTransfer inFocus, double defocus)
    {
        double low = spectrum.RingFrequency[0], width = 1 / Math.Max(2 * inFocus.DelocalisationAt(low, defocus).Angstroms, 1e-9);
        int count = SplineBasis.Support - 1 + (int)Math.Round((spectrum.RingFrequency[^1] - low) / width);
        return Math.Clamp(count, FewestBackground, MostBackground);
    }

    private static double[] WeightsAt(RingModel model, double defocus, Astigmatism astigmatism, double[] weights)
    {
        double[] modulation = model.Modulation(defocus, astigmatism);
        var solution = RingLeastSquares.Solve(model, modulation, weights);
        return RingNoise.Weights(model.Spectrum, RingLeastSquares.Residuals(model, modulation, solution.Coefficients), model.LinearCount + 1);
    }

    private static (double Defocus, Astigmatism Astigmatism, bool Converged) Climb(RingModel model, double defocus, Astigmatism astigmatism, double[] weights)
    {
        double value = Value(model, defocus, astigmatism, weights);
        for (int step = 0; step < MostSteps; step++)
        {
            var equations = Equations(model, defocus, astigmatism, weights);
            if (Cholesky.Solve(RingLeastSquares.Held(equations.Matrix, equations.Free), equations.Gradient) is not { } move) return (defocus, astigmatism, false);
            int first = model.LinearCount;
            bool better = false;
            for (double length = 1; length > 1e-3 && !better; length /= 2)
            {
                double nextDefocus = defocus + length * move[first];
                var next = model.Spectrum.HasDirections
                    ? new Astigmatism(astigmatism.Cosine + length * move[first + 1], astigmatism.Sine + length * move[first + 2]) : default;
                double reached = Value(model, nextDefocus, next, weights);
                if (reached < value) continue;
                (better, value, defocus, astigmatism) = (true, reached, nextDefocus, next);
            }
            // A step that cannot be taken, however short, or that is not worth taking: this is the end.
            if (!better || move.Skip(first).All(m => Math.Abs(m) < SmallestMoveAngstroms)) return (defocus, astigmatism, true);
        }
        return (defocus, astigmatism, false);
    }

    private static double Value(RingModel model, double defocus, Astigmatism astigmatism, double[] weights) =>
        RingLeastSquares.Solve(model, model.Modulation(defocus, astigmatism), weights).Explained
        - SeriesPrior.AstigmatismPrecision * (astigmatism.Cosine * astigmatism.Cosine + astigmatism.Sine * astigmatism.Sine);

    private static RingEquations Equations(RingModel model, double defocus, Astigmatism astigmatism, double[] weights) =>
        new(model, defocus, astigmatism, RingLeastSquares.Solve(model, model.Modulation(defocus, astigmatism), weights), weights);

    private static RingAgreement[] Agreement(RingModel model, double defocus, Astigmatism astigmatism, double[] weights)
    {
        double[] modulation = model.Modulation(defocus, astigmatism);
        double[] coefficients = RingLeastSquares.Solve(model, modulation, weights).Coefficients;
        return [.. Enumerable.Range(0, model.Spectrum.RingCount).Select(ring => Agreement(model, ring, modulation, coefficients, weights))];
    }

    private static RingAgreement Agreement(RingModel model, int ring, double[] modulation, double[] coefficients, double[] weights)
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
