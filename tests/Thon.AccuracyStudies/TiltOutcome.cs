using Thon.Tilts;

namespace Thon.AccuracyStudies;

/// <summary>What the estimation made of one tilt.</summary>
/// <param name="Angle">Tilt angle, degrees.</param>
/// <param name="Bound">The least standard error of its mean defocus, angstrom; null where it is not known.</param>
/// <param name="Error">Found less true mean defocus, angstrom.</param>
/// <param name="AstigmatismError">Found less true U - V, angstrom; null where the series was refused.</param>
/// <param name="Sigma">The standard error the estimation claims, angstrom; null where it claims none.</param>
/// <param name="Source">Whether it was fitted; null where the series was refused.</param>
/// <param name="Verdict">The estimation's own verdict, or null where it gives none.</param>
/// <param name="Reason">Why the verdict is not good.</param>
internal sealed record TiltOutcome(
    double Angle, double? Bound, double Error, double? AstigmatismError, double? Sigma, DefocusSource? Source, FitVerdict? Verdict, string Reason)
{
    /// <summary>A bound above this asks nothing of a tilt, angstrom.</summary>
    public const double LargestBound = 100;

    /// <summary>Whether the tilt counts towards the pooled ratio of error and bound.</summary>
    public bool IsBounded => Bound < LargestBound;

    /// <summary>Error over claimed standard error, or null.</summary>
    public double? Pull => Sigma is { } sigma ? Error / sigma : null;
}
