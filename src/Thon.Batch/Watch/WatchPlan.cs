using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Batch.Watch;

/// <summary>The plan of a watch, which grows as series are taken; places in it stay, since others may call series by them.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="request">What the watch was asked for.</param>
internal sealed class WatchPlan(BatchFolder folder, PlanRequest request)
{
    /// <summary>The plan as it stands: that of an earlier batch or watch in this folder, and what came since.</summary>
    public BatchPlan Plan { get; private set; } = Begin(folder, request);

    /// <summary>Puts a series into the plan, in place of an earlier one of its name.</summary>
    public void Add(PlannedSeries series)
    {
        int place = PlaceOf(series.Name);
        Plan = Plan with { Series = place < 0 ? Plan.Series.Add(series) : Plan.Series.SetItem(place, series) };
    }

    /// <summary>The stack that has the name of another stack's series already; null where the name is free.</summary>
    public string? TakenBy(PlannedSeries series) =>
        PlaceOf(series.Name) is >= 0 and var place && Plan.Series[place].Stack is var other && other != series.Stack && File.Exists(other) ? other : null;

    private int PlaceOf(string name) => Plan.Series.Select((series, place) => (series, place)).Where(one => one.series.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(one => one.place).DefaultIfEmpty(-1).First();

    // A damaged plan is no reason to stop beside a microscope: the ledger knows what is done.
    private static BatchPlan Begin(BatchFolder folder, PlanRequest request)
    {
        var fresh = new BatchPlan(request.WorkingFolder, []) { Out = request.Out, Command = request.Command };
        try
        {
            return File.Exists(folder.Plan) ? fresh with { Series = PlanFile.Read(folder).Series } : fresh;
        }
        catch (BadInputException)
        {
            return fresh;
        }
    }
}
