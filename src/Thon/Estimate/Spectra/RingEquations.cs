namespace Thon.Estimate.Spectra;

/// <summary>
/// The equations of one Gauss-Newton step about the best splines: those of the splines, bordered by defocus and, where samples have directions, the two
/// components of the astigmatism.
/// </summary>
internal sealed class RingEquations
{
    private readonly SpectrumModel _model;
    private readonly double[] _slope;
    private readonly double[] _modulation;
    private readonly double[] _coefficients;
    private readonly double[] _weight;

    public RingEquations(SpectrumModel model, double defocus, Astigmatism astigmatism, RingSolution solution, double[] weight)
    {
        (_model, _coefficients, _weight) = (model, solution.Coefficients, weight);
        (_modulation, _slope) = (model.Modulation(defocus, astigmatism), model.Slope(defocus, astigmatism));
        Residuals = RingLeastSquares.Residuals(model, _modulation, _coefficients);
        Count = model.LinearCount + (model.Spectrum.HasDirections ? 3 : 1);
        (Matrix, Gradient) = (new double[Count, Count], new double[Count]);
        for (int i = 0; i < model.LinearCount; i++)
            for (int j = 0; j < model.LinearCount; j++) Matrix[i, j] = solution.Matrix[i, j];
        Free = [.. solution.Free, .. Enumerable.Repeat(true, Count - model.LinearCount)];
        Assemble();
        if (!model.Spectrum.HasDirections) return;
        for (int i = Count - 2; i < Count; i++) Matrix[i, i] += SeriesPrior.AstigmatismPrecision;
        Gradient[Count - 2] -= SeriesPrior.AstigmatismPrecision * astigmatism.Cosine;
        Gradient[Count - 1] -= SeriesPrior.AstigmatismPrecision * astigmatism.Sine;
    }

    /// <summary>Of the splines at their best.</summary>
    public double[] Coefficients => _coefficients;

    /// <summary>How many parameters there are.</summary>
    public int Count { get; }

    /// <summary>The information, [row, column]: splines, defocus, astigmatism cosine and sine.</summary>
    public double[,] Matrix { get; }

    /// <summary>How the sum of squares falls, halved; zero for the splines, which are at their best.</summary>
    public double[] Gradient { get; }

    /// <summary>Which parameters are free.</summary>
    public bool[] Free { get; }

    /// <summary>What the model leaves of every sample.</summary>
    public double[] Residuals { get; }

    /// <summary>The inverse of the information with the held parameters taken out, or null where it has none.</summary>
    public double[,]? Inverse() => Cholesky.Inverse(RingLeastSquares.Held(Matrix, Free));

    /// <summary>The model's derivative by every parameter at one sample.</summary>
    public void Derivatives(int ring, int sample, double[] row)
    {
        Array.Clear(row);
        int at = SplineBasis.Support * ring, b = _model.Background.First[ring], c = _model.Background.Count + _model.Contrast.First[ring];
        for (int i = 0; i < SplineBasis.Support; i++)
        {
            row[b + i] = _model.Background.Value[at + i];
            if (Free[c + i]) row[c + i] = _model.Contrast.Value[at + i] * _modulation[sample];
        }
        double slope = RingLeastSquares.At(_model, ring, _coefficients).Contrast * _slope[sample];
        row[_model.LinearCount] = slope;
        if (!_model.Spectrum.HasDirections) return;
        row[^2] = slope * _model.Spectrum.Cosine[sample];
        row[^1] = slope * _model.Spectrum.Sine[sample];
    }

    private void Assemble()
    {
        var spectrum = _model.Spectrum;
        var row = new double[Count];
        for (int ring = 0; ring < spectrum.RingCount; ring++)
            for (int sample = spectrum.RingStart[ring]; sample < spectrum.RingStart[ring + 1]; sample++)
            {
                if (_weight[sample] == 0) continue;
                Derivatives(ring, sample, row);
                for (int a = _model.LinearCount; a < Count; a++)
                {
                    double weighted = _weight[sample] * row[a];
                    Gradient[a] += weighted * Residuals[sample];
                    for (int j = 0; j <= a; j++) Matrix[a, j] += weighted * row[j];
                }
            }
        for (int a = _model.LinearCount; a < Count; a++)
            for (int j = 0; j < a; j++) Matrix[j, a] = Matrix[a, j];
    }
}
