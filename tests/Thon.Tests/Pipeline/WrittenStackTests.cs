using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Frames;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline.Deconvolution;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>The hashes of what was written and of what it was made from, against those of the files when they are read again.</summary>
public sealed class WrittenStackTests
{
    private static readonly Voltage Voltage = Voltage.FromKilovolts(300);

    [Theory, InlineData(MrcMode.Float32), InlineData(MrcMode.Int16)]
    public void A_stack_and_its_sister_are_told_by_what_is_in_their_files(MrcMode pixels)
    {
        var series = new TinySeries();
        string sister = series.Write("even.mrc", 2);
        var result = series.Process(series.Settings(new(CorrectionMode.Flip, null), sister) with { Pixels = pixels, Threads = 3 }, "out/main.mrc");
        Told(result.Stacks[0], series.Stack);
        Told(result.Stacks[1], sister);
        Assert.NotEqual(result.Stacks[0].Source, result.Stacks[1].Source);
    }

    [Fact]
    public void The_input_is_hashed_before_its_broken_pixels_are_mended()
    {
        var series = new TinySeries();
        byte[] bytes = File.ReadAllBytes(series.Stack);
        BitConverter.TryWriteBytes(bytes.AsSpan(MrcHeader.Bytes + 4000), float.NaN);
        File.WriteAllBytes(series.Stack, bytes);
        var result = series.Process(series.Settings(new(CorrectionMode.Flip, null)), "main.mrc");
        Assert.Contains(result.Findings, finding => finding.Code == "pixels-not-finite");
        Told(result.Stacks[0], series.Stack);
    }

    [Fact]
    public void A_deconvolved_stack_is_told_by_what_is_in_its_file()
    {
        var series = new TinySeries();
        var settings = new StackDeconvolutionSettings(new(DeconvolutionPreset.Warp), InputState.Flipped, DataType.Raw.Then("flip")) { Threads = 2 };
        using var input = SeriesInput.Open(series.Stack, new() { Ctf = series.Star }, StackDeconvolution.Needs);
        var result = StackDeconvolution.Process(input, settings, series.Path("deconv.mrc"), null, TestContext.Current.CancellationToken);
        Told(result.Stacks[0], series.Stack);
    }

    [Fact]
    public void A_sum_of_frames_is_told_by_what_is_in_its_file()
    {
        var series = new TinySeries();
        var stated = new MetadataOptions { Dose = new Dose(5), Voltage = Voltage };
        using var input = FrameInput.Open(series.Stack, stated, new(ExposurePoint.Middle));
        var (sum, _) = FrameSumming.Run(input, new(series.Stack, stated) { Threads = 2 }, series.Path("sum.mrc"), null, TestContext.Current.CancellationToken);
        Told(sum, series.Stack);
    }

    [Fact]
    public void A_deconvolved_volume_is_told_by_what_is_in_its_file()
    {
        string folder = Repository.TemporaryFolder(), file = VolumeFiles.Save(VolumeFiles.Noise("Thon: flip"), folder, "v.mrc");
        var job = new DeconvolutionJob(file)
        {
            Stated = new() { Voltage = Voltage, SphericalAberration = Length.FromMillimeters(2.7) },
            Defocus = new(30000),
            Preset = DeconvolutionPreset.IsoNet,
            Threads = 2,
        };
        using var input = VolumeInput.Open(job);
        var (volume, _) = DeconvolvedVolume.Write(input, job, cancellation: TestContext.Current.CancellationToken);
        Told(volume, file);
    }

    private static void Told(WrittenStack stack, string source)
    {
        Assert.Equal(MrcContentTests.Of(stack.File), stack.Content);
        Assert.Equal(MrcContentTests.Of(source), stack.Source);
    }
}
