using Thon.Correct.Deconvolution;
using Thon.Optics;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>What the deconvolution of a volume assumed of it. Units stand in the names.</summary>
/// <param name="PixelSizeAngstroms">Pixel size.</param>
/// <param name="Volts">Acceleration voltage.</param>
/// <param name="SphericalAberrationAngstroms">Cs.</param>
/// <param name="AmplitudeContrast">Fraction of amplitude contrast.</param>
/// <param name="DefocusAngstroms">The defocus, underfocus positive.</param>
/// <param name="PhaseShiftRadians">Phase of a phase plate.</param>
public sealed record VolumeNumbers(
    double PixelSizeAngstroms, double Volts, double SphericalAberrationAngstroms, double AmplitudeContrast, double DefocusAngstroms, double PhaseShiftRadians)
{
    /// <summary>The numbers of a filter.</summary>
    public static VolumeNumbers Of(DeconvolutionFilter filter) => new(
        filter.PixelSize.Angstroms,
        filter.Ctf.Microscope.Voltage.Volts,
        filter.Ctf.Microscope.SphericalAberration.Angstroms,
        filter.Ctf.Microscope.AmplitudeContrast,
        filter.Ctf.Defocus.Mean.Angstroms,
        filter.Ctf.PhaseShift.Radians);

    /// <summary>The filter these numbers are of.</summary>
    public DeconvolutionFilter ToFilter(DeconvolutionSettings settings, InputState input) => new(
        settings,
        new(new(new(Volts), new(SphericalAberrationAngstroms), AmplitudeContrast), Defocus.Round(new(DefocusAngstroms)), new(PhaseShiftRadians)),
        input,
        new Length(PixelSizeAngstroms));
}
