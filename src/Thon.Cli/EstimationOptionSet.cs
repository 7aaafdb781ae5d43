using System.CommandLine;
using Thon.Estimate;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options that say what the estimation assumes, where it looks and what it leaves out.</summary>
internal sealed class EstimationOptionSet
{
    private static readonly EstimationSettings Defaults = new();
    private static readonly NumberRange PhaseDegrees = new(-180, 180, "degrees");
    private static readonly NumberRange ThicknessAngstroms = new(0, 20000, "angstrom", ZeroIs.Refused);
    private static readonly NumberRange DefocusMicrometers = new(0.05, 30, "micrometre");

    private readonly Option<string?> _phase = Text(
        "--phase", "off|DEGREES|fit|drift", "phase plate: none, a known phase, one to be fitted for the series, or one to be fitted that drifts with the acquisition (default: off)");

    private readonly Option<bool> _fitPlane = new("--fit-plane") { Description = "fit how the specimen lies on the stage, tilt offset and X-tilt, as for lamellae (default: as the metadata state it, else flat)" };

    private readonly Option<string?> _astigmatism = Text(
        "--astigmatism", "shared|drift", "one astigmatism for all tilts, or one that changes evenly with the acquisition (default: shared)");

    private readonly Option<string?> _thickness = Text("--thickness", "ANGSTROM|fit", "thickness of the specimen along the beam at zero tilt, angstrom (default: fit)");

    private readonly Option<string?> _range = Text("--defocus-range", "LOW:HIGH", FormattableString.Invariant(
        $"lowest and highest mean defocus searched, micrometre, underfocus positive (default: {Defaults.LowestDefocus.Micrometers}:{Defaults.HighestDefocus.Micrometers})"));

    private readonly Option<string?> _exclude = Text(
        "--exclude", "LIST|FILE", "sections to leave out of the estimation, counted from 0, such as 3,7-9, or a .star file that marks them by thonExcluded; they stay in the stack, with a predicted defocus (default: none)");

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_phase, _fitPlane, _astigmatism, _thickness, _range, _exclude]) command.Add(option);
    }

    /// <summary>Settings with what was said.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="settings">The settings so far.</param>
    public PreprocessSettings Read(OptionReader reader, PreprocessSettings settings)
    {
        var (phase, stated) = reader.Value(_phase, ParsePhase, $"off, {PhaseDegrees}, fit or drift") ?? (PhaseModel.Stated, Angle.Zero);
        var (low, high) = reader.Value(_range, ParseRange, $"two numbers such as 1:6, the lower one first, each {DefocusMicrometers}") ?? (Defaults.LowestDefocus, Defaults.HighestDefocus);
        var estimation = settings.Estimation with
        {
            Phase = phase,
            PhaseShift = stated,
            Plane = reader.Given(_fitPlane) ? PlaneModel.Fitted : PlaneModel.Stated,
            Astigmatism = reader.Value(_astigmatism, ParseAstigmatism, "shared or drift") ?? AstigmatismModel.Shared,
            SlabThickness = reader.NumberOr("fit", _thickness, ThicknessAngstroms) is { } angstroms ? new Length(angstroms) : null,
            LowestDefocus = low,
            HighestDefocus = high,
        };
        return settings with { Estimation = estimation, Metadata = ReadExclusion(reader, settings.Metadata) };
    }

    /// <summary>The phase that was stated, or null where none was: a file may state one too.</summary>
    public Angle? PhaseOf(OptionReader reader, PreprocessSettings settings) => reader.Text(_phase) is null ? null : settings.Estimation.PhaseShift;

    // What ends in .star is a file, whatever else it may be.
    private MetadataOptions ReadExclusion(OptionReader reader, MetadataOptions metadata) =>
        reader.Text(_exclude) is { } text && text.EndsWith(".star", StringComparison.OrdinalIgnoreCase)
            ? metadata with { ExcludeFile = text }
            : metadata with { Exclude = reader.Read(_exclude, SectionList.Parse) };

    private static (PhaseModel, Angle)? ParsePhase(string word) => word switch
    {
        "off" => (PhaseModel.Stated, Angle.Zero),
        "fit" => (PhaseModel.Fitted, Angle.Zero),
        "drift" => (PhaseModel.Drifting, Angle.Zero),
        _ => PhaseDegrees.Parse(word) is { } degrees ? (PhaseModel.Stated, Angle.FromDegrees(degrees)) : null,
    };

    private static AstigmatismModel? ParseAstigmatism(string word) => word switch
    {
        "shared" => AstigmatismModel.Shared,
        "drift" => AstigmatismModel.Drifting,
        _ => null,
    };

    private static (Length Low, Length High)? ParseRange(string text) =>
        text.Split(':') is [var first, var second] && DefocusMicrometers.Parse(first) is { } low && DefocusMicrometers.Parse(second) is { } high && low < high
            ? (Length.FromMicrometers(low), Length.FromMicrometers(high))
            : null;

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
