using System.Collections.Immutable;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Provenance;

/// <summary>What two sequences of steps differ in.</summary>
/// <param name="Differences">One for the whole sequence where the steps are others, else one for each number that differs.</param>
/// <param name="Unproven">Numbers that only one side knows, in words.</param>
internal sealed record StepComparison(ImmutableArray<Difference> Differences, ImmutableArray<string> Unproven)
{
    // What a label that had no room for its numbers has in their place.
    private const string Omitted = "(..)";

    /// <summary>Compares.</summary>
    public static StepComparison Of(ImmutableArray<ProcessingStep> expected, ImmutableArray<ProcessingStep> found)
    {
        if (!expected.Select(Kind).SequenceEqual(found.Select(Kind))) return new([new("steps", Words(expected), Words(found))], []);
        StepComparison[] each = [.. expected.Zip(found, Of)];
        return new([.. each.SelectMany(one => one.Differences)], [.. each.SelectMany(one => one.Unproven)]);
    }

    private static StepComparison Of(ProcessingStep expected, ProcessingStep found)
    {
        if (expected is not DeclaredStep && found is not DeclaredStep)
            return new([.. expected.Traits.Zip(found.Traits).Where(pair => pair.First != pair.Second).Select(pair => new Difference(pair.First.Name, pair.First.Value, pair.Second.Value))], []);
        if (expected.Label != found.Label && !IsOmitted(expected) && !IsOmitted(found)) return new([new("step", expected.Label, found.Label)], []);
        var numbers = (expected is DeclaredStep ? found : expected).Traits.Select(trait => $"{trait.Name} {trait.Value}");
        return new([], numbers.Any() ? [$"{expected.Label}: {string.Join(", ", numbers)}"] : []);
    }

    private static bool IsOmitted(ProcessingStep step) => step is DeclaredStep && step.Label.EndsWith(Omitted, StringComparison.Ordinal);

    private static string Kind(ProcessingStep step) => step.Label.Split('(')[0];

    private static string Words(ImmutableArray<ProcessingStep> steps) => DeclaredWords.Of(new DataType([.. steps.Select(step => step.Label)]));
}
