using Thon.Optics;
using Thon.Units;

namespace Thon.Tilts;

/// <summary>The defocus of one tilt at the image centre, and how well it is known.</summary>
/// <param name="Defocus">Defocus and astigmatism at the image centre.</param>
/// <param name="PhaseShift">Phase-plate phase; zero without one.</param>
/// <param name="Sigma">Standard error of (U+V)/2, or null where it is not known (a file from another program).</param>
/// <param name="Source">Whether it was fitted, predicted or set by hand.</param>
/// <param name="Resolution">The finest spacing at which the rings still agree with the fit, or null where none do or it is not known.</param>
/// <param name="Score">Figure of merit, the correlation of the fitted rings with the spectrum, or null.</param>
public sealed record DefocusEstimate(
    Defocus Defocus,
    Angle PhaseShift,
    Length? Sigma = null,
    DefocusSource Source = DefocusSource.Fit,
    Length? Resolution = null,
    double? Score = null)
{
    /// <summary>Standard error of U - V, or null where it is not known.</summary>
    public Length? AstigmatismSigma { get; init; }

    /// <summary>Standard error of the angle of the astigmatism, or null where it is not known.</summary>
    public Angle? AngleSigma { get; init; }

    /// <summary>Standard error of U, or null where it is not known.</summary>
    public Length? USigma { get; init; }

    /// <summary>Standard error of V, or null where it is not known.</summary>
    public Length? VSigma { get; init; }

    /// <summary>Standard error of the phase shift, or null where it was not fitted.</summary>
    public Angle? PhaseSigma { get; init; }

    /// <summary>Signal-to-noise ratio of the image as the fit has it, or null where it is not known.</summary>
    public SignalToNoise? SignalToNoise { get; init; }

    /// <summary>Whether the fit may be relied on, or null where nobody judged it (a file from another program).</summary>
    public FitVerdict? Verdict { get; init; }

    /// <summary>Why the verdict is not <see cref="FitVerdict.Good"/>, a few words without line ends; empty where it is.</summary>
    public string Reason { get; init; } = "";
}
