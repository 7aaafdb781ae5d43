namespace Thon.Estimate;

/// <summary>
/// Sums over the cells of one ring from which the equations of a scoring step follow: on a ring the splines are constant, so only the rings'
/// modulation u, its change with defocus d, and d times the cosine and sine of the direction vary.
/// </summary>
/// <param name="LogLikelihood">Sum of -n (log M + P/M).</param>
/// <param name="Products">Sums of w x_i x_j over x = (1, u, d, d cos, d sin), the lower triangle row by row, w = n/M^2.</param>
/// <param name="Residuals">Sums of w (P - M) x_i.</param>
internal sealed record RingMoments(double LogLikelihood, double[] Products, double[] Residuals)
{
    /// <summary>The ring's agreement with a contrast: the residuals are about the whole model, so the fitted rings are added back.</summary>
    public RingAgreement Agreement(double contrast)
    {
        double offset = Residuals[0] + contrast * Product(1, 0), seen = Residuals[1] + contrast * Product(1, 1);
        return new(Product(0, 0), Product(1, 0), Product(1, 1), offset, seen, contrast);
    }

    /// <summary>Adds the ring to the equations.</summary>
    /// <param name="step">The equations.</param>
    /// <param name="ring">Which ring this is.</param>
    /// <param name="background">The splines of B.</param>
    /// <param name="contrast">The splines of C.</param>
    /// <param name="contrastHere">C on this ring.</param>
    public void AddTo(LikelihoodStep step, int ring, SplineBasis background, SplineBasis contrast, double contrastHere)
    {
        // The parameters this ring touches: four splines of B on column 1, four of C on column u, three of the defocus on the columns of d.
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
            step.Gradient[index[i]] += factor[i] * Residuals[column[i]];
            for (int j = 0; j < index.Length; j++)
                step.Information[index[i], index[j]] += factor[i] * factor[j] * Product(column[i], column[j]);
        }
    }

    private double Product(int i, int j) => i >= j ? Products[i * (i + 1) / 2 + j] : Products[j * (j + 1) / 2 + i];
}
