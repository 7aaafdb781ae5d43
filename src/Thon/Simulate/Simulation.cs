using Thon.Fourier;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Simulate;

/// <summary>
/// A tilt series with known truth. Every section is a pure function of the settings and its index: sections may be rendered in any order and from
/// several threads, and come out with the same bits.
/// </summary>
public sealed class Simulation
{
    private readonly IEnumerable<Scatterer> _specimen;
    private readonly PaddedField _field;
    private readonly RealFft2D _fft;

    /// <summary>A series of an amorphous slab and what the settings put into it.</summary>
    /// <exception cref="Findings.BadInputException">The settings break a rule of <see cref="SettingsRules"/>.</exception>
    public Simulation(SimulationSettings settings)
        : this(settings, null) { }

    /// <summary>A series of a given specimen; slab thickness and contents in the settings then only say how dark images are.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="specimen">Scatterers, the same whenever they are enumerated; null for the specimen of the settings.</param>
    /// <exception cref="Findings.BadInputException">The settings break a rule of <see cref="SettingsRules"/>.</exception>
    public Simulation(SimulationSettings settings, IEnumerable<Scatterer>? specimen)
    {
        SettingsRules.Check(settings).ThrowIfErrors();
        Settings = settings;
        Series = TrueSeries.Of(settings);
        _field = PaddedField.Of(settings);
        _fft = new(_field.Width, _field.Height);
        _specimen = specimen ?? Specimen.Scatterers(settings, SpecimenExtent.Of(settings, _field));
    }

    /// <summary>What the series follows from.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>Its metadata. The estimate of each tilt is the truth: the defocus of the point (0, 0) of the middle plane, at the image centre.</summary>
    public TiltSeries Series { get; }

    /// <summary>One image.</summary>
    /// <param name="section">Section from 0.</param>
    /// <param name="rendering">Counts with noise, expected counts, or expected counts without a CTF.</param>
    public Image Render(int section, Rendering rendering = Rendering.Counts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(section);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, Series.Tilts.Length);
        var expected = SectionRenderer.Expected(Series, Settings, _specimen, _field, _fft, section, rendering);
        return rendering == Rendering.Counts
            ? ShotNoise.Draw(expected, RandomStream.For(Settings.Seed, RandomPurpose.Noise, section))
            : expected;
    }

    /// <summary>The series as a stack whose sections are rendered when they are read.</summary>
    public ISectionSource AsStack(Rendering rendering = Rendering.Counts) => new SimulatedStack(this, rendering);
}
