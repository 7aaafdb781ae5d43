using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>The metadata of a simulated series, with the true defocus in place of an estimate.</summary>
public static class TrueSeries
{
    private const double DriftTurns = 0.75;

    /// <summary>
    /// The series of some settings: images acquired in dose-symmetric order (the smallest |angle| first, the positive of two before the
    /// negative), the focus wandering with it.
    /// </summary>
    public static TiltSeries Of(SimulationSettings settings)
    {
        int[] acquired = DoseSymmetric(settings.TiltAngles);
        double start = RandomStream.For(settings.Seed, RandomPurpose.Focus).NextUniform();
        var tilts = Enumerable.Range(0, acquired.Length).Select(section => new Tilt(
            section,
            settings.TiltAngles[section],
            DoseBefore: new Dose(acquired[section] * settings.DosePerTilt.ElectronsPerSquareAngstrom),
            Dose: settings.DosePerTilt,
            Estimate: new DefocusEstimate(Focus(settings, section, start + DriftTurns * acquired[section] / acquired.Length), settings.PhaseShift),
            NominalDefocus: settings.Defocus.Mean,
            Acquired: acquired[section]));
        return new(
            settings.Name, settings.Width, settings.Height, settings.PixelSize, settings.Microscope, settings.Geometry,
            [.. tilts], DataType.Raw, settings.SlabThickness);
    }

    /// <summary>For each section its place in the order of acquisition, from 0.</summary>
    private static int[] DoseSymmetric(ImmutableArray<Angle> angles)
    {
        var acquired = new int[angles.Length];
        int[] order = [.. Enumerable.Range(0, angles.Length).OrderBy(i => Math.Abs(angles[i].Radians)).ThenByDescending(i => angles[i].Radians)];
        for (int place = 0; place < order.Length; place++) acquired[order[place]] = place;
        return acquired;
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
