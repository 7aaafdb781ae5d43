using System.CommandLine;
using Thon.Correct;
using Thon.Optics;

namespace Thon.Cli;

/// <summary>The options that say how images are weighted by their dose.</summary>
internal sealed class WeightingOptionSet
{
    private static readonly NumberRange SquareAngstromsPerDose = new(0, 1000, "square angstrom", ZeroIs.Refused);

    /// <summary>The moment of an exposure its weight refers to.</summary>
    public Option<string?> DoseAt { get; } = Text("--dose-at", "start|middle|end", "the moment of each exposure its weight refers to (default: middle)");

    /// <summary>How amplitudes fade.</summary>
    public Option<string?> Curve { get; } = Text(
        "--curve", "gg|bfactor", "how amplitudes fade with the dose D: as Grant and Grigorieff measured, scaled by the voltage, or by a B factor, exp(-B D k^2 / 4) (default: gg)");

    /// <summary>The B factor of that curve.</summary>
    public Option<string?> BPerDose { get; } = Text(
        "--b-per-dose", "B", FormattableString.Invariant($"for --curve bfactor: B, square angstrom for each electron/angstrom^2 (default: {DamageCurve.UsualBFactorPerDose})"));

    /// <summary>By what the weights are divided.</summary>
    public Option<string?> Normalise { get; } = Text(
        "--normalise", "none|sumsq|meansq", "divide all weights by the root of the sum, or of the mean, of their squares over the series; the mean of an image stays (default: none)");

    /// <summary>Whether weights fall with the tilt.</summary>
    public Option<string?> CosTilt { get; } = Text("--cos-tilt", "on|off", "multiply each weight by the cosine of the tilt angle, the mean of the image too (default: off)");

    /// <summary>All of them.</summary>
    public Option[] All => [DoseAt, Curve, BPerDose, Normalise, CosTilt];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>What was said; an option that would do nothing counts as wrong.</summary>
    public DoseWeighting Read(OptionReader reader) => new(ReadMoment(reader))
    {
        Curve = ReadCurve(reader),
        Normalisation = reader.Value(Normalise, ParseNormalisation, "none, sumsq or meansq") ?? WeightNormalisation.None,
        Tilting = reader.Value(CosTilt, ParseSwitch, "on or off") == true ? TiltFactor.Cosine : TiltFactor.None,
    };

    /// <summary>How frames are weighted: the moment and the curve. They are always normalised; an option about tilts or norms counts as wrong.</summary>
    public DoseWeighting ReadOfFrames(OptionReader reader, string with, string needed)
    {
        foreach (var option in (Option<string?>[])[Normalise, CosTilt]) reader.RefuseIfGiven(option, with, needed);
        return new(ReadMoment(reader)) { Curve = ReadCurve(reader) };
    }

    /// <summary>No weighting; an option that gives weights their shape counts as wrong then.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="with">The option that says that nothing is weighted.</param>
    /// <param name="needed">What these options do something with.</param>
    public DoseWeighting? ReadNone(OptionReader reader, string with, string needed)
    {
        ReadMoment(reader);
        foreach (var option in (Option<string?>[])[Curve, BPerDose, Normalise, CosTilt]) reader.RefuseIfGiven(option, with, needed);
        return null;
    }

    /// <summary>The moment of an exposure alone.</summary>
    public ExposurePoint ReadMoment(OptionReader reader) => reader.Value(DoseAt, ParseMoment, "start, middle or end") ?? ExposurePoint.Middle;

    /// <summary>The word of a switch.</summary>
    public static bool? ParseSwitch(string word) => word switch
    {
        "on" => true,
        "off" => false,
        _ => null,
    };

    /// <summary>How amplitudes fade; a B factor for a curve without one counts as wrong.</summary>
    public DamageCurve ReadCurve(OptionReader reader)
    {
        bool bFactor = reader.Value(Curve, word => word switch { "gg" => false, "bfactor" => true, _ => (bool?)null }, "gg or bfactor") ?? false;
        double? perDose = reader.Number(BPerDose, SquareAngstromsPerDose);
        if (bFactor) return DamageCurve.BFactor(perDose ?? DamageCurve.UsualBFactorPerDose);
        if (reader.IsRight(Curve) && reader.IsRight(BPerDose)) reader.RefuseIfGiven(BPerDose, "--curve gg", "--curve bfactor");
        return DamageCurve.GrantGrigorieff;
    }

    private static ExposurePoint? ParseMoment(string word) => word switch
    {
        "start" => ExposurePoint.Start,
        "middle" => ExposurePoint.Middle,
        "end" => ExposurePoint.End,
        _ => null,
    };

    private static WeightNormalisation? ParseNormalisation(string word) => word switch
    {
        "none" => WeightNormalisation.None,
        "sumsq" => WeightNormalisation.SumOfSquares,
        "meansq" => WeightNormalisation.MeanSquare,
        _ => null,
    };

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
