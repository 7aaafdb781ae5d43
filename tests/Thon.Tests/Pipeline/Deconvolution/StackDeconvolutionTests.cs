using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Deconvolution;

/// <summary>A stack whose images are deconvolved: what comes of each, and what is written about it.</summary>
public sealed class StackDeconvolutionTests
{
    // A weak fall-off, so that small tilted images take several defoci.
    private static readonly StackDeconvolutionSettings Settings =
        new(new(DeconvolutionPreset.Warp) { FallOff = 0.4 }, InputState.Flipped, DataType.Raw.Then("flip")) { Labels = ["strength 1, fall-off 0.4"], Threads = 2 };

    // The STAR file keeps six digits of a defocus, which the filter's edges beside the zeros of the CTF amplify tenfold or more.
    private const double StarDigits = 1e-4;

    // A header keeps a pixel size as the side of the box, in single precision: seven digits.
    private const double HeaderDigits = 1e-6;

    // Against one defocus for the whole image, the slope makes 0.006 (20 degrees) and 0.014 (40 degrees) in images as small as these; round-off a millionth.
    private const double SlopeShows = 1e-3;

    // Beyond the first zero every other ring has the opposite sign: measured 0.35.
    private const double SignsShow = 0.1;

    [Theory]
    [InlineData(1), InlineData(3), InlineData(8)]
    public void Each_section_is_deconvolved_by_the_CTF_of_its_tilt_whatever_the_threads(int threads)
    {
        var series = new TinySeries();
        var result = Process(series, Settings with { Threads = threads });
        using MrcReader before = MrcReader.Open(series.Stack), after = MrcReader.Open(series.Path("out/deconv.mrc"));
        Assert.Empty(result.Findings);
        foreach (var tilt in series.Truth.Tilts)
        {
            var image = new Image(TinySeries.Width, TinySeries.Height, MrcWriterTests.Read(before, tilt.Section));
            var deconvolution = new ImageDeconvolution(image.Width, image.Height, TinySeries.PixelSize, LocalOptics.Of(series.Truth, tilt), Settings.Filter, InputState.Flipped, new());
            deconvolution.ApplyInPlace(image);
            Thon.Tests.Fourier.Signals.Near(image.Pixels, MrcWriterTests.Read(after, tilt.Section), StarDigits, $"section {tilt.Section}");
        }
    }

    [Fact]
    public void The_result_says_what_was_done_to_it()
    {
        var series = new TinySeries();
        var result = Process(series, Settings);
        using var after = MrcReader.Open(series.Path("out/deconv.mrc"));
        Assert.Equal(["strength 1, fall-off 0.4", "Thon: flip+deconv(warp)"], after.Labels.SkipLast(1));
        Assert.Equal(TinySeries.PixelSize.Angstroms, after.PixelSize!.Value.Angstroms, HeaderDigits);
        Assert.Equal(MrcMode.Float32, after.Header.Mode);
        Assert.Equal("Thon: flip+deconv(warp)", result.Series.DataType.Label);
        Assert.Equal([(series.Path("out/deconv.mrc"), result.Series.DataType)], result.Stacks.Select(stack => (stack.File, stack.DataType)));
    }

    [Fact]
    public void A_state_too_long_for_a_label_line_does_not_end_the_work()
    {
        var series = new TinySeries();
        var type = new DataType(["frames(bfactor:3,start)", "flip", "dw(bfactor:3,start,sumsq,cos)"]);
        Process(series, Settings with { DataType = type, Filter = new(DeconvolutionPreset.Membrain) });
        using var after = MrcReader.Open(series.Path("out/deconv.mrc"));
        Assert.Equal("Thon: frames(bfactor:3,start)+flip+dw(..)+deconv(membrain)", after.Labels[^2]);
    }

    [Fact]
    public void Without_axis_and_hand_each_image_has_one_defocus_and_a_note_says_so()
    {
        var series = new TinySeries();
        string defocus = series.Path("ts.defocus");
        ImodDefocusFile.Of(series.Truth, defocus).Write(defocus);
        var options = new MetadataOptions
        {
            Ctf = defocus,
            Voltage = series.Truth.Microscope.Voltage,
            SphericalAberration = series.Truth.Microscope.SphericalAberration,
            TiltAngles = series.Path("ts.tlt"),
        };
        File.WriteAllText(series.Path("ts.tlt"), ImodAngles.Encode(series.Truth.Tilts.Select(tilt => tilt.Angle)));
        var unknown = Process(series, Settings, options);
        Assert.Equal("deconvolution-one-defocus", Assert.Single(unknown.Findings).Code);
        float[][] flat = Read(series);
        // With both stated the tilted images change, and the untilted one does not.
        var known = Process(series, Settings with { Overwrite = Overwrite.Replace }, options with { TiltAxis = Angle.FromDegrees(25), Hand = Hand.Plus });
        Assert.Empty(known.Findings);
        float[][] sloping = Read(series);
        foreach (var tilt in series.Truth.Tilts)
        {
            double distance = Thon.Tests.Fourier.Signals.Distance(flat[tilt.Section], sloping[tilt.Section]);
            Assert.True(tilt.Angle.Radians == 0 ? distance == 0 : distance > SlopeShows, $"{tilt.Angle.Degrees} degrees: {distance}");
        }
    }

