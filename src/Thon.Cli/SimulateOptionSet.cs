using System.Collections.Immutable;
using System.CommandLine;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options of <c>thon simulate</c>; what is not said stays as <see cref="SimulationSettings"/> has it, with a few bodies to look at.</summary>
internal sealed class SimulateOptionSet
{
    private static readonly SimulationSettings Defaults = new() { Contents = new(Proteins: 40, Vesicles: 2, GoldBeads: 8) };
    private readonly Option<string?> _name = Text("--name", "NAME", "name of the series (default: simulated)");
    private readonly Option<string?> _size = Text("--size", "PIXELS", "width and height, pixels (default: 1024)");
    private readonly Option<string?> _tiltRange = Text("--tilt-range", "DEGREES", "tilts from minus this angle to plus it (default: 60)");
    private readonly Option<string?> _tiltStep = Text("--tilt-step", "DEGREES", "degrees from tilt to tilt (default: 6)");
    private readonly Option<string?> _defocus = Text("--defocus", "MICROMETRES", "mean defocus, micrometre, underfocus positive (default: 4)");
    private readonly Option<string?> _astigmatism = Text("--astigmatism", "ANGSTROM", "difference of the principal defoci, angstrom, at 30 degrees (default: 400)");
    private readonly Option<string?> _thickness = Text("--thickness", "ANGSTROM", "thickness of the ice, angstrom (default: 900)");
    private readonly Option<string?> _snr = Text("--snr", "X", "power of the amorphous signal over that of the shot noise (default: 0.15)");
    private readonly Option<string?> _damage = Text("--damage", "none|grant-grigorieff", "whether the signal fades with the exposure (default: none)");
    private readonly Option<string?> _seed = Text("--seed", "N", "the same seed gives the same series (default: 1)");

    private readonly MetadataOptionSet _metadata = new()
    {
        TiltAxis = Text("--tilt-axis", "DEGREES", "tilt axis, counter-clockwise from +y (default: 0)"),
        Hand = Text("--hand", "+1|-1", "+1: +x is more underfocused at positive tilt when the axis is vertical (default: +1)"),
        PixelSize = Text("--pixel-size", "ANGSTROM", "pixel size, angstrom (default: 2.5)"),
        Voltage = Text("--voltage", "KV", "acceleration voltage, kV (default: 300)"),
        SphericalAberration = Text("--cs", "MM", "spherical aberration, mm (default: 2.7)"),
        Dose = Text("--dose", "E/A^2", "exposure of each tilt, electrons/angstrom^2 (default: 3)"),
    };

    /// <summary>Gives the verb its options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_name, _size, _tiltRange, _tiltStep, _defocus, _astigmatism, _thickness, _snr, _damage, _seed]) command.Add(option);
        foreach (Option option in (Option[])[
            _metadata.TiltAxis, _metadata.Hand, _metadata.PixelSize, _metadata.Voltage, _metadata.SphericalAberration, _metadata.AmplitudeContrast, _metadata.Dose])
            command.Add(option);
    }

    /// <summary>What was said.</summary>
    public SimulationSettings Read(OptionReader reader)
    {
        var said = _metadata.Read(reader);
        int size = reader.Count(_size, 16, 16384) ?? Defaults.Width;
        return Defaults with
        {
            Name = reader.Text(_name) ?? Defaults.Name,
            Width = size,
            Height = size,
            PixelSize = said.PixelSize ?? Defaults.PixelSize,
            Microscope = new(
                said.Voltage ?? Defaults.Microscope.Voltage, said.SphericalAberration ?? Defaults.Microscope.SphericalAberration,
                said.AmplitudeContrast ?? Defaults.Microscope.AmplitudeContrast),
            TiltAngles = Angles(reader.Number(_tiltRange, new(0, 80, "degrees")) ?? 60, reader.Number(_tiltStep, new(0.1, 80, "degrees")) ?? 6),
            Geometry = new(said.TiltAxis ?? Angle.Zero, said.Hand ?? Hand.Plus),
            Defocus = Astigmatic(reader.Number(_defocus, new(-20, 20, "micrometre")) ?? 4, reader.Number(_astigmatism, new(0, 20000, "angstrom")) ?? 400),
            SlabThickness = new(reader.Number(_thickness, new(0, 20000, "angstrom")) ?? Defaults.SlabThickness.Angstroms),
            SignalToNoise = reader.Number(_snr, new(0, 1e6, "")) ?? Defaults.SignalToNoise,
            DosePerTilt = said.Dose ?? Defaults.DosePerTilt,
            Damage = reader.Value(_damage, Words.ParseDamage, Words.DamageChoices) ?? Defaults.Damage,
            Seed = (ulong)(reader.Count(_seed, 0, int.MaxValue) ?? 1),
        };
    }

    private static Defocus Astigmatic(double micrometers, double astigmatism) =>
        new(new(micrometers * 1e4 + astigmatism / 2), new(micrometers * 1e4 - astigmatism / 2), Angle.FromDegrees(30));

    private static ImmutableArray<Angle> Angles(double range, double step)
    {
        int count = (int)Math.Floor(range / step + 1e-9);
        return [.. Enumerable.Range(-count, 2 * count + 1).Select(i => Angle.FromDegrees(i * step))];
    }

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
