using Thon.Correct;
using Thon.Findings;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tests.Formats.Mrc;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>What a replay finds out, and where it looks.</summary>
public sealed class ReplayFindsTests
{
    // A float begins at this byte of an MRC file without an extended header.
    private const int HeaderBytes = 1024;

    private readonly TinySeries _series = new();
    private readonly Job _job;

    public ReplayFindsTests()
    {
        _series.Process(_series.Settings(new(CorrectionMode.Flip, null)), "flip.mrc");
        _job = Recorded.JobOf(Output);
    }

    private string Output => _series.Path("flip.mrc");

    [Fact]
    public void One_changed_bit_of_an_input_is_found_out()
    {
        ChangeBit(_series.Stack, 2, 17);
        var finding = Refusal(new());
        Assert.Equal(("replay-input-changed", _series.Stack), (finding.Code, finding.File));
        Assert.Contains(_job.Inputs[0].Content, finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_bit_of_the_file_is_found_out_with_its_section()
    {
        ChangeBit(Output, 3, 5);
        var result = Replay(new() { Threads = 2 });
        var difference = Assert.Single(result.Differences);
        Assert.Equal((ReplayVerdict.Differs, false, 3, 1L), (result.Verdict, result.IsFileAsRecorded, difference.Section, difference.Pixels));
        Assert.Equal(_job.Output.Content, result.Made.ToString());
        Assert.Equal("differs", ReplayLines.Of(result).Last());
    }

    [Fact]
    public void Another_file_given_as_an_input_is_found_out_even_where_the_right_one_lies_there()
    {
        string other = _series.Write("other.mrc", 9);
        var finding = Refusal(new() { Inputs = [other] });
        Assert.Equal(("replay-input-other", other), (finding.Code, finding.File));
        Assert.Contains("the stack 'ts.mrc'", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_is_known_by_its_pixels_whatever_it_is_called_and_asked_for_where_it_is_not_found()
    {
        string renamed = _series.Path("renamed.st");
        File.Move(_series.Stack, renamed);
        Assert.Equal("replay-input-missing", Refusal(new()).Code);
        var result = Replay(new() { Inputs = [renamed] });
        Assert.Equal((ReplayVerdict.BitIdentical, renamed), (result.Verdict, result.Inputs.Single().Path));
    }

    [Fact]
    public void An_input_that_moved_with_the_file_is_found_beside_it()
    {
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "ts.mrc"), output = Path.Combine(folder, "moved.mrc");
        File.Move(_series.Stack, stack);
        File.Move(Output, output);
        File.Move(Sidecar.PathOf(Output), Sidecar.PathOf(output));
        var result = JobRepetition.Run(output, new(), null, TestContext.Current.CancellationToken);
        Assert.Equal((ReplayVerdict.BitIdentical, stack), (result.Verdict, result.Inputs.Single().Path));
    }

    [Fact]
    public void Without_a_record_there_is_nothing_to_replay()
    {
        File.Delete(Sidecar.PathOf(Output));
        Assert.Equal("record-missing", Refusal(new()).Code);
    }

    [Fact]
    public void A_record_of_another_size_or_with_numbers_of_other_images_is_refused()
    {
        Recorded.Change(Output, _ => _job with { Output = _job.Output with { Sections = 4 } });
        Assert.Equal("record-other-size", Refusal(new()).Code);
        Recorded.Change(Output, _ => _job with { Series = _job.Series! with { Tilts = _job.Series.Tilts.RemoveAt(1) } });
        Assert.Equal("replay-record-numbers", Refusal(new()).Code);
        Recorded.Change(Output, _ => _job with { Series = _job.Series! with { Tilts = [.. _job.Series.Tilts.Select(tilt => tilt with { Estimate = null })] } });
        Assert.Equal("replay-record-numbers", Refusal(new()).Code);
    }

    [Fact]
    public void Steps_that_are_not_known_are_refused()
    {
        Recorded.Change(Output, _ => _job with { Steps = [new DeclaredStep("magic")] });
        Assert.Equal("replay-steps-unknown", Refusal(new()).Code);
    }

    [Fact]
    public void Another_version_is_told_and_does_not_matter_where_the_bits_are_the_same()
    {
        Recorded.Change(Output, _ => _job with { Software = _job.Software with { Version = "0.0.1" } });
        var result = Replay(new());
        Assert.Equal((ReplayVerdict.BitIdentical, "replay-version"), (result.Verdict, Assert.Single(result.Findings).Code));
    }

    [Fact]
    public void Another_platform_and_another_runtime_are_told_likewise()
    {
        Recorded.Change(Output, _ => _job with { Software = _job.Software with { Platform = "linux-musl-x64", Runtime = ".NET 99" } });
        var result = Replay(new());
        Assert.Equal(ReplayVerdict.BitIdentical, result.Verdict);
        Assert.Equal(["replay-runtime", "replay-platform"], result.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void What_another_instruction_set_cannot_explain_differs()
    {
        var tilts = _job.Series!.Tilts;
        var changed = tilts[0] with { Estimate = tilts[0].Estimate! with { UAngstroms = 2 * tilts[0].Estimate!.UAngstroms } };
        Recorded.Change(Output, _ => _job with { Software = _job.Software with { InstructionSet = "other" }, Series = _job.Series with { Tilts = tilts.SetItem(0, changed) } });
        Assert.Equal(ReplayVerdict.Differs, Replay(new()).Verdict);
    }

    private static void ChangeBit(string path, int section, int pixel)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[HeaderBytes + 4 * (section * TinySeries.Width * TinySeries.Height + pixel)] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private Finding Refusal(ReplaySettings settings) => Assert.Throws<BadInputException>(() => Replay(settings)).Findings.Single(finding => finding.Severity == Severity.Error);

    private ReplayResult Replay(ReplaySettings settings) => JobRepetition.Run(Output, settings, null, TestContext.Current.CancellationToken);
}
