using Thon.Correct;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Tests.Pipeline.Replay;
using Xunit;

namespace Thon.Tests.Pipeline.Records;

/// <summary>What becomes of input files while a job is at work does not become of its record.</summary>
public sealed class ChangedDuringWorkTests
{
    private readonly TinySeries _series = new();

    [Theory, InlineData(true), InlineData(false)]
    public void The_record_has_the_metadata_and_the_sizes_that_were_read(bool deleted)
    {
        byte[] read = File.ReadAllBytes(_series.Star);
        long bytes = new FileInfo(_series.Stack).Length;
        var settings = _series.Settings(new(CorrectionMode.Flip, null));
        using (var input = SeriesInput.OpenForProcess(settings))
        {
            if (deleted) File.Delete(_series.Star);
            else File.AppendAllText(_series.Star, "\n# edited\n");
            File.Move(_series.Stack, _series.Path("moved.mrc"));
            SingleSteps.Process(input, settings, _series.Path("flip.mrc"), null, TestContext.Current.CancellationToken);
        }
        var inputs = Recorded.JobOf(_series.Path("flip.mrc")).Inputs;
        Assert.Equal(("stack", "ts.mrc", bytes), (inputs[0].Role, inputs[0].Name, inputs[0].Bytes));
        Assert.Equal(("metadata", "truth.star", read.LongLength, ContentHash.Of(read).ToString()), (inputs[1].Role, inputs[1].Name, inputs[1].Bytes, inputs[1].Content));
    }
}
