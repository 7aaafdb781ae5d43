using Thon.Optics;

namespace Thon.Estimate.Spectra;

/// <summary>
/// The model of a ready spectrum, P = B(k) + C(k) u with u = -D cos 2 chi', chi' = chi + phase + asin A, B and C splines of frequency and D what the width
/// of a bin leaves of the rings. CTF^2 = (1 - cos 2 chi')/2, so B takes up its mean and C its half amplitude.
/// </summary>
internal sealed class SpectrumModel
{
    /// <summary>How many splines make the contrast.</summary>
    public const int ContrastCount = 4;

    private readonly ContrastTransfer _inFocus;
    private readonly double[] _perDefocus;
    private readonly double[] _constant;

    public SpectrumModel(RingSpectrum spectrum, ContrastTransfer inFocus, int backgroundCount)
    {
        (Spectrum, _inFocus) = (spectrum, inFocus);
        (Background, Contrast) = (new(backgroundCount, spectrum.RingCount), new(ContrastCount, spectrum.RingCount));
        _perDefocus = [.. spectrum.SquaredFrequency.Select(k2 => 2 * inFocus.PhasePerDefocusAt(k2))];
        _constant = [.. spectrum.SquaredFrequency.Select(k2 => 2 * inFocus.PhaseAt(k2, 0))];
    }

    public RingSpectrum Spectrum { get; }

    public SplineBasis Background { get; }

    public SplineBasis Contrast { get; }

    /// <summary>How many coefficients the splines have together.</summary>
    public int LinearCount => Background.Count + ContrastCount;

    /// <summary>u of every sample.</summary>
    public double[] Modulation(double defocus, Astigmatism astigmatism) => At(defocus, astigmatism, phase => -Math.Cos(phase));

    /// <summary>How u changes with the defocus along the sample's direction, 1/angstrom.</summary>
    public double[] Slope(double defocus, Astigmatism astigmatism)
    {
        double[] slope = At(defocus, astigmatism, Math.Sin);
        for (int i = 0; i < slope.Length; i++) slope[i] *= _perDefocus[i];
        return slope;
    }

    /// <summary>The phase of the rings, 2 chi', in the middle of every ring, radian.</summary>
    public double[] RingPhases(double defocus) =>
        [.. Spectrum.RingFrequency.Select(k => 2 * _inFocus.PhaseAt(k * k, defocus))];

    private double[] At(double defocus, Astigmatism astigmatism, Func<double, double> of)
    {
        var values = new double[Spectrum.Power.Length];
        for (int ring = 0; ring < Spectrum.RingCount; ring++)
        {
            double damping = Damping(Spectrum.RingFrequency[ring], defocus);
            for (int i = Spectrum.RingStart[ring]; i < Spectrum.RingStart[ring + 1]; i++)
            {
                double along = Spectrum.HasDirections ? defocus + astigmatism.Cosine * Spectrum.Cosine[i] + astigmatism.Sine * Spectrum.Sine[i] : defocus;
                values[i] = damping * of(_perDefocus[i] * along + _constant[i]);
            }
        }
        return values;
    }

    // The mean of a cosine over a bin; 2 chi turns twice as fast as chi. Rings narrower than a bin are gone.
    private double Damping(double k, double defocus)
    {
        double turns = 2 * _inFocus.DelocalisationAt(k, defocus).Angstroms * Spectrum.BinWidth;
        return turns < 1 ? RingDamping.Sinc(turns) : 0;
    }
}
