namespace Thon.AccuracyStudies;

/// <summary>What the estimation made of a number the tilts of a series share.</summary>
/// <param name="Truth">The true value.</param>
/// <param name="Found">The value found, or null where none is given.</param>
/// <param name="Sigma">The standard error claimed, or null where none is.</param>
/// <param name="Bound">The least standard error possible, or null where it is not known.</param>
internal sealed record SharedOutcome(double Truth, double? Found, double? Sigma, double? Bound)
{
    /// <summary>Found less true, or null.</summary>
    public double? Error => Found - Truth;

    /// <summary>Error over claimed standard error, or null.</summary>
    public double? Pull => Error / Sigma;
}
