namespace Thon.Estimate;

/// <summary>
/// Sums over the cells of one ring from which the equations of a scoring step follow: on a ring the splines are constant, so only the rings'
/// modulation u, its change with defocus d, and d times the cosine and sine of the direction vary.
/// </summary>
internal sealed class RingMoments
{
    // Columns: 1, u, d, d cos, d sin. Products are kept for the lower triangle only.
    private const int Columns = 5;

    private readonly double[,] _products = new double[Columns, Columns];
    private readonly double[] _residuals = new double[Columns];

    public void Clear()
    {
        Array.Clear(_products);
        Array.Clear(_residuals);
    }

    public void Add(double weight, double weightedResidual, double rings, double slope, double cosine, double sine)
    {
        Span<double> column = [1, rings, slope, slope * cosine, slope * sine];
        for (int i = 0; i < Columns; i++)
        {
            double weighted = weight * column[i];
            for (int j = 0; j <= i; j++) _products[i, j] += weighted * column[j];
            _residuals[i] += weightedResidual * column[i];
        }
    }

    /// <summary>The ring's agreement with a contrast: the residuals are about the whole model, so the fitted rings are added back.</summary>
    public RingAgreement Agreement(double contrast)
    {
        double seen = _residuals[1] + contrast * _products[1, 1];
        return new(seen, _products[1, 1], contrast);
    }

    public void AddTo(LikelihoodStep step, int ring, SplineBasis background, SplineBasis contrast, double contrastHere)
    {
        Span<int> index = stackalloc int[2 * SplineBasis.Support + 3];
        Span<int> column = stackalloc int[index.Length];
        Span<double> factor = stackalloc double[index.Length];
        for (int j = 0; j < SplineBasis.Support; j++)
        {
            (index[j], column[j], factor[j]) = (background.First[ring] + j, 0, background.Value[SplineBasis.Support * ring + j]);
            int c = SplineBasis.Support + j;
            (index[c], column[c], factor[c]) = (background.Count + contrast.First[ring] + j, 1, contrast.Value[SplineBasis.Support * ring + j]);
        }
        for (int j = 0; j < 3; j++)
        {
            int d = 2 * SplineBasis.Support + j;
            (index[d], column[d], factor[d]) = (background.Count + contrast.Count + j, 2 + j, contrastHere);
        }
        for (int i = 0; i < index.Length; i++)
        {
            step.Gradient[index[i]] += factor[i] * _residuals[column[i]];
            for (int j = 0; j < index.Length; j++)
                step.Information[index[i], index[j]] += factor[i] * factor[j] * _products[Math.Max(column[i], column[j]), Math.Min(column[i], column[j])];
        }
    }
}
