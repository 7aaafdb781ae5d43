namespace Thon.Estimate;

/// <summary>
/// Sums over the cells of one ring from which the equations of a scoring step follow: on a ring the splines are constant, so only the rings'
/// modulation u, its change with defocus d, and d times the cosine and sine of the direction vary.
/// </summary>
/// <param name="LogLikelihood">Sum of -n (log M + P/M).</param>
/// <param name="Deviance">Sum of n (P/M - 1)^2.</param>
/// <param name="Products">Sums of w x_i x_j over x = (1, u, d, d cos, d sin), the lower triangle row by row, w = n/M^2.</param>
/// <param name="Residuals">Sums of w (P - M) x_i.</param>
internal sealed record RingMoments(double LogLikelihood, double Deviance, double[] Products, double[] Residuals)
{
    /// <summary>The column of the background in <see cref="Products"/>, and so on.</summary>
    public const int One = 0, Modulation = 1, Turn = 2, TurnCosine = 3, TurnSine = 4;

    /// <summary>The ring's agreement with a contrast: the residuals are about the whole model, so the fitted rings are added back.</summary>
    public RingAgreement Agreement(double contrast)
    {
        double offset = Residuals[0] + contrast * Product(1, 0), seen = Residuals[1] + contrast * Product(1, 1);
        return new(Product(0, 0), Product(1, 0), Product(1, 1), offset, seen, contrast);
    }

    /// <summary>Adds the ring to the equations.</summary>
    /// <param name="step">The equations.</param>
    /// <param name="slopes">What the mean changes by with each number of the tilt, as a factor on one of the columns.</param>
    /// <param name="weight">How much the ring counts.</param>
    public void AddTo(LikelihoodStep step, ReadOnlySpan<RingSlope> slopes, double weight)
    {
        step.LogLikelihood += weight * LogLikelihood;
        for (int i = 0; i < slopes.Length; i++)
        {
            var (index, column, factor) = slopes[i];
            step.Gradient[index] += weight * factor * Residuals[column];
            for (int j = 0; j <= i; j++)
            {
                double information = weight * factor * slopes[j].Factor * Product(column, slopes[j].Column);
                step.Information[index, slopes[j].Index] += information;
                if (j < i) step.Information[slopes[j].Index, index] += information;
            }
        }
    }

    private double Product(int i, int j) => i >= j ? Products[i * (i + 1) / 2 + j] : Products[j * (j + 1) / 2 + i];
}

/// <summary>How the mean power of a ring changes with one number of the tilt.</summary>
/// <param name="Index">Which number; see <see cref="LocalIndex"/>.</param>
/// <param name="Column">Which column of the ring's moments it moves the mean along.</param>
/// <param name="Factor">By how much.</param>
internal readonly record struct RingSlope(int Index, int Column, double Factor);
