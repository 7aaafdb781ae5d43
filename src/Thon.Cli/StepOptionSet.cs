using System.CommandLine;
using Thon.Correct;
using Thon.Formats.Mrc;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>The options that say what is done to the images and how they are stored.</summary>
internal sealed class StepOptionSet
{
    private const string Modes = "flip|multiply|wiener";

    private readonly PixelsOptionSet _pixels = new();

    /// <summary>How the CTF is corrected.</summary>
    public Option<string?> Correct { get; } = new("--correct")
    {
        HelpName = Modes + "|none",
        Description = "how the CTF is corrected: by its sign, by itself, by a Wiener filter, or not at all (default: flip)",
    };

    /// <summary>How the CTF is corrected, where it is.</summary>
    public Option<string?> Mode { get; } = new("--mode") { HelpName = Modes, Description = "how to correct: by the sign of the CTF, by the CTF itself, or by a Wiener filter (default: flip)" };

    /// <summary>What shapes the filter.</summary>
    public FilterOptionSet Filter { get; } = new();

    /// <summary>Sister stacks.</summary>
    public Option<string[]> Also { get; } = new("--also")
    {
        HelpName = "FILE...",
        Description = "stacks of the same series, such as even and odd halves or unweighted sums, that are taken through the same filters, image for image, into files of their own names; give STACK before this option",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Whether images are weighted by dose.</summary>
    public Option<string?> DoseWeight { get; } = new("--dose-weight") { HelpName = "on|off", Description = "weight images by their dose (default: on)" };

    /// <summary>How images are weighted.</summary>
    public WeightingOptionSet Weighting { get; } = new();

    /// <summary>How pixels are stored.</summary>
    public Option<string?> Pixels => _pixels.Pixels;

    /// <summary>How pixels are stored.</summary>
    public MrcMode ReadPixels(OptionReader reader) => _pixels.Read(reader);

    /// <summary>What a run does to the images.</summary>
    public ProcessingSteps ReadSteps(OptionReader reader)
    {
        var correction = reader.Value(Correct, word => word == "none" ? CorrectionMode.None : ParseMode(word), "flip, multiply, wiener or none") ?? CorrectionMode.Flip;
        bool weight = reader.Value(DoseWeight, WeightingOptionSet.ParseSwitch, "on or off") ?? true;
        var weighting = weight ? Weighting.Read(reader) : Weighting.ReadNone(reader, "--dose-weight off", "--dose-weight on");
        return Filter.Read(reader, new(correction, weighting), Correct);
    }

    /// <summary>Counts each option about steps and pixels as wrong: a recipe says it all.</summary>
    public void RefuseAll(OptionReader reader, string with)
    {
        foreach (var option in (Option[])[Correct, .. Filter.All, DoseWeight, .. Weighting.All, Pixels]) reader.RefuseIfGiven(option, with, "no recipe");
    }

    /// <summary>A correction alone.</summary>
    public ProcessingSteps ReadCorrection(OptionReader reader) =>
        Filter.Read(reader, new(reader.Value(Mode, ParseMode, "flip, multiply or wiener") ?? CorrectionMode.Flip, null), Mode);

    private static CorrectionMode? ParseMode(string word) => word switch
    {
        "flip" => CorrectionMode.Flip,
        "multiply" => CorrectionMode.Multiply,
        "wiener" => CorrectionMode.Wiener,
        _ => null,
    };
}
