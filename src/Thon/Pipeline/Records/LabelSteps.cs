using System.Collections.Immutable;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Pipeline.Records;

internal static class LabelSteps
{
    public static ImmutableArray<ProcessingStep> Of(DataType type) => [.. type.Steps.Select(step => new DeclaredStep(step))];
}
