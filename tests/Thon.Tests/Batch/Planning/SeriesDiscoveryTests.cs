using Thon.Batch.Planning;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Planning;

public sealed class SeriesDiscoveryTests
{
    private readonly PlanningBench _bench = new();

    [Fact]
    public void A_folder_is_searched_for_stacks_of_every_ending_that_have_angles_beside_them()
    {
        foreach (string name in (string[])["a/one.mrc", "a/b/two.ST", "three.ali", "c/four.mrcs"]) _bench.Series(name.Split('/'));
        Assert.Equal(["four", "one", "three", "two"], PlanningBench.Names(_bench.Plan(".")));
    }

    [Fact]
    public void What_is_no_tilt_series_is_passed_over_and_told_with_its_reason()
    {
        _bench.Series("good.mrc");
        var reasons = new Dictionary<string, string>
        {
            [_bench.Stack("bare.mrc")] = "without tilt angles beside them",
            [_bench.Series("good_EVN.mrc")] = "called as even or odd halves are",
            [_bench.Stack(3, ["Thon: flip+dw(gg,mid)"], "good_flip_dw.mrc")] = "that are results of Thon",
            [_bench.Stack(1, [], "image.mrc")] = "that hold a single image",
            [_bench.Text("text.mrc", "no image")] = "that cannot be opened",
        };
        var planned = _bench.Plan(_bench.Folder);
        Assert.Equal(["good"], PlanningBench.Names(planned));
        Assert.All(reasons, reason => Assert.Equal(reason.Value, PlanningBench.Reason(planned, reason.Key)));
        Assert.Contains(planned.Findings, finding => finding is { Code: "batch-passed-over", Severity: Severity.Note } && finding.Found.Contains("1 without tilt angles", StringComparison.Ordinal) && finding.Found.Contains("bare.mrc", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stack_that_was_cut_short_is_planned_where_its_angles_lie_beside_it()
    {
        string stack = _bench.Series("cut.mrc");
        File.WriteAllBytes(stack, File.ReadAllBytes(stack)[..500]);
        Assert.Equal(["cut"], PlanningBench.Names(_bench.Plan(".")));
    }

    [Fact]
    public void The_mdoc_of_a_movie_makes_no_series_of_it_and_that_of_a_series_does()
    {
        _bench.Stack("movie.mrc");
        _bench.Text("movie.mrc.mdoc", "[FrameSet = 0]", "TiltAngle = 3");
        _bench.Stack("series.mrc");
        _bench.Text("series.mrc.mdoc", "PixelSpacing = 2", "", "[ZValue = 0]", "TiltAngle = 3", "", "[ZValue = 1]", "TiltAngle = 6");
        Assert.Equal(["series"], PlanningBench.Names(_bench.Plan(".")));
    }

    [Fact]
    public void Where_the_options_name_angles_a_stack_needs_none_beside_it()
    {
        _bench.Stack("bare.mrc");
        Assert.Equal(["bare"], PlanningBench.Names(BatchPlanner.Plan(_bench.Request(".") with { Stated = new() { TiltAngles = "all.tlt" } })));
    }

    [Fact]
    public void A_stack_that_is_named_itself_is_planned_whatever_lies_beside_it_and_even_where_it_is_gone()
    {
        _bench.Stack("bare.mrc");
        Assert.Equal(["bare", "gone"], PlanningBench.Names(_bench.Plan("bare.mrc", "gone.st")));
    }

    [Fact]
    public void A_folder_without_series_and_a_path_that_leads_nowhere_are_bad_input()
    {
        Directory.CreateDirectory(_bench.Path("empty"));
        var errors = PlanningBench.Errors(_bench.Plan("empty", "nowhere", "no*.mrc", ""));
        Assert.Equal(["batch-no-series", "batch-input-missing", "batch-no-series", "batch-input-missing"], errors.Select(finding => finding.Code));
    }

    [Fact]
    public void Two_stacks_of_one_name_are_objected_to_and_the_others_go_on()
    {
        foreach (string name in (string[])["a/TS_01.mrc", "b/ts_01.mrc", "a/TS_02.mrc", "a/TS_02.st", "TS_03.mrc"]) _bench.Series(name.Split('/'));
        var planned = _bench.Plan(".");
        Assert.Empty(PlanningBench.Errors(planned));
        Assert.Equal(["batch-name-twice"], PlanningBench.Objections(planned, "ts_01"));
        Assert.Equal(["batch-name-twice", "batch-name-twice"], PlanningBench.Objections(planned, "TS_02"));
        Assert.Empty(PlanningBench.Objections(planned, "TS_03"));
        Assert.Contains(_bench.Path("b", "ts_01.mrc"), planned.Plan.Series.First(series => series.Name == "TS_01").Objections[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_given_twice_is_one_series_also_through_links()
    {
        string stack = _bench.Series("data", "TS_01.mrc");
        Directory.CreateSymbolicLink(_bench.Path("other"), _bench.Path("data"));
        File.CreateSymbolicLink(_bench.Path("again.mrc"), stack);
        var planned = _bench.Plan("other", "data", stack, "again.mrc", "data/*.mrc");
        Assert.Equal(stack, Assert.Single(planned.Plan.Series).Stack);
        Assert.Empty(planned.Plan.Series[0].Objections);
    }

    [Fact]
    public void Names_are_counted_as_people_count()
    {
        foreach (string name in (string[])["TS_10.mrc", "ts_9.mrc", "TS_2.mrc", "TS_010b.mrc", "TS.mrc"]) _bench.Series(name);
        Assert.Equal(["TS", "TS_2", "ts_9", "TS_10", "TS_010b"], PlanningBench.Names(_bench.Plan(".")));
    }

    [Theory]
    [InlineData("Gerät 3 'neu'.mrc")]
    [InlineData("-dash.mrc")]
    [InlineData("a \"b\".mrc")]
    [InlineData("#x;y,z.mrc")]
    public void Odd_names_are_taken_as_they_are(string name)
    {
        string stack = _bench.Series(name);
        var series = Assert.Single(_bench.Plan(".").Plan.Series);
        Assert.Equal((stack, Path.GetFileNameWithoutExtension(name), 0), (series.Stack, series.Name, series.Objections.Length));
    }

    [Fact]
    public void A_name_with_a_line_end_or_that_of_a_file_of_the_batch_is_objected_to()
    {
        foreach (string name in (string[])["two\nlines.mrc", "Processed.mrc", "index.st"]) _bench.Series(name);
        Assert.All(_bench.Plan(".").Plan.Series, series => Assert.Equal("batch-name", Assert.Single(series.Objections).Code));
    }

    [Fact]
    public void Files_that_shells_name_beside_a_stack_are_passed_over()
    {
        string stack = _bench.Series("TS_01.mrc");
        var planned = _bench.Plan(stack, _bench.Path("TS_01.rawtlt"));
        Assert.Equal(["TS_01"], PlanningBench.Names(planned));
        Assert.Equal("that are neither stacks nor lists", PlanningBench.Reason(planned, _bench.Path("TS_01.rawtlt")));
        Assert.Equal("batch-input-kind", Assert.Single(PlanningBench.Errors(_bench.Plan("TS_01.rawtlt"))).Code);
    }

    [Fact]
    public void A_thousand_stacks_are_a_plan()
    {
        byte[] stack = File.ReadAllBytes(_bench.Stack("first.txt"));
        for (int i = 0; i < 1000; i++)
        {
            File.WriteAllBytes(_bench.Path($"TS_{i}.mrc"), stack);
            File.WriteAllText(_bench.Path($"TS_{i}.tlt"), "-3\n0\n3\n");
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"TS_{i}"), PlanningBench.Names(_bench.Plan(".")));
    }
}
