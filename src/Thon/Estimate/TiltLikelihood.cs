using Thon.Units;

namespace Thon.Estimate;

/// <summary>
/// The Whittle likelihood of one tilt: powers are exponentially distributed about their mean M = T(k) (B(k) - C(k) D cos 2 chi'), with
/// chi' = chi + phase + asin A, T the spectrum's trend, B and C splines of frequency and D the damping of the rings, so that
/// log L = -sum n (log M + P/M), divided by the correlation of the tiles. [Whittle1953]
/// </summary>
public sealed class TiltLikelihood
{
    /// <summary>How many splines make the background.</summary>
    public const int BackgroundCount = 9;

    /// <summary>How many splines make the ring contrast.</summary>
    public const int ContrastCount = 6;

    /// <summary>All parameters in the order of the equations: background, contrast, defocus, astigmatism cosine and sine.</summary>
    public const int ParameterCount = BackgroundCount + ContrastCount + 3;

    private readonly TiltCells _cells;
    private readonly SplineBasis _background;
    private readonly SplineBasis _contrast;

    /// <summary>Prepares the likelihood of one tilt.</summary>
    /// <param name="spectra">The tilt's spectra.</param>
    /// <param name="optics">Its optics.</param>
    public TiltLikelihood(PatchSpectra spectra, TiltOptics optics)
    {
        (Spectra, Optics, _cells) = (spectra, optics, TiltCells.Of(spectra, optics));
        (_background, _contrast) = (new(BackgroundCount, spectra.Grid.RingCount), new(ContrastCount, spectra.Grid.RingCount));
    }

    /// <summary>The spectra this is the likelihood of.</summary>
    public PatchSpectra Spectra { get; }

    /// <summary>The optics of the tilt.</summary>
    public TiltOptics Optics { get; }

    /// <summary>The damping of the rings about a defocus; it changes so slowly that one serves many steps of a fit.</summary>
    public double[] DampingAt(double defocus, Length thickness) => RingDamping.Of(Spectra.Grid, Optics, defocus, thickness);

    /// <summary>The likelihood at some parameters, and the equations of one step of Fisher scoring towards its maximum.</summary>
    public LikelihoodStep Evaluate(TiltParameters at, Astigmatism astigmatism, double[] damping)
    {
        var step = new LikelihoodStep(ParameterCount);
        for (int ring = 0; ring < Spectra.Grid.RingCount; ring++)
        {
            var (moments, contrast) = MomentsOf(ring, at, astigmatism, damping);
            step.LogLikelihood += moments.LogLikelihood;
            moments.AddTo(step, ring, _background, _contrast, contrast);
        }
        return step;
    }

    /// <summary>How each ring agrees with the fit, for judging its quality.</summary>
    public RingAgreement[] Agreement(TiltParameters at, Astigmatism astigmatism, double[] damping) =>
        [.. Enumerable.Range(0, Spectra.Grid.RingCount).Select(ring =>
        {
            var (moments, contrast) = MomentsOf(ring, at, astigmatism, damping);
            return moments.Agreement(contrast);
        })];

    /// <summary>Whether what a fit follows are rings.</summary>
    public RingEvidence EvidenceOf(TiltParameters at, Astigmatism astigmatism) =>
        RingEvidence.Of(Agreement(at, astigmatism, DampingAt(at.Defocus, default)), _cells.RingPhases(at.Defocus));

    private (RingMoments Moments, double Contrast) MomentsOf(int ring, TiltParameters at, Astigmatism astigmatism, double[] damping)
    {
        double contrast = _contrast.At(ring, at.Contrast);
        return (RingKernel.Moments(_cells, ring, new(at.Defocus, astigmatism, damping, _background.At(ring, at.Background), contrast)), contrast);
    }
}