    [Fact]
    public void Images_that_no_payable_number_of_defoci_follows_are_named_in_one_warning()
    {
        var series = new TinySeries();
        var finding = Assert.Single(Process(series, Settings with { Filter = Settings.Filter with { Strength = 4 } }).Findings);
        Assert.Equal(("deconvolution-not-followed", Severity.Warning, series.Stack, "sections 0,1,3,4"), (finding.Code, finding.Severity, finding.File, finding.Place));
        Assert.StartsWith("tilted by 20 degrees or more", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tilt_of_90_degrees_is_refused_here_and_by_the_correction_with_its_section()
    {
        var series = new TinySeries();
        string upright = series.Path("upright.star");
        Thon.Formats.Star.TiltSeriesStar.Write(
            upright, series.Truth with { Tilts = [.. series.Truth.Tilts.Select(tilt => tilt.Section == 3 ? tilt with { Angle = Angle.FromDegrees(90) } : tilt)] }, "ts.mrc");
        var deconvolution = Assert.Throws<BadInputException>(() => Process(series, Settings, new() { Ctf = upright }));
        var correction = Assert.Throws<BadInputException>(() => SeriesInput.OpenForProcess(
            series.Settings(new(CorrectionMode.Flip, null)) with { Metadata = new() { Ctf = upright } }));
        foreach (var bad in (BadInputException[])[deconvolution, correction])
        {
            var finding = Assert.Single(bad.Findings, found => found.Severity == Severity.Error);
            Assert.Equal(("tilt-too-steep", "section 3", "a tilt of 90 degrees"), (finding.Code, finding.Place, finding.Found));
        }
    }

    [Fact]
    public void Raw_and_flipped_input_come_out_differently()
    {
        var series = new TinySeries();
        Process(series, Settings);
        float[] flipped = Read(series)[0];
        Process(series, Settings with { Input = InputState.Raw, Overwrite = Overwrite.Replace });
        Assert.True(Thon.Tests.Fourier.Signals.Distance(Read(series)[0], flipped) > SignsShow);
    }

    [Fact]
    public void Pixels_that_are_no_numbers_are_refused_with_their_places_and_nothing_is_written()
    {
        var series = new TinySeries();
        string broken = series.Path("broken.mrc");
        using (var stack = MrcReader.Open(series.Stack))
        {
            float[][] images = [.. Enumerable.Range(0, TinySeries.Count).Select(section => MrcWriterTests.Read(stack, section))];
            images[2][7 * TinySeries.Width + 11] = float.NaN;
            images[2][8 * TinySeries.Width] = float.PositiveInfinity;
            MrcWriterTests.Write(broken, new(TinySeries.Width, TinySeries.Height, TinySeries.Count, MrcMode.Float32, TinySeries.PixelSize), images);
        }
        Directory.CreateDirectory(series.Path("out"));
        using var input = SeriesInput.Open(broken, new() { Ctf = series.Star }, StackDeconvolution.Needs);
        var bad = Assert.Throws<BadInputException>(() => StackDeconvolution.Process(input, Settings, series.Path("out/deconv.mrc"), null, TestContext.Current.CancellationToken));
        var finding = Assert.Single(bad.Findings);
        Assert.Equal(("pixels-not-finite", broken, "section 2, row 7, column 11"), (finding.Code, finding.File, finding.Place));
        Assert.Empty(Directory.GetFiles(series.Path("out")));
    }

    [Fact]
    public void Outputs_that_exist_or_promise_another_format_are_refused()
    {
        var series = new TinySeries();
        Process(series, Settings);
        Assert.Equal("output-exists", Refusal("out/deconv.mrc"));
        Assert.Equal("output-format", Refusal("out/deconv.tif"));
        Assert.Equal("output-is-input", Refusal("ts.mrc"));

        string Refusal(string file)
        {
            var job = new DeconvolutionJob(series.Stack) { Stated = new() { Ctf = series.Star }, InputState = InputState.Flipped, Out = series.Path(file) };
            using var input = StackDeconvolutionInput.Open(job);
            return Assert.Throws<BadInputException>(() => DeconvolutionOutputs.Prepare(job, input.Flattest, input.Shown, input.Series.Files)).Findings[0].Code;
        }
    }

    [Theory]
    [InlineData(MrcMode.Float16)]
    [InlineData(MrcMode.Int16)]
    public void Pixels_are_stored_as_asked_for(MrcMode mode)
    {
        var series = new TinySeries();
        Process(series, Settings with { Pixels = mode });
        using var after = MrcReader.Open(series.Path("out/deconv.mrc"));
        Assert.Equal(mode, after.Header.Mode);
    }

    private static PreprocessResult Process(TinySeries series, StackDeconvolutionSettings settings, MetadataOptions? options = null)
    {
        Directory.CreateDirectory(series.Path("out"));
        using var input = SeriesInput.Open(series.Stack, options ?? new() { Ctf = series.Star }, StackDeconvolution.Needs);
        return StackDeconvolution.Process(input, settings, series.Path("out/deconv.mrc"), null, TestContext.Current.CancellationToken);
    }

    private static float[][] Read(TinySeries series)
    {
        using var stack = MrcReader.Open(series.Path("out/deconv.mrc"));
        return [.. Enumerable.Range(0, TinySeries.Count).Select(section => MrcWriterTests.Read(stack, section))];
    }
}
