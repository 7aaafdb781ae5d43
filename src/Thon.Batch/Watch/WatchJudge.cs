using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Pipeline;

namespace Thon.Batch.Watch;

/// <summary>Tells whether a stack that has settled is a series, and whether it is complete.</summary>
/// <param name="request">What is stated about all series, and how they are planned.</param>
/// <param name="jobs">Reads the options of a series.</param>
/// <param name="settings">How the folder is watched.</param>
internal sealed class WatchJudge(PlanRequest request, Func<PlannedSeries, SeriesJob> jobs, WatchSettings settings)
{
    /// <summary>What a stack is.</summary>
    public StackKind KindOf(string stack) => StackKinds.Of(stack, request.Stated);

    /// <summary>The series of a stack, as a batch would plan it.</summary>
    public PlannedSeries Plan(string stack) => BatchPlanner.Plan(request with { Inputs = [stack] }).Plan.Series.Single();

    /// <summary>What keeps a series from being taken; null where it is complete.</summary>
    public Finding? Lacks(PlannedSeries series)
    {
        try
        {
            FindingList.Of(series.Objections).ThrowIfErrors();
            using var input = SeriesInput.OpenForRun(jobs(series).Settings);
            return OfLength(input) ?? TooFew(series.Stack, input.Stack.Count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failure.Of(e, series.Stack).Findings.First(finding => finding.Severity == Severity.Error);
        }
    }

    /// <summary>The series as one that is worked on as it is: what the work itself would not object to is an objection now.</summary>
    public PlannedSeries GivenUp(PlannedSeries series, Finding lacking) => lacking.Code == TooFewCode ? series with { Objections = series.Objections.Add(lacking) } : series;

    private const string TooFewCode = "watch-tilts", Trailing = "mrc-trailing-bytes";

    // Some programs write the number of images into the header last.
    private static Finding? OfLength(SeriesInput input) =>
        input.Stack.Findings.FirstOrDefault(finding => finding.Code == Trailing) is { } trailing ? WatchFindings.Longer(input.Stack.Name, trailing) : null;

    private Finding? TooFew(string stack, int images) => settings.Tilts is { } wanted && images < wanted ? WatchFindings.TooFew(stack, images, wanted) : null;
}
