using Thon.Correct;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Xunit;
using Record = Thon.Provenance.Record;

namespace Thon.Tests.Provenance;

/// <summary>How the histories of images and of texts become one.</summary>
public sealed class RecordHistoryTests
{
    private static readonly string Raw = new('1', 32), Flipped = new('2', 32), Last = new('3', 32), Star = new('4', 32), Movie = new('5', 32);

    [Fact]
    public void What_both_histories_tell_stands_there_once_and_the_last_job_is_last()
    {
        var (frames, estimate) = (Job("frames", "movie.mrc", Movie, Raw), Text("estimate", "ts.mrc", Raw, Star));
        var record = Record.Of(Job("correct", "ts.mrc", Raw, Flipped), Record.Of(frames, null), [Record.Of(estimate, Record.Of(frames, null))]);
        Assert.Equal(["frames", "estimate", "correct"], record.History.Select(job => job.Verb));
        Assert.Equal("correct", record.Last.Verb);
        Assert.Equal("movie.mrc", record.Origin.Inputs[0].Name);
    }

    [Fact]
    public void A_run_stands_there_once_though_images_and_defoci_came_from_it()
    {
        var run = Job("run", "ts.mrc", Raw, Flipped);
        var record = Record.Of(Job("deconvolve", "flip.mrc", Flipped, Last), Record.Of(run, null), [Record.Of(Text("run", "ts.mrc", Raw, Star), null)]);
        Assert.Equal(["run", "deconvolve"], record.History.Select(job => job.Verb));
        Assert.Null(record.History[0].Output.Text);
        // Another run is another job.
        var other = Text("run", "ts.mrc", Raw, Star) with { Steps = [DoseStep.Of(new(ExposurePoint.Middle))] };
        Assert.Equal(3, Record.Of(record.Last, Record.Of(run, null), [Record.Of(other, null)]).History.Length);
    }

    [Fact]
    public void The_origin_of_images_is_on_their_own_way_and_not_on_that_of_their_defoci()
    {
        var (frames, estimate) = (Job("frames", "movie.mrc", Movie, Raw), Text("estimate", "ts.mrc", Raw, Star));
        var record = Record.Of(Job("correct", "ts_EVN.mrc", Flipped, Last), null, [Record.Of(estimate, Record.Of(frames, null))]);
        Assert.Equal(3, record.History.Length);
        Assert.Equal("ts_EVN.mrc", record.Origin.Inputs[0].Name);
    }

    [Fact]
    public void Without_metadata_that_have_records_a_record_is_what_it_was()
    {
        var (first, last) = (TestRecords.Record, TestRecords.JobOf(new CorrectionStep(CorrectionMode.Flip)));
        Assert.Equal(new Sidecar(Record.Of(last, first), new("a", [], [])).Hash, new Sidecar(Record.Of(last, first, []), new("a", [], [])).Hash);
        Assert.DoesNotContain("\"text\"", new Sidecar(first, new("a", [], [])).Encode(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"spectra\"", new Sidecar(first, new("a", [], [])).Encode(), StringComparison.Ordinal);
    }

    private static Job Job(string verb, string input, string from, string to) =>
        TestRecords.Run with { Verb = verb, Inputs = [new("stack", input, 1, from)], Output = TestRecords.Run.Output with { Content = to } };

    private static Job Text(string verb, string input, string from, string to)
    {
        var job = Job(verb, input, from, to);
        return job with { Output = job.Output with { Text = TextKind.Star } };
    }
}
