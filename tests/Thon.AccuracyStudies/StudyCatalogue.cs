using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>The simulated series of the study. Once a series is in it, it stays, whatever comes out of it.</summary>
internal static class StudyCatalogue
{
    private static readonly Hand[] Either = [Hand.Plus, Hand.Minus];

    /// <summary>All series, in the order of the tables.</summary>
    public static ImmutableArray<StudySeries> All { get; } =
    [
        // Ordinary series at 300 kV.
        Plain("thin", 300, 2.5, 3.8, 900, Tilts(60, 12), snr: 0.5),
        Plain("lysate", 300, 1.7, 3.0, 500, Tilts(60, 10), snr: 0.2) with { Hands = [Hand.Minus, Hand.Plus] },
        Plain("fine-pixels", 300, 1.3, 2.0, 300, Tilts(54, 9), snr: 0.15),
        Plain("lamella", 300, 2.0, 5.0, 1500, Tilts(60, 10), snr: 0.3),
        Plain("thick", 300, 3.4, 6.0, 3000, Tilts(60, 10), snr: 1),
        Plain("far-focus", 300, 2.6, 8.0, 1200, Tilts(60, 10), snr: 0.3),
        Plain("near-focus", 300, 1.5, 1.0, 400, Tilts(54, 9), snr: 0.3),
        Plain("fine-far", 300, 1.2, 5.0, 600, Tilts(48, 12), snr: 0.6),
        Plain("faint", 300, 2.2, 4.2, 1000, Tilts(60, 10), snr: 0.08),
        Plain("steep", 300, 2.2, 3.5, 700, Tilts(66, 11), snr: 0.4),

        // 200 kV, with its own spherical aberration.
        At200(Plain("200kv", 200, 1.9, 2.5, 600, Tilts(60, 10), snr: 0.4)),
        At200(Plain("200kv-far", 200, 3.0, 7.0, 2000, Tilts(54, 9), snr: 0.8)),
        At200(Plain("200kv-fine", 200, 1.4, 1.6, 350, Tilts(48, 8), snr: 0.1)),

        // Axes as the camera sees them; the estimation must tell them from aligned stacks, and the hand with them.
        Turned(Plain("axis-84", 300, 2.5, 4.5, 1100, Tilts(54, 9), snr: 0.2), 84, Hand.Minus),
        Turned(Plain("axis-175", 300, 2.1, 3.2, 800, Tilts(60, 12), snr: 0.15), 175, Hand.Plus),
        Turned(Plain("axis-12", 300, 3.0, 5.5, 1800, Tilts(60, 10), snr: 0.8), -12, Hand.Minus),

        // The other order of acquisition.
        Bidirectional(Plain("two-ways", 300, 2.4, 4.0, 1000, Tilts(60, 10), snr: 0.25), 0, DoseSide.Positive),
        Bidirectional(At200(Plain("two-ways-200kv", 200, 2.2, 3.0, 900, Tilts(60, 12), snr: 0.4)), -24, DoseSide.Positive),

        // Phase plates, the phase fitted.
        PhasePlate(Plain("plate-90", 300, 2.0, 1.2, 500, Tilts(54, 9), snr: 0.3), 90),
        PhasePlate(Plain("plate-60", 300, 2.6, 3.0, 1500, Tilts(60, 12), snr: 0.3), 60),
        PhasePlate(At200(Plain("plate-200kv", 200, 1.8, 1.6, 400, Tilts(48, 8), snr: 0.4)), 115),
        PhasePlate(Plain("plate-none", 300, 2.4, 3.6, 900, Tilts(54, 9), snr: 0.4), 0),

        // Lamellae, tilt offset and X-tilt fitted; the stage stays within what leaves the specimen below 66 degrees.
        Inclined(Plain("pre-tilt-10", 300, 2.3, 4.0, 1300, Tilts(50, 10), snr: 0.25), 10, 0),
        Inclined(Plain("pre-tilt-25", 300, 2.8, 5.0, 1600, Range(-64, 8, 10), snr: 0.7), 25, 3),
        Inclined(Plain("x-tilt-15", 300, 2.5, 4.5, 1200, Tilts(48, 8), snr: 0.6), -4, 15),
        Inclined(Turned(Plain("x-tilt-25", 300, 2.7, 4.2, 1000, Tilts(45, 9), snr: 0.6), 84, Hand.Plus), 8, 25),

        // More than amorphous ice.
        Holding(Plain("proteins", 300, 2.2, 3.5, 1000, Tilts(60, 12), snr: 0.15), new(Proteins: 150)),
        Holding(Plain("gold", 300, 2.5, 4.5, 1500, Tilts(60, 12), snr: 0.3), new(Proteins: 60, Vesicles: 2, GoldBeads: 15)),
        Damaged(Plain("damaged", 300, 2.0, 3.0, 700, Tilts(60, 10), snr: 0.5)),
        Damaged(Holding(At200(Plain("damaged-200kv", 200, 2.4, 4.0, 900, Tilts(48, 8), snr: 0.6)), new(Proteins: 80))),

        // A whole camera.
        Whole(Plain("camera", 300, 2.0, 4.0, 1200, Tilts(40, 40), snr: 0.1)),
    ];

