using System.CommandLine;
using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Optics;
using Thon.Pipeline.Deconvolution;
using Thon.Report;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options that say which filter a deconvolution takes, and what is known of the input.</summary>
internal sealed class DeconvolutionOptionSet
{
    private static readonly NumberRange Strengths = new(0, 5, "");
    private static readonly NumberRange FallOffs = new(0, 100, "");
    private static readonly NumberRange PhaseDegrees = new(-180, 180, "degrees");
    private static readonly NumberRange DefocusAngstroms = new(DeconvolutionJob.LeastDefocus.Angstroms, DeconvolutionJob.MostDefocus.Angstroms, "angstrom, underfocus positive");

    private readonly Option<string?> _preset = Text("--preset", string.Join('|', Names), $"whose filter (default: {DeconvolutionPreset.Warp.Name})");
    private readonly Option<string?> _strength = Text("--strength", "S", "how strongly, 0 to 5 (default: 1)");
    private readonly Option<string?> _fallOff = Text("--falloff", "F", "how fast the signal falls with frequency, 0 to 100 (default: 1)");

    private readonly Option<string?> _highPass = Text(
        "--highpass", "H", $"up to where coarse frequencies are kept away, in the preset's own unit (default: {string.Join("; ", DeconvolutionPreset.All.Select(UsualHighPass))})");

    private readonly Option<string?> _defocus = Text("--defocus", "ANGSTROM", "defocus, angstrom, underfocus positive (default: that of the tilt nearest to zero degrees in the file of --star)");
    private readonly Option<string?> _star = Text("--star", "FILE", "STAR file of the tilt series the volume was made from: defocus, phase shift, voltage, Cs and amplitude contrast come from it where they are not stated");
    private readonly Option<string?> _phase = Text("--phase-shift", "DEGREES", "phase of a phase plate, degrees (default: that of --star, else 0)");

    private readonly Option<string?> _state = Text(
        "--input-state", "raw|flipped", "whether the signs of the CTF are corrected in a volume without a label of thon; flipped: IMOD ctfphaseflip, Warp, AreTomo, EMAN2");

    private readonly MetadataOptionSet _stated = new()
    {
        PixelSize = Text("--pixel-size", "ANGSTROM", "pixel size of the volume, angstrom (default: that of its header)"),
        Voltage = Text("--voltage", "KV", "acceleration voltage, kV (default: that of --star)"),
        SphericalAberration = Text("--cs", "MM", "spherical aberration, mm (default: that of --star)"),
        AmplitudeContrast = Text("--amplitude-contrast", "X", FormattableString.Invariant($"fraction of amplitude contrast, 0 to 1 (default: that of --star, else {Microscope.DefaultAmplitudeContrast})")),
    };

    /// <summary>Those that are about volumes only.</summary>
    public IEnumerable<Option<string?>> OfVolumes => [_defocus, _star, _phase];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            _preset, _strength, _fallOff, _highPass, _defocus, _star, _stated.PixelSize, _stated.Voltage, _stated.SphericalAberration, _stated.AmplitudeContrast, _phase, _state,
        ];
        foreach (var option in all) command.Add(option);
    }

    /// <summary>What was said, added to the rest.</summary>
    public DeconvolutionJob Read(OptionReader reader, DeconvolutionJob job)
    {
        var preset = reader.ReadAs(_preset, ParsePreset, string.Join(", ", Names));
        return job with
        {
            Stated = _stated.Read(reader),
            Star = reader.Text(_star),
            Preset = preset,
            Strength = reader.Number(_strength, Strengths),
            FallOff = reader.Number(_fallOff, FallOffs),
            // Without a preset that is known there is no telling what the number means.
            HighPass = reader.IsRight(_preset) ? reader.Number(_highPass, HighPasses(preset ?? DeconvolutionPreset.Warp)) : null,
            Defocus = ReadDefocus(reader),
            PhaseShift = reader.Number(_phase, PhaseDegrees) is { } degrees ? Angle.FromDegrees(degrees) : null,
            InputState = reader.Value(_state, ParseState, "raw or flipped"),
        };
    }

    // A small number is most likely meant in micrometres, and then it is said so.
    private Length? ReadDefocus(OptionReader reader)
    {
        string expected = DefocusAngstroms.ToString();
        bool isNumber = double.TryParse(reader.Text(_defocus), NumberStyles.Float, CultureInfo.InvariantCulture, out double said);
        if (isNumber && said != 0 && Math.Abs(said) < DefocusAngstroms.Lowest)
            expected += string.Create(CultureInfo.InvariantCulture, $": not micrometre, of which {Math.Abs(said)} are {Math.Abs(said) * 1e4} angstrom");
        return reader.Value(_defocus, DefocusAngstroms.Parse, expected) is { } angstroms ? new Length(angstroms) : null;
    }

    private static IEnumerable<string> Names => DeconvolutionPreset.All.Select(preset => preset.Name);

    private static string UsualHighPass(DeconvolutionPreset preset) =>
        string.Create(CultureInfo.InvariantCulture, $"{preset.Name}: {preset.HighPass.Usual} {HighPassWords.Of(preset.HighPass.Unit).Full}");

    private static NumberRange HighPasses(DeconvolutionPreset preset)
    {
        string unit = $"{HighPassWords.Of(preset.HighPass.Unit).Full} with --preset {preset.Name}";
        return preset.HighPass.Unit switch
        {
            HighPassUnit.Angstrom => new(10, 10000, unit),
            HighPassUnit.FractionOfNyquist => new(0, 1, unit, ZeroIs.Refused),
            _ => new(0, 0.5, unit, ZeroIs.Refused),
        };
    }

    private static DeconvolutionPreset? ParsePreset(string word) => DeconvolutionPreset.All.FirstOrDefault(preset => preset.Name.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static InputState? ParseState(string word) => word switch
    {
        "raw" => InputState.Raw,
        "flipped" => InputState.Flipped,
        _ => null,
    };

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
