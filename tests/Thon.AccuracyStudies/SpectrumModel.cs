using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>
/// The mean power spectrum of a simulated image over that of its shot noise, as the simulation's own parameters make it:
/// M(k) = 1 + S(k) (1 - D(k) cos 2 chi') / 2. S is the amorphous specimen's power where |CTF| = 1, and D = sinc(lambda k^2 t') what the heights in
/// the slab leave of the rings. Proteins, vesicles and gold are not in it.
/// </summary>
internal sealed class SpectrumModel
{
    private readonly SimulationSettings _settings;
    private readonly Tilt _tilt;
    private readonly ContrastTransfer _transfer;
    private readonly double _power;
    private readonly Dose _exposure;

    /// <summary>The spectrum of one tilt.</summary>
    /// <param name="settings">Settings of the series.</param>
    /// <param name="tilt">The tilt with its true defocus and its exposure.</param>
    public SpectrumModel(SimulationSettings settings, Tilt tilt)
    {
        (_settings, _tilt) = (settings, tilt);
        _transfer = new(settings.Microscope, tilt.Estimate!.Defocus, tilt.Estimate.PhaseShift);
        double theta = tilt.Angle.Radians + settings.Geometry.TiltOffset.Radians;
        PathFactor = 1 / (Math.Cos(theta) * Math.Cos(settings.Geometry.XTilt.Radians));
        // A tilted pixel sees more scatterers, by the path, and fewer electrons; shot noise has the power 1 / counts.
        _power = settings.SignalToNoise * PathFactor * SignalScale.MeanCounts(settings, tilt.Angle) / SignalScale.MeanCounts(settings, Angle.Zero);
        _exposure = tilt.DoseBefore!.Value + new Dose(tilt.Dose!.Value.ElectronsPerSquareAngstrom / 2);
    }

    /// <summary>Depth of the slab along the beam over its thickness.</summary>
    public double PathFactor { get; }

    /// <summary>What the phase gains with a defocus of 1 angstrom, pi lambda k^2, radian.</summary>
    public double PhasePerDefocus(double k) => _transfer.PhasePerDefocusAt(k * k);

    /// <summary>The spectrum and its slopes at one frequency and one place in the image.</summary>
    /// <param name="k">Frequency, cycles/angstrom.</param>
    /// <param name="direction">Direction of the frequency, counter-clockwise from +x.</param>
    /// <param name="offsetAngstroms">Defocus of the place over that of the image centre.</param>
    public SpectrumSlopes At(double k, Angle direction, double offsetAngstroms)
    {
        double k2 = k * k, signal = _power * Attenuation(k);
        double phase = _transfer.PhaseAt(k2, _tilt.Estimate!.Defocus.AngstromsAlong(direction) + offsetAngstroms);
        double perThickness = Math.PI * _settings.Microscope.Wavelength.Angstroms * k2 * PathFactor;
        double x = perThickness * _settings.SlabThickness.Angstroms;
        double damping = x < 1e-4 ? 1 - x * x / 6 : Math.Sin(x) / x;
        double dampingSlope = x < 1e-4 ? -x / 3 : (Math.Cos(x) - damping) / x;
        var (sine, cosine) = Math.SinCos(2 * phase);
        double mean = 1 + signal * (1 - damping * cosine) / 2;
        return new(mean, signal * damping * sine / mean, -signal / 2 * cosine * dampingSlope * perThickness / mean);
    }

    /// <summary>The power that envelope and radiation damage leave.</summary>
    private double Attenuation(double k)
    {
        double amplitude = Envelope.Amplitude(k * k, _settings.EnvelopeB);
        if (_settings.Damage == DamageModel.GrantGrigorieff) amplitude *= RadiationDamage.Amplitude(k, _exposure, _settings.Microscope.Voltage);
        return amplitude * amplitude;
    }
}