    /// <summary>An aligned series of ice alone with unknown hand, thickness and astigmatism, its seed and its astigmatism made from its name.</summary>
    private static StudySeries Plain(string name, double kilovolts, double pixel, double micrometers, double slab, ImmutableArray<Angle> tilts, double snr)
    {
        // A number of its own for each name, the same on every machine (FNV-1a).
        ulong seed = name.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);
        var random = new RandomStream(seed);
        double half = 100 + 350 * random.NextUniform(), angle = random.NextWithin(90), mean = micrometers * 1e4;
        var settings = new SimulationSettings
        {
            Name = name,
            Width = 1536,
            Height = 1024,
            PixelSize = new(pixel),
            Microscope = new(Voltage.FromKilovolts(kilovolts), Length.FromMillimeters(2.7), Microscope.DefaultAmplitudeContrast),
            TiltAngles = tilts,
            Geometry = new(Angle.Zero, Hand.Plus),
            Defocus = new(new(mean + half), new(mean - half), Angle.FromDegrees(angle)),
            SlabThickness = new(slab),
            Contents = SpecimenContents.IceOnly,
            SignalToNoise = snr,
            EnvelopeB = 80,
            Seed = seed,
        };
        return new(settings, new(), [Angle.Zero], [.. Either], new(DoseScheme.Symmetric));
    }

    private static StudySeries At200(StudySeries study) => With(study, s => s with { Microscope = s.Microscope with { SphericalAberration = Length.FromMillimeters(2) } });

    private static StudySeries Turned(StudySeries study, double axis, Hand hand) =>
        With(study, s => s with { Geometry = s.Geometry with { Axis = Angle.FromDegrees(axis), Hand = hand } }) with { Axes = [Angle.Zero, Angle.FromDegrees(axis)] };

    private static StudySeries Bidirectional(StudySeries study, double start, DoseSide side) =>
        study with { Order = new(DoseScheme.Bidirectional, 1, side, Angle.FromDegrees(start)) };

    private static StudySeries PhasePlate(StudySeries study, double degrees) =>
        With(study, s => s with { PhaseShift = Angle.FromDegrees(degrees) }) with { Estimation = study.Estimation with { Phase = PhaseModel.Fitted } };

    private static StudySeries Inclined(StudySeries study, double offset, double xTilt) =>
        With(study, s => s with { Geometry = s.Geometry with { TiltOffset = Angle.FromDegrees(offset), XTilt = Angle.FromDegrees(xTilt) } })
            with
        { Estimation = study.Estimation with { Plane = PlaneModel.Fitted } };

    private static StudySeries Holding(StudySeries study, SpecimenContents contents) => With(study, s => s with { Contents = contents });

    private static StudySeries Whole(StudySeries study) => With(study, s => s with { Width = 4096, Height = 4096 });

    private static StudySeries Damaged(StudySeries study) => With(study, s => s with { Damage = DamageModel.GrantGrigorieff });

    private static StudySeries With(StudySeries study, Func<SimulationSettings, SimulationSettings> change) => study with { Settings = change(study.Settings) };

    private static ImmutableArray<Angle> Tilts(int steepest, int step) => Range(-steepest, steepest, step);

    private static ImmutableArray<Angle> Range(int first, int last, int step) =>
        [.. Enumerable.Range(0, (last - first) / step + 1).Select(i => Angle.FromDegrees(first + i * step))];
}
