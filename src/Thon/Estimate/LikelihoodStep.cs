namespace Thon.Estimate;

/// <summary>A likelihood with its gradient and its Fisher information.</summary>
public sealed class LikelihoodStep
{
    /// <summary>An empty sum over <paramref name="count"/> parameters.</summary>
    public LikelihoodStep(int count) => (Gradient, Information) = (new double[count], new double[count, count]);

    /// <summary>The logarithm of the likelihood, up to a constant of the data.</summary>
    public double LogLikelihood { get; set; }

    /// <summary>Its derivative with respect to every parameter.</summary>
    public double[] Gradient { get; }

    /// <summary>The expectation of minus its second derivatives; symmetric.</summary>
    public double[,] Information { get; }
}
