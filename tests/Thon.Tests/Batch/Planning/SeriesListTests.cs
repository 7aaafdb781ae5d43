using Thon.Batch.Planning;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Planning;

public sealed class SeriesListTests
{
    private readonly PlanningBench _bench = new();

    [Fact]
    public void A_list_names_stacks_with_options_of_their_own()
    {
        _bench.Stack("data", "TS_01.mrc");
        _bench.Stack("data", "TS_02.mrc");
        _bench.Text("data/list.csv", "stack,cs,mdoc,fit-plane,also,comment", "TS_01.mrc,2.7,none,TRUE,,first", "# later", "", "\"TS_02.mrc\",,TS_02.mdoc,false,even.mrc|odd.mrc,");
        var planned = _bench.Plan("data/list.csv");
        Assert.Empty(planned.Findings);
        Assert.Equal(["--cs=2.7", "--mdoc=none", "--fit-plane"], planned.Plan.Series[0].Words);
        Assert.Equal(
            [$"--mdoc={_bench.Path("data", "TS_02.mdoc")}", "--fit-plane=false", $"--also={_bench.Path("data", "even.mrc")}", $"--also={_bench.Path("data", "odd.mrc")}"],
            planned.Plan.Series[1].Words);
        Assert.All(planned.Plan.Series, series => Assert.Empty(series.Objections));
    }

    [Theory]
    [InlineData("stack;cs\r\nTS,1.mrc;2.7\r\n")]
    [InlineData("\uFEFFstack,cs\n\"TS,1.mrc\",2.7\n")]
    [InlineData("# of today\n\nstack\tcs\n  TS,1.mrc \t 2.7\n\t\n")]
    [InlineData("cs,stack\r2.7,\"TS,1.mrc\" ")]
    [InlineData("--stack,--cs,\n\"TS,1.mrc\",2.7,,\n,,,\n")]
    public void Lists_are_read_as_spreadsheets_of_all_countries_save_them(string text)
    {
        _bench.Stack("TS,1.mrc");
        File.WriteAllText(_bench.Path("list.csv"), text);
        var series = Assert.Single(_bench.Plan("list.csv").Plan.Series);
        Assert.Equal(("TS,1", "--cs=2.7", 0), (series.Name, Assert.Single(series.Words), series.Objections.Length));
    }

    [Fact]
    public void A_quoted_cell_may_hold_quotes_and_line_ends()
    {
        var records = CsvRecords.Of("a,\"b \"\"c\"\"\nd\",e\nf", "list", ',');
        Assert.Equal([["a", "b \"c\"\nd", "e"], ["f"]], records.Select(record => record.Cells.ToArray()));
        Assert.Equal([1, 3], records.Select(record => record.Line));
    }

    [Theory]
    [InlineData("stack,cz\nTS.mrc,2\n", "batch-list-column", "Did you mean cs?")]
    [InlineData("stck,cs\nTS.mrc,2\n", "batch-list-column", null)]
    [InlineData("stack,cs,cs\nTS.mrc,2,2\n", "batch-list-column", null)]
    [InlineData("stack\n\"TS.mrc\n", "batch-list", null)]
    [InlineData("stack\n\"TS\".mrc\n", "batch-list", null)]
    [InlineData("", "batch-list", null)]
    [InlineData("stack\n", "batch-no-series", null)]
    public void A_list_that_does_not_serve_is_bad_input(string text, string code, string? advice)
    {
        File.WriteAllText(_bench.Path("list.csv"), text);
        var finding = PlanningBench.Errors(_bench.Plan("list.csv"))[0];
        Assert.Equal((code, _bench.Path("list.csv")), (finding.Code, finding.File));
        if (advice is not null) Assert.Equal(advice, finding.Advice);
    }

