using Thon.Correct;
using Thon.Provenance.Steps;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>The options that say a step to a verb, with all its numbers.</summary>
internal static class StepOptions
{
    private static readonly string[] Stated = ["float16", "int16"];

    /// <summary>Those of <c>thon run</c> for steps it does at once, and for how pixels are stored.</summary>
    public static string OfRun(IReadOnlyList<ProcessingStep> steps, string pixels) => string.Join(' ',
    [
        "--correct " + (steps.OfType<CorrectionStep>().FirstOrDefault() is { } correction ? Correction(correction) : "none"),
        .. Filter(steps),
        .. steps.OfType<DoseStep>().FirstOrDefault() is { } dose ? OfDose(dose) : ["--dose-weight off"],
        .. OfPixels(pixels),
    ]);

    /// <summary>Those of <c>thon correct</c> for a correction and the filters that come with it.</summary>
    public static IEnumerable<string> OfCorrection(IReadOnlyList<ProcessingStep> steps) => ["--mode " + Correction(steps.OfType<CorrectionStep>().First()), .. Filter(steps)];

    /// <summary>Those of <c>thon dose</c>.</summary>
    public static IEnumerable<string> OfDose(DoseStep step) =>
    [
        .. OfDamage(step.Weighting),
        .. step.Normalisation switch { WeightNormalisation.SumOfSquares => ["--normalise sumsq"], WeightNormalisation.MeanSquare => ["--normalise meansq"], _ => (string[])[] },
        .. step.Tilting == TiltFactor.Cosine ? ["--cos-tilt on"] : (string[])[],
    ];

    /// <summary>Those of any weighting by dose, that of frames too.</summary>
    public static IEnumerable<string> OfDamage(DoseWeighting weighting) =>
        ["--dose-at " + weighting.Moment.ToString().ToLowerInvariant(), weighting.Curve.BFactorPerDose is { } b ? Text($"--curve bfactor --b-per-dose {b}") : "--curve gg"];

    /// <summary>Those of <c>thon deconvolve</c>.</summary>
    public static string OfDeconvolution(DeconvolutionStep step) => Text($"--preset {step.Preset} --strength {step.Strength} --falloff {step.FallOff} --highpass {step.HighPass}");

    /// <summary>What has to be said of a file that may have no label, for that to be deconvolved.</summary>
    public static string OfInput(DeconvolutionStep step) => "--input-state " + step.Input.ToString().ToLowerInvariant();

    /// <summary>How pixels are stored, where it is not as usual; what this program does not write is not said.</summary>
    public static IEnumerable<string> OfPixels(string pixels) => Stated.Contains(pixels) ? ["--pixels " + pixels] : [];

    private static IEnumerable<string> Filter(IReadOnlyList<ProcessingStep> steps) =>
    [
        .. steps.OfType<EnvelopeStep>().Take(1).Select(step => Text($"--b-factor {step.BFactorSquareAngstroms}")),
        .. steps.OfType<LowPassStep>().Take(1).Select(step => Text($"--max-resolution {step.FinestAngstroms}")),
    ];

    private static string Correction(CorrectionStep step) =>
        step.Mode == CorrectionMode.Wiener ? Text($"wiener --snr {step.RatioWords} --max-gain {step.MaxGain ?? ImageFilter.UsualMaxGain}") : step.Label;
}
