using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>Makes a plan of what a user asks for.</summary>
public static class BatchPlanner
{
    /// <summary>Makes the plan. Headers of stacks and small files are read, and nothing is written.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The plan; where the findings hold errors, it is not to be worked on.</returns>
    public static PlannedBatch Plan(PlanRequest request)
    {
        var found = FoundSeries.Joined([.. request.Inputs.Select(input => SeriesDiscovery.Of(input, request))]);
        var candidates = SeriesNames.Checked(SameStacks.Once(found.Candidates))
            .OrderBy(candidate => SeriesNames.Of(candidate.Stack), NaturalOrder.Instance)
            .ThenBy(candidate => candidate.Stack, StringComparer.Ordinal)
            .ToImmutableArray();
        var plan = new BatchPlan(request.WorkingFolder, [.. candidates.Select(candidate => Series(candidate, request))]) { Out = request.Out, Command = request.Command };
        return new(plan, FindingList.Of([.. found.Findings, .. SeriesOptions.Overridden(candidates, request), .. PassedOverNotes.Of(found.PassedOver)]), found.PassedOver);
    }

    private static PlannedSeries Series(SeriesCandidate candidate, PlanRequest request)
    {
        var series = new PlannedSeries(SeriesNames.Of(candidate.Stack), candidate.Stack, SeriesOptions.Words(candidate, request)) { Objections = candidate.Objections };
        return candidate.Own.IsEmpty && candidate.Described.IsEmpty ? series : series with { Objections = [.. series.Objections, .. Wrong(series, candidate.Row!, request)] };
    }

    // What is wrong with an option of a row is told with the row, since nothing else says where it comes from.
    private static IEnumerable<Finding> Wrong(PlannedSeries series, OptionPlace row, PlanRequest request) =>
        from finding in request.Check(series)
        where finding.Severity == Severity.Error
        select finding.File is null ? finding with { File = row.File, Place = finding.Place is null ? row.Words : $"{row.Words}, {finding.Place}" } : finding;
}
