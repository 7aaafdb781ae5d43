using Thon.Findings;

namespace Thon.Batch.Watch;

/// <summary>Tells what concerns a watch as a whole, without repeating it at every look.</summary>
/// <param name="events">Told of it.</param>
internal sealed class WatchTold(IProgress<BatchEvent> events)
{
    private readonly HashSet<Finding> _once = [];
    private readonly HashSet<(string About, string Code)> _standing = [];

    /// <summary>Tells a finding.</summary>
    public void Tell(Finding finding) => events.Report(new BatchTold(finding));

    /// <summary>Tells a finding where it was never told before.</summary>
    public void TellOnce(Finding finding)
    {
        if (_once.Add(finding)) Tell(finding);
    }

    /// <summary>Does some work and tells what keeps it from being done, where that was not told since it was done last. A watch outlives everything but a cancellation.</summary>
    /// <param name="about">Path of the file or folder that it is about.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether it was done.</returns>
    public bool Try(string about, Action work)
    {
        try
        {
            work();
            _standing.RemoveWhere(one => one.About == about);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The words of the system may name a hidden file, which is called otherwise each time.
            foreach (var finding in Failure.Of(e, about).Findings.Where(finding => _standing.Add((about, finding.Code)))) Tell(finding);
            return false;
        }
    }
}