    [Fact]
    public void A_bad_row_is_an_objection_of_its_series_and_the_others_go_on()
    {
        _bench.Stack("a.mrc");
        _bench.Stack("c.mrc");
        _bench.Stack("d.mrc");
        _bench.Text("list.csv", "stack,report,name", "a.mrc,on,a", "gone.mrc,,", "c.mrc,perhaps,", "d.mrc,,e,x", ",on,");
        var planned = _bench.Plan("list.csv");
        Assert.Equal(["a", "c", "d", "gone"], PlanningBench.Names(planned));
        Assert.Empty(PlanningBench.Errors(planned));
        Assert.Empty(PlanningBench.Objections(planned, "a"));
        Assert.Equal(["batch-stack-missing"], PlanningBench.Objections(planned, "gone"));
        Assert.Equal("line 3", planned.Plan.Series[3].Objections[0].Place);
        Assert.Equal(["batch-list-value"], PlanningBench.Objections(planned, "c"));
        Assert.Equal(["batch-list-row", "batch-name-differs"], PlanningBench.Objections(planned, "d"));
        Assert.Contains(planned.Findings, finding => finding is { Code: "batch-list-row", Place: "line 6", Severity: Severity.Warning });
    }

    [Fact]
    public void Rows_win_over_what_was_typed_and_that_over_the_project_and_it_is_told()
    {
        _bench.Stack("a.mrc");
        _bench.Stack("b.mrc");
        _bench.Text("list.csv", "stack,cs", "a.mrc,2.6", "b.mrc,2.7");
        var planned = BatchPlanner.Plan(_bench.Request("list.csv") with
        {
            Typed = [PlanningBench.Typed("--cs", "2.7"), PlanningBench.Typed("--hand", "-1")],
            Project = [PlanningBench.Typed("--hand", "+1"), PlanningBench.Typed("--report", "off")],
        });
        Assert.Equal([["--cs=2.6", "--hand=-1", "--report=off"], ["--cs=2.7", "--hand=-1", "--report=off"]], planned.Plan.Series.Select(series => series.Words.ToArray()));
        var note = Assert.Single(planned.Findings);
        Assert.Equal(("batch-row-wins", "column 'cs'", "a row says other than --cs=2.7 of the command line"), (note.Code, note.Place, note.Found));
    }

    [Fact]
    public void A_row_gives_options_to_a_stack_that_a_folder_holds_too_and_two_rows_that_differ_are_objected_to()
    {
        _bench.Series("data", "a.mrc");
        _bench.Series("data", "b.mrc");
        _bench.Text("list.csv", "stack,cs", "data/a.mrc,2.6", "data/b.mrc,2.6", "data/b.mrc,2.7");
        var planned = _bench.Plan("data", "list.csv");
        Assert.Equal(["--cs=2.6"], planned.Plan.Series[0].Words);
        Assert.Empty(planned.Plan.Series[0].Objections);
        Assert.Equal(["batch-rows-differ"], PlanningBench.Objections(planned, "b"));
    }

    [Fact]
    public void What_is_wrong_with_an_option_of_a_row_is_told_with_the_row()
    {
        _bench.Stack("a.mrc");
        _bench.Text("list.csv", "stack,cs", "a.mrc,much");
        var wrong = Finding.Error("option", null, "--cs", "'much'", "a number");
        var planned = BatchPlanner.Plan(_bench.Request("list.csv") with { Check = series => series.Words.Contains("--cs=much") ? FindingList.Of(wrong) : FindingList.Empty });
        Assert.Equal(wrong with { File = _bench.Path("list.csv"), Place = "line 2, --cs" }, Assert.Single(planned.Plan.Series[0].Objections));
    }

    [Fact]
    public void A_text_names_a_stack_a_line_from_its_own_folder_or_the_current_one()
    {
        _bench.Stack("lists", "near by.mrc");
        _bench.Stack("far.mrc");
        File.WriteAllText(_bench.Path("lists", "all.txt"), "# stacks\r\nnear by.mrc\r\n\r\nfar.mrc\r\n");
        Assert.Equal([_bench.Path("far.mrc"), _bench.Path("lists", "near by.mrc")], _bench.Plan("lists/all.txt").Plan.Series.Select(series => series.Stack));
    }
}
