using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>Everything a simulated tilt series follows from: equal settings give equal bits. The defaults are a thin, well-behaved series.</summary>
public sealed record SimulationSettings
{
    /// <summary>Name of the series.</summary>
    public string Name { get; init; } = "simulated";

    /// <summary>Pixels a row; 16 to 16384.</summary>
    public int Width { get; init; } = 1024;

    /// <summary>Rows; 16 to 16384.</summary>
    public int Height { get; init; } = 1024;

    /// <summary>Pixel size; above zero.</summary>
    public Length PixelSize { get; init; } = Length.FromAngstroms(2.5);

    /// <summary>The optics; 300 kV, 2.7 mm and amplitude contrast 0.07 unless told otherwise.</summary>
    public Microscope Microscope { get; init; } =
        new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), Microscope.DefaultAmplitudeContrast);

    /// <summary>Stage angles, one a section in the order of the stack; with the tilt offset within 80 degrees of zero.</summary>
    public ImmutableArray<Angle> TiltAngles { get; init; } = [.. Enumerable.Range(-10, 21).Select(i => Angle.FromDegrees(6 * i))];

    /// <summary>Axis, hand, tilt offset and X-tilt.</summary>
    public TiltGeometry Geometry { get; init; } = new(Angle.Zero, Hand.Plus);

    /// <summary>Mean defocus of the series and the astigmatism all tilts share.</summary>
    public Defocus Defocus { get; init; } = Defocus.Round(Length.FromMicrometers(4));

    /// <summary>Phase-plate phase of every tilt; zero without one.</summary>
    public Angle PhaseShift { get; init; }

    /// <summary>How far the focus wanders smoothly from the mean in the course of the acquisition; zero or more.</summary>
    public Length FocusDrift { get; init; } = Length.FromAngstroms(300);

    /// <summary>Standard deviation of what each tilt's focus misses besides; zero or more.</summary>
    public Length FocusJitter { get; init; } = Length.FromAngstroms(150);

    /// <summary>Thickness of the slab along the beam at zero tilt; zero or more.</summary>
    public Length SlabThickness { get; init; } = Length.FromAngstroms(900);

    /// <summary>What lies in the ice.</summary>
    public SpecimenContents Contents { get; init; } = new(Proteins: 40);

    /// <summary>
    /// Power of the amorphous specimen's contrast over that of the shot noise, where |CTF| and the envelope are 1, in an untilted image of the
    /// undamaged specimen; zero or more.
    /// </summary>
    public double SignalToNoise { get; init; } = 0.15;

    /// <summary>B of the envelope exp(-B k^2 / 4) on amplitudes, square angstrom; zero or more.</summary>
    public double EnvelopeB { get; init; } = 40;

    /// <summary>Exposure of each tilt before the specimen takes its share; above zero.</summary>
    public Dose DosePerTilt { get; init; } = Dose.FromElectronsPerSquareAngstrom(3);

    /// <summary>Thickness of ice that takes away all but 1/e of the electrons: at thickness t the image's mean is the dose times exp(-t / (L cos tilt)).</summary>
    public Length MeanFreePath { get; init; } = Length.FromAngstroms(3000);

    /// <summary>Whether amplitudes fade with the exposure. Unless told otherwise they do not, as the Thon rings of real ice outlast protein by far.</summary>
    public DamageModel Damage { get; init; } = DamageModel.None;

    /// <summary>The seed all random numbers come from.</summary>
    public ulong Seed { get; init; } = 1;
}
