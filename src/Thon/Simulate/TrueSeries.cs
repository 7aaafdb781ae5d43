using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>The metadata of a simulated series, with the true defocus in place of an estimate.</summary>
public static class TrueSeries
{
    private const double DriftTurns = 0.75;

    /// <summary>
    /// The series of some settings: images acquired in dose-symmetric order (the angle nearest zero first, then one on the
    /// positive side, one on the negative, and so on), the focus wandering with it.
    /// </summary>
    public static TiltSeries Of(SimulationSettings settings)
    {
        var acquired = new DoseOrder(DoseScheme.Symmetric).Places(settings.TiltAngles);
        double start = RandomStream.For(settings.Seed, RandomPurpose.Focus).NextUniform();
        var tilts = Enumerable.Range(0, settings.TiltAngles.Length).Select(section => new Tilt(
            section,
            settings.TiltAngles[section],
            DoseBefore: new Dose(acquired[section] * settings.DosePerTilt.ElectronsPerSquareAngstrom),
            Dose: settings.DosePerTilt,
            Estimate: new DefocusEstimate(Focus(settings, section, start + DriftTurns * acquired[section] / settings.TiltAngles.Length), settings.PhaseShift),
            NominalDefocus: settings.Defocus.Mean,
            Acquired: acquired[section]));
        return new(
            settings.Name, settings.Width, settings.Height, settings.PixelSize, settings.Microscope, settings.Geometry,
            [.. tilts], DataType.Raw, settings.SlabThickness);
    }

    private static Defocus Focus(SimulationSettings settings, int section, double turns)
    {
        double missed = RandomStream.For(settings.Seed, RandomPurpose.Focus, section + 1).NextNormal();
        return settings.Defocus.WithMean(new(
            settings.Defocus.Mean.Angstroms
            + settings.FocusDrift.Angstroms * Math.Sin(2 * Math.PI * turns)
            + settings.FocusJitter.Angstroms * missed));
    }
}
