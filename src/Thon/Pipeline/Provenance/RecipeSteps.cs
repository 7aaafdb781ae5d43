using System.Collections.Immutable;
using Thon.Correct;
using Thon.Provenance.Steps;
using Thon.Units;

namespace Thon.Pipeline.Provenance;

/// <summary>The steps of a job as data types have them, and the other way round.</summary>
public static class RecipeSteps
{
    /// <summary>The steps of a job, in the order in which data types have them: correction, dose, envelope, low-pass.</summary>
    /// <param name="steps">What is done to the images.</param>
    /// <param name="pixelSize">Their pixel size, which says whether a low-pass removes anything.</param>
    public static ImmutableArray<ProcessingStep> Of(ProcessingSteps steps, Length pixelSize)
    {
        if (steps.IsEmpty) return [];
        ProcessingStep?[] all =
        [
            CorrectionOf(steps),
            steps.Weighting is { } weighting ? DoseStep.Of(weighting) : null,
            steps.BFactor > 0 ? new EnvelopeStep(steps.BFactor) : null,
            steps.FinestOf(pixelSize) is { } finest ? new LowPassStep(finest.Angstroms) : null,
        ];
        return [.. all.OfType<ProcessingStep>()];
    }

    /// <summary>The job that does the steps of a data type; what a job of this kind does not do is passed over, and so is the order.</summary>
    public static ProcessingSteps ToJob(ImmutableArray<ProcessingStep> steps)
    {
        var correction = steps.OfType<CorrectionStep>().FirstOrDefault();
        return new(correction?.Mode ?? CorrectionMode.None, steps.OfType<DoseStep>().FirstOrDefault()?.Weighting)
        {
            BFactor = steps.OfType<EnvelopeStep>().FirstOrDefault()?.BFactorSquareAngstroms ?? 0,
            Finest = steps.OfType<LowPassStep>().FirstOrDefault() is { } lowPass ? new Length(lowPass.FinestAngstroms) : null,
            SignalToNoise = correction?.SignalToNoise,
            MaxGain = correction?.MaxGain ?? ImageFilter.UsualMaxGain,
        };
    }

    private static CorrectionStep? CorrectionOf(ProcessingSteps steps) => steps.Correction switch
    {
        CorrectionMode.None => null,
        CorrectionMode.Wiener => CorrectionStep.Wiener(steps.SignalToNoise, steps.MaxGain),
        var mode => new(mode),
    };
}
