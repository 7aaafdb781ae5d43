using System.CommandLine;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options by which a user tells about the data what files do not tell, or tell wrongly. Every verb that reads a series has them.</summary>
internal sealed class MetadataOptionSet
{
    /// <summary>What a pixel size may be.</summary>
    internal static readonly NumberRange PixelAngstroms = new(0, 100, "angstrom", ZeroIs.Refused);

    private static readonly NumberRange AxisDegrees = new(-360, 360, "degrees");
    private static readonly NumberRange Kilovolts = new(60, 1000, "kV");
    private static readonly NumberRange Millimeters = new(0, 10, "mm");
    private static readonly NumberRange Fraction = new(0, 1, "");
    private static readonly NumberRange DosePerTilt = new(0, 1000, "electrons/angstrom^2", ZeroIs.Refused);
    private static readonly NumberRange DoseBefore = new(0, 1000, "electrons/angstrom^2");

    /// <summary>The mdoc.</summary>
    public Option<string?> Mdoc { get; init; } = Text("--mdoc", "FILE|none", "mdoc of the series; none for no mdoc (default: STACK.mdoc beside the stack, where it is there)");

    /// <summary>The tilt angles.</summary>
    public Option<string?> TiltAngles { get; init; } = Text("--tilt-angles", "FILE", "tilt angles in degrees, a line for each section (default: those of the mdoc, else of a .tlt or .rawtlt beside the stack)");

    /// <summary>The tilt axis.</summary>
    public Option<string?> TiltAxis { get; init; } = Text("--tilt-axis", "DEGREES|auto", "tilt axis, counter-clockwise from +y; 0 for an aligned series (default: auto)");

    /// <summary>The hand.</summary>
    public Option<string?> Hand { get; init; } = Text("--hand", "+1|-1|auto", "+1: +x is more underfocused at positive tilt when the axis is vertical; minus rlnTomoHand (default: auto, from the images)");

    /// <summary>The pixel size.</summary>
    public Option<string?> PixelSize { get; init; } = Text("--pixel-size", "ANGSTROM", "pixel size, angstrom (default: from the metadata files, else the stack's header)");

    /// <summary>The voltage.</summary>
    public Option<string?> Voltage { get; init; } = Text("--voltage", "KV", "acceleration voltage, kV (default: from the metadata files)");

    /// <summary>The spherical aberration.</summary>
    public Option<string?> SphericalAberration { get; init; } = Text("--cs", "MM", "spherical aberration, mm; an mdoc does not tell it");

    /// <summary>The amplitude contrast.</summary>
    public Option<string?> AmplitudeContrast { get; init; } =
        Text("--amplitude-contrast", "X", FormattableString.Invariant($"fraction of amplitude contrast, 0 to 1 (default: {Microscope.DefaultAmplitudeContrast})"));

    /// <summary>The dose of a tilt.</summary>
    public Option<string?> Dose { get; init; } = Text("--dose", "E/A^2", "exposure of each tilt, electrons/angstrom^2 (default: that of the mdoc)");

    /// <summary>What the specimen had seen before the series.</summary>
    public Option<string?> InitialDose { get; init; } = Text("--initial-dose", "E/A^2", "what the specimen had seen before its first image, electrons/angstrom^2; added to every exposure (default: 0)");

    /// <summary>The order of acquisition.</summary>
    public Option<string?> DoseOrder { get; init; } = Text(
        "--dose-order", "ORDER", $"order of acquisition: {Tilts.DoseOrder.Grammar} (default: that of the mdoc)");

    /// <summary>The list of exposures.</summary>
    public Option<string?> DoseFile { get; init; } = Text("--dose-file", "FILE", "exposures in electrons/angstrom^2, a line for each section: its own, or that before it and its own");

    /// <summary>Gives a verb all of these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Mdoc, TiltAngles, TiltAxis, Hand, PixelSize, Voltage, SphericalAberration, AmplitudeContrast, Dose, InitialDose, DoseOrder, DoseFile])
            command.Add(option);
    }

    /// <summary>Counts those that are about tilts, and not about any images, as wrong.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="with">What there is in place of a series.</param>
    /// <param name="needed">What these options do something with.</param>
    public void RefuseOfTilts(OptionReader reader, string with, string needed)
    {
        foreach (var option in (Option<string?>[])[Mdoc, TiltAngles, TiltAxis, Hand, SphericalAberration, AmplitudeContrast, DoseOrder]) reader.RefuseIfGiven(option, with, needed);
    }

    /// <summary>What was said.</summary>
    public MetadataOptions Read(OptionReader reader) => new()
    {
        Mdoc = reader.Text(Mdoc),
        TiltAngles = reader.Text(TiltAngles),
        TiltAxis = reader.NumberOrAuto(TiltAxis, AxisDegrees) is { } degrees ? Angle.FromDegrees(degrees) : null,
        Hand = reader.ValueOrAuto(Hand, Words.ParseHand, Words.HandChoices),
        PixelSize = reader.Number(PixelSize, PixelAngstroms) is { } angstroms ? new Length(angstroms) : null,
        Voltage = reader.Number(Voltage, Kilovolts) is { } kilovolts ? Units.Voltage.FromKilovolts(kilovolts) : null,
        SphericalAberration = reader.Number(SphericalAberration, Millimeters) is { } millimeters ? Length.FromMillimeters(millimeters) : null,
        AmplitudeContrast = reader.Number(AmplitudeContrast, Fraction),
        Dose = reader.Number(Dose, DosePerTilt) is { } dose ? new Dose(dose) : null,
        InitialDose = reader.Number(InitialDose, DoseBefore) is { } initial ? new Dose(initial) : null,
        DoseOrder = reader.Read(DoseOrder, Tilts.DoseOrder.Parse),
        DoseFile = reader.Text(DoseFile),
    };

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
