using System.Collections.Immutable;
using Thon.Correct;
using Thon.Provenance.Steps;
using Thon.Units;

namespace Thon.Pipeline.Records;

/// <summary>What is done to every image of a series, as records and recipes have it, and back.</summary>
public static class RecordedSteps
{
    /// <summary>The steps as they are recorded.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="pixelSize">Pixel size of the images; detail that they do not hold is not removed.</param>
    public static ImmutableArray<ProcessingStep> Of(ProcessingSteps steps, Length pixelSize)
    {
        var all = ImmutableArray.CreateBuilder<ProcessingStep>();
        if (steps.Correction == CorrectionMode.Wiener) all.Add(CorrectionStep.Wiener(steps.SignalToNoise, steps.MaxGain));
        else if (steps.Correction != CorrectionMode.None) all.Add(new CorrectionStep(steps.Correction));
        if (steps.Weighting is { } weighting) all.Add(DoseStep.Of(weighting));
        if (steps.BFactor != 0) all.Add(new EnvelopeStep(steps.BFactor));
        if (steps.FinestOf(pixelSize) is { } finest) all.Add(new LowPassStep(finest.Angstroms));
        return all.ToImmutable();
    }

    /// <summary>The steps that were recorded; null where there is one among them that is no work on the images of a series, or the same one twice.</summary>
    public static ProcessingSteps? ToSteps(IEnumerable<ProcessingStep> recorded)
    {
        var (steps, seen) = (new ProcessingSteps(CorrectionMode.None, null), new HashSet<Type>());
        foreach (var step in recorded)
        {
            if (!seen.Add(step.GetType()) || With(steps, step) is not { } next) return null;
            steps = next;
        }

        return steps;
    }

    private static ProcessingSteps? With(ProcessingSteps steps, ProcessingStep step) => step switch
    {
        CorrectionStep correction => steps with { Correction = correction.Mode, SignalToNoise = correction.SignalToNoise, MaxGain = correction.MaxGain ?? steps.MaxGain },
        DoseStep dose => steps with { Weighting = dose.Weighting },
        EnvelopeStep envelope => steps with { BFactor = envelope.BFactorSquareAngstroms },
        LowPassStep lowPass => steps with { Finest = new Length(lowPass.FinestAngstroms) },
        _ => null,
    };
}
