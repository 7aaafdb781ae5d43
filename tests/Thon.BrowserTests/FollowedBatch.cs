using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.BrowserTests;

/// <summary>A batch under way, whose ledger is written by hand: what its workers would write, when a test says so.</summary>
internal sealed class FollowedBatch
{
    private readonly string _star;
    private readonly SeriesLedger _ledger;

    /// <summary>A batch of so many series about which nothing was done.</summary>
    /// <param name="folder">Its folder, which is there.</param>
    /// <param name="count">How many series.</param>
    /// <param name="star">The text of the STAR file that each of them is to have.</param>
    public FollowedBatch(string folder, int count, string star)
    {
        (Folder, _star) = (new(folder), star);
        _ledger = new(Folder);
        PlanFile.Write(Folder, new(folder, [.. Enumerable.Range(1, count).Select(number => new PlannedSeries(NameOf(number), StackOf(number), ["--cs", "2.7"]))]));
    }

    /// <summary>Its folder.</summary>
    public BatchFolder Folder { get; }

    /// <summary>The name of a series.</summary>
    /// <param name="number">Which one, from 1.</param>
    public static string NameOf(int number) => $"TS_{number:0000}";

    /// <summary>A series is worked on.</summary>
    public void Run(int number) => _ledger.Write(Entry(number, SeriesState.Running));

    /// <summary>A series is done.</summary>
    public void Finish(int number)
    {
        File.WriteAllText(Path.Combine(Folder.Out, NameOf(number) + ".star"), _star);
        _ledger.Write(Entry(number, SeriesState.Done) with { Seconds = 12 });
    }

    /// <summary>A series fails.</summary>
    public void Fail(int number, params Finding[] findings) => _ledger.Write(Entry(number, SeriesState.Failed) with { Findings = [.. findings], Seconds = 0.2 });

    private static string StackOf(int number) => $"/data/{NameOf(number)}.mrc";

    private static SeriesEntry Entry(int number, SeriesState state) => new(NameOf(number), StackOf(number), state, DateTimeOffset.UtcNow, "host 1");
}
