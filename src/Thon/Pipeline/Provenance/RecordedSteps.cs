using System.Collections.Immutable;
using Thon.Correct;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Pipeline.Provenance;

/// <summary>The steps of a series as a record has them, and back.</summary>
public static class RecordedSteps
{
    /// <summary>What is recorded of the steps, in the order they are done. A finest detail that keeps all is left away.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="series">The series they are done to.</param>
    public static ImmutableArray<ProcessingStep> Of(ProcessingSteps steps, TiltSeries series) =>
    [
        .. steps.Correction switch
        {
            CorrectionMode.None => (ProcessingStep[])[],
            CorrectionMode.Wiener => [CorrectionStep.Wiener(steps.SignalToNoise, steps.MaxGain)],
            var mode => [new CorrectionStep(mode)],
        },
        .. steps.BFactor == 0 ? (ProcessingStep[])[] : [new EnvelopeStep(steps.BFactor)],
        .. steps.FinestOf(series) is { } finest ? (ProcessingStep[])[new LowPassStep(finest.Angstroms)] : [],
        .. steps.Weighting is { } weighting ? (ProcessingStep[])[DoseStep.Of(weighting)] : [],
    ];

    /// <summary>The steps that were recorded; null where one is not a step of a series, or stands there twice.</summary>
    public static ProcessingSteps? Read(IReadOnlyList<ProcessingStep> recorded)
    {
        if (recorded.DistinctBy(step => step.GetType()).Count() != recorded.Count) return null;
        ProcessingSteps? steps = new(CorrectionMode.None, null);
        foreach (var step in recorded) steps = steps is null ? null : With(steps, step);
        return steps;
    }

    private static ProcessingSteps? With(ProcessingSteps steps, ProcessingStep step) => step switch
    {
        CorrectionStep correction => steps with { Correction = correction.Mode, SignalToNoise = correction.SignalToNoise, MaxGain = correction.MaxGain ?? ImageFilter.UsualMaxGain },
        EnvelopeStep envelope => steps with { BFactor = envelope.BFactorSquareAngstroms },
        LowPassStep lowPass => steps with { Finest = new(lowPass.FinestAngstroms) },
        DoseStep dose => steps with { Weighting = dose.Weighting },
        _ => null,
    };
}
