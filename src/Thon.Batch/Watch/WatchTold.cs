using Thon.Findings;

namespace Thon.Batch.Watch;

/// <summary>Tells what concerns a watch as a whole, without repeating it at every look.</summary>
/// <param name="events">Told of it.</param>
internal sealed class WatchTold(IProgress<BatchEvent> events)
{
    private readonly HashSet<Finding> _standing = [], _once = [];

    /// <summary>Tells a finding.</summary>
    public void Tell(Finding finding) => events.Report(new BatchTold(finding));

    /// <summary>Tells a finding where it was never told before.</summary>
    public void TellOnce(Finding finding)
    {
        if (_once.Add(finding)) Tell(finding);
    }

    /// <summary>Does some work and tells what keeps it from being done, where that was not told before.</summary>
    /// <param name="work">The work.</param>
    /// <returns>Whether it was done.</returns>
    public bool Try(Action work)
    {
        try
        {
            work();
            _standing.Clear();
            return true;
        }
        catch (BadInputException bad)
        {
            foreach (var finding in bad.Findings.Where(_standing.Add)) Tell(finding);
            return false;
        }
    }
}
