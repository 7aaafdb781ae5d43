using System.Collections.Immutable;
using Thon.Correct;
using Thon.Provenance.Steps;

namespace Thon.Provenance.Soundness;

/// <summary>What speaks against the steps of a record or a recipe: numbers that no step can have.</summary>
internal static class StepObjections
{
    /// <summary>What speaks against a data type; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(Preparation preparation) => [NumberLimits.Pixel(preparation.PixelSizeAngstroms), .. Of(preparation.Steps)];

    /// <summary>What speaks against steps; nothing where they are sound.</summary>
    public static IEnumerable<string?> Of(ImmutableArray<ProcessingStep> steps) => steps.SelectMany(Of);

    private static IEnumerable<string?> Of(ProcessingStep step) => step switch
    {
        CorrectionStep correction =>
        [
            correction.Mode == CorrectionMode.None ? "a correction that is none" : null,
            NumberLimits.Ratios(correction.SignalToNoiseFrequencies?.ToImmutableArray(), correction.SignalToNoiseRatios?.ToImmutableArray()),
            NumberLimits.Positive("a most gain", correction.MaxGain),
        ],
        DoseStep dose => [NumberLimits.Positive("a B factor", dose.BFactorPerDose)],
        FrameSumStep frames => [NumberLimits.Positive("a B factor", frames.BFactorPerDose)],
        EnvelopeStep envelope => [NumberLimits.Positive("a B factor", envelope.BFactorSquareAngstroms)],
        LowPassStep lowPass => [NumberLimits.Positive("a finest detail", lowPass.FinestAngstroms)],
        DeconvolutionStep deconvolution =>
        [
            NumberLimits.Within("a strength", deconvolution.Strength, 0, double.MaxValue),
            NumberLimits.Within("a fall-off", deconvolution.FallOff, 0, double.MaxValue),
            NumberLimits.Positive("a high-pass", deconvolution.HighPass),
        ],
        _ => [],
    };
}
