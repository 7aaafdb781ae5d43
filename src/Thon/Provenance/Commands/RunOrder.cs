using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Provenance.Steps;

namespace Thon.Provenance.Commands;

/// <summary>The order in which <c>thon run</c> does its steps.</summary>
internal static class RunOrder
{
    private static readonly Type[] Order = [typeof(CorrectionStep), typeof(DoseStep), typeof(EnvelopeStep), typeof(LowPassStep)];

    /// <summary>How many of the steps, from the first on, one run does; a deconvolution is none of them.</summary>
    public static int CountOf(IReadOnlyList<ProcessingStep> steps)
    {
        int count = 0, place = -1;
        while (count < steps.Count && Array.IndexOf(Order, steps[count].GetType()) is var next && next > place) (place, count) = (next, count + 1);
        return count;
    }

    /// <summary>Whether a run by a recipe does all of the steps; it deconvolves what it has corrected or weighted.</summary>
    public static bool DoesAll(IReadOnlyList<ProcessingStep> steps)
    {
        int count = CountOf(steps);
        if (count == 0) return false;
        if (count == steps.Count) return true;
        return count == steps.Count - 1 && steps[^1] is DeconvolutionStep { Settings: not null } last
            && last.Input == (steps.OfType<CorrectionStep>().FirstOrDefault()?.Mode switch { CorrectionMode.Flip => InputState.Flipped, null => InputState.Raw, _ => null });
    }
}
