using Thon.Simulate;
using Thon.Tilts;

namespace Thon.AccuracyStudies;

/// <summary>
/// The images of a series and their truth. A dose-symmetric series is one simulation. The simulator knows no other order, so that each
/// tilt of any other is a simulation of its own, with the focus its place in that order gives it and a specimen of its own.
/// </summary>
internal sealed class StudySimulation
{
    // The wander of the simulator's own series: three quarters of a turn of a sine in the course of the acquisition.
    private const double DriftTurns = 0.75;

    private readonly Simulation? _whole;
    private readonly Simulation[] _each = [];

    /// <summary>Prepares a series.</summary>
    /// <exception cref="ArgumentException">Damage needs the exposure before each tilt, which a simulation of one tilt does not have.</exception>
    public StudySimulation(StudySeries study)
    {
        var settings = study.Settings;
        if (study.Order.Scheme == DoseScheme.Symmetric)
        {
            _whole = new(settings);
            Truth = _whole.Series;
            return;
        }
        if (settings.Damage != DamageModel.None) throw new ArgumentException("a damaged series is simulated in dose-symmetric order", nameof(study));
        var places = study.Order.Places(settings.TiltAngles);
        _each = [.. settings.TiltAngles.Select((_, section) => new Simulation(AloneAt(settings, section, places[section])))];
        Truth = TrueSeries.Of(settings) with { Tilts = [.. _each.Select((one, section) => TiltOf(one, section, places[section]))] };
    }

    /// <summary>The metadata with the true geometry and the true defocus of every tilt.</summary>
    public TiltSeries Truth { get; }

    /// <summary>One image of counts, [row, column].</summary>
    public float[] Render(int section) => (_whole is null ? _each[section].Render(0) : _whole.Render(section)).Pixels;

    private static SimulationSettings AloneAt(SimulationSettings settings, int section, int place)
    {
        var random = RandomStream.For(settings.Seed, RandomPurpose.Focus, section + 1);
        double turns = RandomStream.For(settings.Seed, RandomPurpose.Focus).NextUniform() + DriftTurns * place / settings.TiltAngles.Length;
        double focus = settings.Defocus.Mean.Angstroms
            + settings.FocusDrift.Angstroms * Math.Sin(2 * Math.PI * turns) + settings.FocusJitter.Angstroms * random.NextNormal();
        return settings with
        {
            TiltAngles = [settings.TiltAngles[section]],
            Defocus = settings.Defocus.WithMean(new(focus)),
            FocusDrift = default,
            FocusJitter = default,
            Seed = random.NextBits(),
        };
    }

    private static Tilt TiltOf(Simulation one, int section, int place) => one.Series.Tilts[0] with
    {
        Section = section,
        Acquired = place,
        DoseBefore = new(place * one.Settings.DosePerTilt.ElectronsPerSquareAngstrom),
    };
}
