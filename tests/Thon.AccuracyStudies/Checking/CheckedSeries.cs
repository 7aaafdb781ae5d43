using System.Collections.Immutable;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.Checking;

/// <summary>A simulated series that is right in everything, with its images.</summary>
/// <param name="Settings">What it follows from.</param>
internal sealed record CheckedSeries(SimulationSettings Settings)
{
    /// <summary>All series of the study. Once one is in it, it stays, whatever comes out of it.</summary>
    public static ImmutableArray<CheckedSeries> All { get; } =
    [
        Of("thin", 2.5, 3.8, 900, Tilts(-60, 60, 6), 0.5, Hand.Plus, 0),
        Of("other-hand", 2.2, 3.0, 700, Tilts(-60, 60, 6), 0.3, Hand.Minus, 0),
        Of("raw-axis", 2.6, 4.5, 1100, Tilts(-54, 54, 6), 0.4, Hand.Minus, 84.5),
        Of("raw-175", 2.1, 3.4, 800, Tilts(-60, 60, 5), 0.3, Hand.Plus, 174.8),
        Of("lamella", 2.4, 4.2, 1500, Tilts(-50, 58, 6), 0.4, Hand.Plus, 0),
        Of("thick", 3.4, 6.0, 2500, Tilts(-57, 57, 6), 0.9, Hand.Plus, 0),
        Of("200kv", 1.9, 2.6, 600, Tilts(-60, 60, 6), 0.5, Hand.Minus, 0) with { IsAt200 = true },
        Of("narrow", 2.3, 3.6, 900, Tilts(-40, 40, 4), 0.5, Hand.Plus, 0),
        Of("proteins", 2.2, 3.5, 1000, Tilts(-60, 60, 6), 0.3, Hand.Plus, 85.2) with { Contents = new(Proteins: 60) },
        Of("weak", 2.8, 4.8, 1200, Tilts(-60, 60, 6), 0.15, Hand.Minus, 0),
    ];

    /// <summary>Its name.</summary>
    public string Name => Settings.Name;

    /// <summary>Whether the microscope is one of 200 kV with a Cs of 2.0 mm.</summary>
    public bool IsAt200 { get; init; }

    /// <summary>What lies in the ice.</summary>
    public SpecimenContents Contents { get; init; } = SpecimenContents.IceOnly;

    /// <summary>The simulation.</summary>
    public Simulation Simulate() => new(Settings with
    {
        Contents = Contents,
        Microscope = IsAt200 ? new(Voltage.FromKilovolts(200), Length.FromMillimeters(2.0), Microscope.DefaultAmplitudeContrast) : Settings.Microscope,
    });

    /// <summary>Whether the angles are the same when their order and their signs are turned over.</summary>
    public bool IsSymmetric => Settings.TiltAngles[0].Radians == -Settings.TiltAngles[^1].Radians;

    private static CheckedSeries Of(string name, double pixel, double micrometers, double thickness, ImmutableArray<Angle> tilts, double snr, Hand hand, double axis) => new(new SimulationSettings
    {
        Name = name,
        Width = 1024,
        Height = 1024,
        PixelSize = new(pixel),
        Defocus = new Defocus(Length.FromMicrometers(micrometers + 0.02), Length.FromMicrometers(micrometers - 0.02), Angle.FromDegrees(35)),
        SlabThickness = new(thickness),
        TiltAngles = tilts,
        SignalToNoise = snr,
        Geometry = new(Angle.FromDegrees(axis), hand),
        Seed = (ulong)name.Sum(letter => (long)letter * 31),
    });

    private static ImmutableArray<Angle> Tilts(int from, int to, int step) => [.. Enumerable.Range(0, (to - from) / step + 1).Select(i => Angle.FromDegrees(from + i * step))];
}
