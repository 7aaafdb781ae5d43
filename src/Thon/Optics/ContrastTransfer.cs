using Thon.Units;

namespace Thon.Optics;

/// <summary>
/// The contrast transfer function, CTF = sin(chi + phase + asin(A)) with chi = pi lambda df k^2 - (pi/2) Cs lambda^3 k^4.
/// It is positive at k = 0, so correcting by it keeps the contrast of the image. [Rohou2015, Eq. 2-4, with underfocus positive]
/// </summary>
public sealed record ContrastTransfer
{
    private readonly double _perDefocus;
    private readonly double _perCs;
    private readonly double _offset;

    /// <summary>The transfer function of one image, or of one place in it.</summary>
    /// <param name="microscope">The optics.</param>
    /// <param name="defocus">Defocus and astigmatism, underfocus positive.</param>
    /// <param name="phaseShift">Extra phase of a phase plate; zero without one.</param>
    public ContrastTransfer(Microscope microscope, Defocus defocus, Angle phaseShift)
    {
        (Microscope, Defocus, PhaseShift) = (microscope, defocus, phaseShift);
        double lambda = microscope.Wavelength.Angstroms;
        _perDefocus = Math.PI * lambda;
        _perCs = Math.PI / 2 * microscope.SphericalAberration.Angstroms * lambda * lambda * lambda;
        _offset = phaseShift.Radians + microscope.AmplitudePhase;
    }

    /// <summary>The optics.</summary>
    public Microscope Microscope { get; }

    /// <summary>Defocus and astigmatism.</summary>
    public Defocus Defocus { get; }

    /// <summary>Extra phase of a phase plate.</summary>
    public Angle PhaseShift { get; }

    /// <summary>chi + phase + asin(A) in radian, whose sine is the CTF.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    /// <param name="direction">Direction of the frequency, counter-clockwise from +x.</param>
    public double PhaseAt(double k, Angle direction) => PhaseAt(k * k, Defocus.AngstromsAlong(direction));

    /// <summary>chi + phase + asin(A) in radian at a squared frequency and a given defocus along its direction.</summary>
    /// <param name="k2">Squared spatial frequency, cycles^2/angstrom^2.</param>
    /// <param name="defocusAngstroms">Defocus along the frequency's direction, angstrom.</param>
    public double PhaseAt(double k2, double defocusAngstroms) => k2 * (_perDefocus * defocusAngstroms - _perCs * k2) + _offset;

    /// <summary>The numbers of the phase's polynomial, a + k^2 (b df + c k^2): a in radian, b in angstrom, c in angstrom^4, for tables of many frequencies.</summary>
    public (double Constant, double PerDefocus, double Quartic) PhaseCoefficients => (_offset, _perDefocus, -_perCs);

    /// <summary>How fast the phase turns with defocus at a squared frequency, pi lambda k^2, radian/angstrom.</summary>
    /// <param name="k2">Squared spatial frequency, cycles^2/angstrom^2.</param>
    public double PhasePerDefocusAt(double k2) => _perDefocus * k2;

    /// <summary>The CTF, -1 to 1.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    /// <param name="direction">Direction of the frequency, counter-clockwise from +x.</param>
    public double At(double k, Angle direction) => Math.Sin(PhaseAt(k, direction));

    /// <summary>How far a wave of frequency k is displaced by the lens, |d chi / dk| / 2 pi = |lambda df k - Cs lambda^3 k^3|.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    /// <param name="defocusAngstroms">Defocus, angstrom.</param>
    public Length DelocalisationAt(double k, double defocusAngstroms) =>
        new(Math.Abs(k * (_perDefocus * defocusAngstroms - 2 * _perCs * k * k)) / Math.PI);
}
