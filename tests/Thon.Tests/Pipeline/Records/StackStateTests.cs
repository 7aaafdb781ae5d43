using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Frames;
using Thon.Tests.Pipeline.Deconvolution;
using Thon.Tests.Pipeline.Replay;
using Thon.Tests.Provenance;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Records;

/// <summary>What was done to a stack, told by its record where labels are lost or were edited.</summary>
public sealed class StackStateTests
{
    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, null), Weight = new(CorrectionMode.None, new(ExposurePoint.Middle));
    private static readonly MetadataOptions Optics = new() { Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7) };

    private readonly TinySeries _series = new();

    [Theory]
    [InlineData("flip", "already-corrected")]
    [InlineData("dose", "already-weighted")]
    public void A_stack_whose_labels_were_stripped_is_not_processed_twice(string step, string code)
    {
        var steps = step == "flip" ? Flip : Weight;
        string stack = Rewritten.WithLabels(Made(steps));
        var finding = Assert.Single(Refused(steps, stack));
        Assert.Equal((code, stack), (finding.Code, finding.File));
        Assert.Contains(Recorded.JobOf(stack).Result.DataType.Label, finding.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Thon: raw")]
    [InlineData("Thon: flip")]
    [InlineData("Thon: dw(gg,end)")]
    public void A_label_that_says_something_else_than_the_record_of_these_pixels_is_an_error(string label)
    {
        string stack = Rewritten.WithLabels(Made(Weight), label);
        var finding = Assert.Single(Refused(Flip, stack), one => one.Code == "label-differs");
        Assert.Equal((Severity.Error, stack), (finding.Severity, finding.File));
        Assert.Contains(label, finding.Found, StringComparison.Ordinal);
        Assert.Contains("Thon: dw(gg,mid)", finding.Expected, StringComparison.Ordinal);
        Assert.NotNull(finding.Advice);
    }

    [Fact]
    public void Another_step_after_stripped_labels_gives_a_label_and_a_record_of_both()
    {
        string stack = Rewritten.WithLabels(Made(Flip));
        var result = _series.Process(_series.Settings(Weight) with { Stack = stack }, "both.mrc");
        Assert.Equal("Thon: flip+dw(gg,mid)", result.Series.DataType.Label);
        Assert.Equal("Thon: flip+dw(gg,mid)", LabelOf(_series.Path("both.mrc")));
        Agrees(_series.Path("both.mrc"));
    }

    [Fact]
    public void A_record_of_other_pixels_says_nothing()
    {
        string stack = Rewritten.Write(Made(Flip), output => output with { Labels = [] }, pixel => pixel + 1);
        var result = _series.Process(_series.Settings(Flip) with { Stack = stack }, "again.mrc");
        Assert.Contains(result.Findings, finding => finding is { Code: "record-other-pixels", Severity: Severity.Warning });
        Assert.Equal("Thon: flip", LabelOf(_series.Path("again.mrc")));
        Agrees(_series.Path("again.mrc"));
    }

    [Fact]
    public void Sister_stacks_are_judged_by_their_records_as_well()
    {
        string stripped = Rewritten.WithLabels(Made(Flip)), edited = Rewritten.WithLabels(Made(Weight, "dw.mrc"), "Thon: raw");
        var settings = _series.Settings(Flip, stripped, edited);
        var refused = Assert.Throws<BadInputException>(() => SeriesInput.OpenForProcess(settings)).Findings;
        Assert.Equal([("already-corrected", stripped), ("label-differs", edited)], refused.Select(finding => (finding.Code, finding.File!)));
        _series.Process(_series.Settings(Weight, stripped), "main.mrc");
        Assert.Equal("Thon: dw(gg,mid)", LabelOf(_series.Path("main.mrc")));
        Assert.Equal("Thon: flip+dw(gg,mid)", LabelOf(_series.Path("flip_dw.mrc")));
        Agrees(_series.Path("flip_dw.mrc"));
    }

    [Fact]
    public void A_deconvolved_stack_without_labels_is_not_deconvolved_again_and_a_flipped_one_is_known_to_be_flipped()
    {
        string flipped = Rewritten.WithLabels(Made(Flip)), file = _series.Path("deconv.mrc");
        Deconvolve(new(flipped) { Stated = new() { Ctf = _series.Star }, Out = file });
        Assert.Equal("Thon: flip+deconv(warp)", LabelOf(file));
        Agrees(file);
        Rewritten.WithLabels(file);
        var refused = Assert.Throws<BadInputException>(() => StackDeconvolutionInput.Open(new(file) { Stated = new() { Ctf = _series.Star }, InputState = InputState.Raw })).Findings;
        Assert.Contains(refused, finding => finding.Code == "already-deconvolved");
    }

    [Fact]
    public void A_deconvolved_volume_without_labels_is_not_deconvolved_again()
    {
        string volume = VolumeFiles.Save(VolumeFiles.Noise("Thon: flip"), _series.Folder, "v.mrc");
        var job = new DeconvolutionJob(volume) { Stated = Optics, Defocus = new(30000), Out = _series.Path("w.mrc") };
        using (var input = VolumeInput.Open(job)) DeconvolvedVolume.Write(input, job, cancellation: TestContext.Current.CancellationToken);
        Agrees(job.File);
        Rewritten.Write(job.File, output => output with { Labels = [] });
        var again = job with { Volume = job.File, Out = _series.Path("x.mrc"), InputState = InputState.Flipped };
        Assert.Equal("already-deconvolved", Assert.Single(Assert.Throws<BadInputException>(() => VolumeInput.Open(again)).Findings, finding => finding.Severity == Severity.Error).Code);
    }

    [Fact]
    public void A_weighted_stack_without_labels_is_not_summed_as_frames()
    {
        string stack = Rewritten.WithLabels(Made(Weight));
        var refused = Assert.Throws<BadInputException>(() => FrameInput.Open(stack, Optics with { Dose = new Dose(5) }, new(ExposurePoint.Middle))).Findings;
        Assert.Equal("already-weighted", Assert.Single(refused).Code);
    }

    [Fact]
    public void A_label_too_long_for_its_line_does_not_differ_from_its_record()
    {
        var many = Flip with { Weighting = new(ExposurePoint.Middle) { Curve = Thon.Optics.DamageCurve.BFactor(3.14159), Normalisation = WeightNormalisation.MeanSquare, Tilting = TiltFactor.Cosine }, BFactor = 123.456, Finest = new(12.3456) };
        string sums = _series.Write("sums.mrc", 4, "Thon: frames(bfactor:3.14159,start)"), stack = _series.Process(_series.Settings(many) with { Stack = sums }, "long.mrc").Stacks[0].File;
        Assert.Contains("(..)", LabelOf(stack), StringComparison.Ordinal);
        string file = _series.Path("deconv.mrc");
        Deconvolve(new(stack) { Stated = new() { Ctf = _series.Star }, Out = file });
        Agrees(file);
    }

    private string Made(ProcessingSteps steps, string name = "flip.mrc") => _series.Process(_series.Settings(steps), name).Stacks[0].File;

    private FindingList Refused(ProcessingSteps steps, string stack) =>
        Assert.Throws<BadInputException>(() => _series.Process(_series.Settings(steps) with { Stack = stack }, "out.mrc")).Findings;

    private static void Deconvolve(DeconvolutionJob job)
    {
        using var input = StackDeconvolutionInput.Open(job);
        StackDeconvolution.Process(input.Series, input.Settings, job.File, null, TestContext.Current.CancellationToken);
    }

    private static string LabelOf(string file)
    {
        using var stack = MrcReader.Open(file);
        return DataType.FromLabels(stack.Labels)!.Label;
    }

    private static void Agrees(string file) => Assert.Equal(Recorded.JobOf(file).Result.DataType.Label, LabelOf(file));
}
