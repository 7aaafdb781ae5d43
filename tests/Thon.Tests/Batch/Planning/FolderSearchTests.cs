using System.Runtime.Versioning;
using Xunit;

namespace Thon.Tests.Batch.Planning;

public sealed class FolderSearchTests
{
    private readonly PlanningBench _bench = new();

    [Fact]
    public void Results_of_batches_and_hidden_folders_are_passed_over()
    {
        _bench.Series("data", "good.mrc");
        _bench.Series("out", "result.mrc");
        _bench.Series(".trash", "old.mrc");
        _bench.Series("former", "done.mrc");
        Directory.CreateDirectory(_bench.Path("former", "batch", "series"));
        _bench.Series("batch", "mine.mrc");
        var planned = _bench.Plan(".");
        Assert.Equal(["good", "mine"], PlanningBench.Names(planned));
        Assert.Equal("that are the folder of --out", PlanningBench.Reason(planned, _bench.Path("out")));
        Assert.Equal("that are hidden folders", PlanningBench.Reason(planned, _bench.Path(".trash")));
        Assert.Equal("that are the results of a batch", PlanningBench.Reason(planned, _bench.Path("former")));
    }

    [Fact]
    public void A_folder_that_results_go_into_is_searched_where_it_is_named()
    {
        _bench.Series("out", "TS_01.mrc");
        Directory.CreateDirectory(_bench.Path("out", "batch", "series"));
        Assert.Equal(["TS_01"], PlanningBench.Names(_bench.Plan("out")));
    }

    [Fact]
    public void Links_in_circles_and_to_nothing_end_the_search_of_themselves_alone()
    {
        string stack = _bench.Series("deep", "er", "TS_01.mrc");
        Directory.CreateSymbolicLink(_bench.Path("deep", "er", "up"), _bench.Folder);
        Directory.CreateSymbolicLink(_bench.Path("a first"), _bench.Path("deep"));
        File.CreateSymbolicLink(_bench.Path("self.mrc"), "self.mrc");
        File.CreateSymbolicLink(_bench.Path("dangling.mrc"), "nothing.mrc");
        var planned = _bench.Plan(".");
        Assert.Equal(stack, Assert.Single(planned.Plan.Series).Stack);
        Assert.Equal("that are links to nothing", PlanningBench.Reason(planned, _bench.Path("dangling.mrc")));
        Assert.Equal("that are links to folders searched already", PlanningBench.Reason(planned, _bench.Path("a first")));
    }

    [Fact]
    public void A_link_to_a_folder_elsewhere_is_followed()
    {
        var elsewhere = new PlanningBench();
        elsewhere.Series("TS_07.mrc");
        Directory.CreateSymbolicLink(_bench.Path("link"), elsewhere.Folder);
        Assert.Equal(_bench.Path("link", "TS_07.mrc"), Assert.Single(_bench.Plan(".").Plan.Series).Stack);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_may_not_be_read_is_told_and_the_others_are_searched()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "no folder is closed to this user");
        _bench.Series("open", "TS_01.mrc");
        _bench.Series("closed", "TS_02.mrc");
        File.SetUnixFileMode(_bench.Path("closed"), UnixFileMode.None);
        try
        {
            var planned = _bench.Plan(".");
            Assert.Equal(["TS_01"], PlanningBench.Names(planned));
            Assert.Equal("that cannot be read", PlanningBench.Reason(planned, _bench.Path("closed")));
        }
        finally
        {
            File.SetUnixFileMode(_bench.Path("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("s?/TS_*.mrc", "TS_01 TS_02")]
    [InlineData("**/TS_*", "TS_01 TS_02 TS_03 TS_05")]
    [InlineData("s1/**", "TS_01 TS_03")]
    [InlineData("*/*/*.mrc", "TS_03")]
    [InlineData("s*", "TS_01 TS_02 TS_03")]
    [InlineData("**/deeper/*.mrc", "TS_03")]
    public void Patterns_match_as_those_of_shells_do(string pattern, string names)
    {
        foreach (string name in (string[])["s1/TS_01.mrc", "s2/TS_02.mrc", "s1/deeper/TS_03.mrc", "s1/.hidden/TS_04.mrc", "TS_05.mrc"]) _bench.Series(name.Split('/'));
        var planned = _bench.Plan(pattern);
        Assert.Empty(PlanningBench.Errors(planned));
        Assert.Equal(names.Split(' '), PlanningBench.Names(planned));
    }

    [Fact]
    public void A_file_whose_name_holds_a_star_is_that_file()
    {
        _bench.Series("TS_*.mrc");
        _bench.Series("TS_1.mrc");
        Assert.Equal(["TS_*"], PlanningBench.Names(_bench.Plan("TS_*.mrc")));
    }
}
