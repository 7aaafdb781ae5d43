using System.Collections.Immutable;
using Thon.Optics;
using Thon.Simulate;
using Thon.Units;

namespace Thon.AccuracyStudies.Correction;

/// <summary>A specimen that corrections are judged on: 300 kV, 2 A/px, 4 um underfocus, 3 e/A^2 a tilt, nine tilts from -60 to 60 degrees.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">Settings of its series.</param>
internal sealed record CorrectionCase(string Name, SimulationSettings Settings)
{
    private static readonly SimulationSettings Usual = new()
    {
        Width = 1024,
        Height = 1024,
        PixelSize = new(2),
        TiltAngles = [.. Enumerable.Range(-4, 9).Select(i => Angle.FromDegrees(15 * i))],
        Defocus = Defocus.Round(Length.FromMicrometers(4)),
        SignalToNoise = 0.1,
        EnvelopeB = 100,
    };

    /// <summary>A layer hardly thicker than its particles: the defocus of the middle plane holds for all of it, to fine detail at steep tilts.</summary>
    public static CorrectionCase Thin { get; } = new("thin", Usual with { SlabThickness = new(300), Contents = new(Proteins: 15) });

    /// <summary>A slab as a lamella or a cell's edge, with as many particles a volume: its upper and lower sides have another defocus than its middle.</summary>
    public static CorrectionCase Slab { get; } = new("slab", Usual with { SlabThickness = new(1250), Contents = new(Proteins: 60) });

    /// <summary>Both, in the order of the tables.</summary>
    public static ImmutableArray<CorrectionCase> All { get; } = [Thin, Slab];

    /// <summary>The sections whose corrections are judged: 0, 30 and 60 degrees.</summary>
    public static ImmutableArray<int> JudgedSections { get; } = [4, 6, 8];

    /// <summary>One series, of a specimen and noise of its own for every seed.</summary>
    public Simulation Series(ulong seed) => new(Settings with { Seed = seed });
}
