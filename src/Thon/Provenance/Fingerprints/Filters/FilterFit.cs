using Thon.Correct.Deconvolution;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// A deconvolution as the rings of filtered images show it: the signal-to-noise ratio it took, strongest exp(-fall k). It is found together with the defoci and the specimen's own ratio, of
/// which nothing is known. Told at the frequency where it is known best, its level and its fall are independent of each other.
/// </summary>
/// <param name="LowPass">Whether the filter ends at the first zero of the CTF.</param>
/// <param name="At">The frequency where the ratio is known best, cycles/angstrom; it may lie outside what images show.</param>
/// <param name="LogRatio">Natural logarithm of the ratio there.</param>
/// <param name="LogRatioDeviation">Standard deviation of it.</param>
/// <param name="Fall">How fast the ratio falls, angstrom.</param>
/// <param name="FallDeviation">Standard deviation of it, angstrom.</param>
public sealed record FilterFit(LowPass LowPass, double At, double LogRatio, double LogRatioDeviation, double Fall, double FallDeviation)
{
    /// <summary>The coarsest frequency at which filters are compared, cycles/angstrom: 60 A.</summary>
    public const double Coarsest = 1.0 / 60;

    /// <summary>The finest at which they are, unless they end before: 18 A.</summary>
    public const double UsualFinest = 1.0 / 18;

    /// <summary>The finest frequency at which this filter leaves something, at most <see cref="UsualFinest"/>: where it ends at the first zero of the CTF, that of the section in the middle, cycles/angstrom.</summary>
    public double Finest { get; init; } = UsualFinest;

    /// <summary>How differently the sections fall from <see cref="Coarsest"/> to <see cref="Finest"/>, beyond what defoci explain: a standard deviation of log power.</summary>
    public double Spread { get; init; }

    /// <summary>What the best filter leaves of a shell, in squares of what is expected to be left; large ones count with their root.</summary>
    public double Misfit { get; init; }

    /// <summary>Natural logarithm of the ratio.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    internal double LogRatioAt(double k) => LogRatio - Fall * (k - At);

    /// <summary>Covariance of the logarithms at two frequencies, cycles/angstrom.</summary>
    internal double Covariance(double k, double l) => LogRatioDeviation * LogRatioDeviation + FallDeviation * FallDeviation * (k - At) * (l - At);
}
