using Thon.Batch.Planning;
using Xunit;

namespace Thon.Tests.Batch.Planning;

public sealed class StarListTests
{
    private readonly PlanningBench _bench = new();

    [Fact]
    public void A_star_file_with_our_columns_is_a_list()
    {
        _bench.Stack("TS 01.mrc");
        _bench.Text("list.star", "data_", "", "loop_", "_stack #1", "_cs #2", "_pixel-size #3", "\"TS 01.mrc\" 2.7 None");
        var series = Assert.Single(_bench.Plan("list.star").Plan.Series);
        Assert.Equal(("TS 01", "--cs=2.7"), (series.Name, Assert.Single(series.Words)));
    }

    [Fact]
    public void A_list_of_RELION_leads_to_the_files_of_its_series_with_optics_that_any_option_goes_before()
    {
        Directory.CreateDirectory(_bench.Path("Import", "job001", "tilt_series"));
        _bench.Text("Import/job001/tilt_series/TS_01.star", "data_TS_01", "", "loop_", "_rlnMicrographName", "_rlnTomoNominalStageTiltAngle", "a.mrc 0");
        _bench.Text(
            "Import/job001/tilt_series.star", "# version 50001", "data_global", "loop_", "_rlnTomoName", "_rlnTomoTiltSeriesStarFile", "_rlnVoltage", "_rlnSphericalAberration", "_rlnAmplitudeContrast", "_rlnTomoTiltSeriesPixelSize",
            "TS_01 Import/job001/tilt_series/TS_01.star 300.0 2.7 0.1 1.35", "TS_02 Import/job001/tilt_series/TS_02.star 300.0 2.7 0.1 1.35");
        var planned = BatchPlanner.Plan(_bench.Request("Import/job001/tilt_series.star") with { Project = [PlanningBench.Typed("--voltage", "200")] });
        Assert.Equal(_bench.Path("Import", "job001", "tilt_series", "TS_01.star"), planned.Plan.Series[0].Stack);
        Assert.Equal(["--cs=2.7", "--pixel-size=1.35", "--voltage=200", "--amplitude-contrast=0.1"], planned.Plan.Series[0].Words);
        Assert.Equal(["batch-stack-missing"], PlanningBench.Objections(planned, "TS_02"));
        Assert.Empty(planned.Findings);
    }

    [Fact]
    public void The_file_of_one_series_takes_the_place_of_a_stack()
    {
        _bench.Text("TS_01.star", "data_global", "loop_", "_rlnTomoName", "_rlnTomoTiltSeriesStarFile", "TS_01 TS_01.star", "data_TS_01", "loop_", "_rlnMicrographName", "_rlnTomoNominalStageTiltAngle", "1@a.mrc 0");
        _bench.Stack("a.mrc");
        Assert.Equal(_bench.Path("TS_01.star"), Assert.Single(_bench.Plan("TS_01.star").Plan.Series).Stack);
    }

    [Fact]
    public void A_list_of_what_was_processed_leads_to_what_it_was_made_from()
    {
        _bench.Stack("raw", "TS_01.mrc");
        _bench.Text("processed.star", "data_global", "loop_", "_rlnTomoName", "_rlnTomoTiltSeriesStarFile", "_thonStack", "_thonFoundIn", "TS_01 TS_01.star TS_01_flip_dw.mrc raw/TS_01.mrc");
        Assert.Equal(_bench.Path("raw", "TS_01.mrc"), Assert.Single(_bench.Plan("processed.star").Plan.Series).Stack);
    }

    [Fact]
    public void A_damaged_star_file_is_bad_input()
    {
        _bench.Text("list.star", "no table");
        Assert.NotEmpty(PlanningBench.Errors(_bench.Plan("list.star")));
    }
}
