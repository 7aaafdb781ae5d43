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

    private readonly StripSpectra _spectra;
    private readonly TiltOptics _optics;
    private readonly double[] _trend;
    private readonly double[] _perDefocus;
    private readonly double[] _constantPhase;
    private readonly double[] _cos2;
    private readonly double[] _sin2;
    private readonly SplineBasis _background;
    private readonly SplineBasis _contrast;

    /// <summary>Prepares the likelihood of one tilt.</summary>
    /// <param name="spectra">The tilt's spectra.</param>
    /// <param name="optics">Its optics.</param>
    public TiltLikelihood(StripSpectra spectra, TiltOptics optics)
    {
        (_spectra, _optics) = (spectra, optics);
        var grid = spectra.Grid;
        (_background, _contrast) = (new(BackgroundCount, grid.RingCount), new(ContrastCount, grid.RingCount));
        _trend = SpectrumTrend.Of(spectra);
        double lambda = optics.Microscope.Wavelength.Angstroms, cs = optics.Microscope.SphericalAberration.Angstroms;
        double constant = 2 * (optics.PhaseShift.Radians + optics.Microscope.AmplitudePhase);
        _perDefocus = [.. grid.SquaredFrequency.Select(k2 => 2 * Math.PI * lambda * k2)];
        _constantPhase = [.. grid.SquaredFrequency.Select(k2 => constant - Math.PI * cs * lambda * lambda * lambda * k2 * k2)];
        (_cos2, _sin2) = (new double[grid.CellCount], new double[grid.CellCount]);
        for (int i = 0; i < grid.CellCount; i++)
            (_sin2[i], _cos2[i]) = Math.SinCos(2 * Math.Atan2(grid.Ky[i], grid.Kx[i]));
    }

    /// <summary>The spectra this is the likelihood of.</summary>
    public StripSpectra Spectra => _spectra;

    /// <summary>The optics of the tilt.</summary>
    public TiltOptics Optics => _optics;

    /// <summary>The damping of the rings about a defocus; it changes so slowly that one serves many steps of a fit.</summary>
    public float[] DampingAt(double defocus, Length thickness) => RingDamping.Of(_spectra.Grid, _optics, defocus, thickness);

    /// <summary>The likelihood at some parameters, and the equations of one step of Fisher scoring towards its maximum.</summary>
    public LikelihoodStep Evaluate(TiltParameters at, Astigmatism astigmatism, float[] damping)
    {
        var step = new LikelihoodStep(ParameterCount);
        var moments = new RingMoments();
        for (int ring = 0; ring < _spectra.Grid.RingCount; ring++)
        {
            double background = _background.At(ring, at.Background), contrast = _contrast.At(ring, at.Contrast);
            moments.Clear();
            foreach (var strip in _spectra.Strips)
                step.LogLikelihood += AddStrip(moments, ring, strip, at.Defocus, astigmatism, damping, background, contrast);
            moments.AddTo(step, ring, _background, _contrast, contrast);
        }
        return step;
    }

    /// <summary>How each ring agrees with the fit, for judging its quality.</summary>
    public RingAgreement[] Agreement(TiltParameters at, Astigmatism astigmatism, float[] damping)
    {
        var rings = new RingAgreement[_spectra.Grid.RingCount];
        var moments = new RingMoments();
        for (int ring = 0; ring < rings.Length; ring++)
        {
            double background = _background.At(ring, at.Background), contrast = _contrast.At(ring, at.Contrast);
            moments.Clear();
            foreach (var strip in _spectra.Strips)
                AddStrip(moments, ring, strip, at.Defocus, astigmatism, damping, background, contrast);
            rings[ring] = moments.Agreement(contrast);
        }
        return rings;
    }

    private double AddStrip(
        RingMoments moments, int ring, Strip strip, double defocus, Astigmatism astigmatism, float[] damping, double background, double contrast)
    {
        var grid = _spectra.Grid;
        double centre = defocus + _optics.AcrossSlope * strip.Distance;
        double blur = _optics.AcrossSlope * strip.Spread;
        double perTrend = 1 / _trend[ring], logarithm = 0;
        for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
        {
            double local = centre + astigmatism.Cosine * _cos2[cell] + astigmatism.Sine * _sin2[cell];
            double spread = _perDefocus[cell] * blur;
            double left = damping[cell] * Math.Exp(-spread * spread / 2);
            var (sine, cosine) = Math.SinCos(_perDefocus[cell] * local + _constantPhase[cell]);
            double rings = -left * cosine, slope = left * sine * _perDefocus[cell];
            double model = Math.Max(background + contrast * rings, 0.02 * Math.Abs(background) + 1e-6);
            double count = grid.PixelCount[cell] * strip.Tiles / TileCorrelation.Inflation;
            double power = strip.Power[cell] * perTrend;
            logarithm -= count * (Math.Log(model) + power / model);
            double weight = count / (model * model);
            moments.Add(weight, weight * (power - model), rings, slope, _cos2[cell], _sin2[cell]);
        }
        return logarithm;
    }
}
