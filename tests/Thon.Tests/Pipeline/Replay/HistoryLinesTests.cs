using Thon.Pipeline.Replay;
using Thon.Tests.Provenance;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>What is said of files that have no record.</summary>
public sealed class HistoryLinesTests
{
    private readonly LockBench _bench = new();

    [Fact]
    public void A_label_is_all_there_is_to_know_only_where_there_is_one()
    {
        Assert.Contains("  record: none; what the label says is all there is to know", Lines(_bench.Labelled("a.mrc")));
        Assert.Equal(["  data type: no label of thon", "  record: none; nothing in the file tells where it comes from"], Lines(_bench.Silent("b.mrc")).Skip(1));
    }

    private static IEnumerable<string> Lines(string file) => HistoryLines.Of(FileHistory.Of(file, HistoryDepth.Pixels, 1, TestContext.Current.CancellationToken), TiltDetail.None);
}
