using Thon.Correct;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Stacks that go through the steps beside the main one.</summary>
public sealed class SisterStacksTests
{
    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, null), Both = Flip with { Weighting = new(ExposurePoint.Middle) };

    [Theory]
    [InlineData(CorrectionMode.Flip, false), InlineData(CorrectionMode.Multiply, true), InlineData(CorrectionMode.Wiener, true), InlineData(CorrectionMode.None, true)]
    public void A_sister_that_is_a_copy_becomes_the_same_file_bit_by_bit(CorrectionMode mode, bool weighted)
    {
        var series = new TinySeries();
        File.Copy(series.Stack, series.Path("copy.mrc"));
        var steps = new ProcessingSteps(mode, weighted ? new(ExposurePoint.Middle) : null) { SignalToNoise = mode == CorrectionMode.Wiener ? SignalToNoise.FallOff(2, 10) : null };
        var result = series.Process(series.Settings(steps, series.Path("copy.mrc")), "out/main.mrc");
        string[] files = [series.Path("out/main.mrc"), series.Path($"out/copy{steps.Suffix}.mrc")];
        Assert.Equal(OutputNames.WithRecords(files), result.Files);
        Assert.Equal(files, result.Stacks.Select(stack => stack.File));
        Assert.Equal(MrcContentTests.Of(files[0]), MrcContentTests.Of(files[1]));
        series.Process(series.Settings(steps), "alone.mrc");
        Assert.Equal(MrcContentTests.Of(series.Path("alone.mrc")), MrcContentTests.Of(files[0]));
    }

    [Theory]
    [InlineData(1), InlineData(3), InlineData(8)]
    public void Each_section_of_a_sister_takes_the_filter_of_its_tilt_whatever_the_threads(int threads)
    {
        var series = new TinySeries();
        string[] sisters = [series.Write("even.mrc", 2), series.Write("odd.mrc", 3)];
        series.Process(series.Settings(Both, sisters) with { Threads = threads }, "main.mrc");
        foreach (string sister in sisters)
        {
            string name = Path.GetFileNameWithoutExtension(sister);
            series.Process(series.Settings(Both) with { Stack = sister }, $"{name}_alone.mrc");
            Assert.Equal(MrcContentTests.Of(series.Path($"{name}_alone.mrc")), MrcContentTests.Of(series.Path($"{name}_flip_dw.mrc")));
        }
    }

    [Fact]
    public void Labels_and_data_type_of_each_result_follow_from_its_own_input()
    {
        var series = new TinySeries();
        string sister = series.Write("even.mrc", 2, "even frames", "Thon: flip");
        var result = series.Process(series.Settings(new(CorrectionMode.None, new(ExposurePoint.Start)), sister), "main.mrc");
        Assert.Equal(["Thon: dw(gg,start)", "Thon: flip+dw(gg,start)"], result.Stacks.Select(stack => stack.DataType.Label));
        using MrcReader main = MrcReader.Open(series.Path("main.mrc")), even = MrcReader.Open(series.Path("even_dw.mrc"));
        Assert.Equal(["Thon: dw(gg,start)"], main.Labels.SkipLast(1));
        Assert.Equal(["even frames", "Thon: flip+dw(gg,start)"], even.Labels.SkipLast(1));
    }

    [Fact]
    public void Everything_that_speaks_against_any_of_them_is_told_at_once_together_with_what_the_metadata_lack()
    {
        var series = new TinySeries();
        var like = new MrcOutput(TinySeries.Width, TinySeries.Height, TinySeries.Count, MrcMode.Float32, TinySeries.PixelSize);
        string good = series.Write("good.mrc", 2), link = series.Path("link.mrc");
        File.CreateSymbolicLink(link, series.Stack);
        (string Path, string Code)[] expected =
        [
            (series.Write("wide.mrc", 3, like with { Width = 100 }), "also-size"),
            (series.Write("few.mrc", 3, like with { Count = 3 }), "also-size"),
            (series.Write("binned.mrc", 3, like with { PixelSize = Length.FromAngstroms(8) }), "also-pixel-size"),
            (series.Write("flipped.mrc", 3, "Thon: multiply"), "already-corrected"),
            (series.Path("nowhere.mrc"), "file-not-found"),
            (link, "also-twice"),
            (good, "also-twice"),
        ];
        var settings = series.Settings(Flip, [good, .. expected.Select(one => one.Path)]);
        Assert.Equal(expected, Objections(settings).Select(finding => (finding.File!, finding.Code)));
        var lacking = Objections(settings with { Metadata = new() });
        Assert.Equal(expected, lacking.TakeLast(expected.Length).Select(finding => (finding.File!, finding.Code)));
        Assert.Contains("voltage-missing", lacking.Select(finding => finding.Code));
        Assert.Contains("also-no-step", Objections(settings with { Steps = new(CorrectionMode.None, null) }).Select(finding => finding.Code));
    }

    [Fact]
    public void A_sister_may_state_the_pixel_size_of_the_stack_the_one_in_use_or_none()
    {
        var series = new TinySeries();
        var like = new MrcOutput(TinySeries.Width, TinySeries.Height, TinySeries.Count, MrcMode.Float32, null);
        string[] sisters = [series.Write("none.mrc", 2, like), series.Write("same.mrc", 3, like with { PixelSize = TinySeries.PixelSize }), series.Write("used.mrc", 4, like with { PixelSize = Length.FromAngstroms(4.2) })];
        WriteStar(series, 4.2);
        var settings = series.Settings(Flip, sisters);
        using var input = SeriesInput.OpenForProcess(settings with { Metadata = settings.Metadata with { PixelSize = Length.FromAngstroms(4.2) } });
        Assert.Equal(sisters, input.Sisters.Select(sister => sister.Name));
    }

    [Fact]
    public void Pixels_that_are_no_numbers_are_mended_and_told_with_the_name_of_their_stack()
    {
        var series = new TinySeries();
        float[][] sections = [.. Enumerable.Range(0, TinySeries.Count).Select(_ => new float[TinySeries.Width * TinySeries.Height])];
        sections[3][77] = float.NaN;
        string sister = series.Path("odd.mrc");
        MrcWriterTests.Write(sister, new(TinySeries.Width, TinySeries.Height, TinySeries.Count, MrcMode.Float32, TinySeries.PixelSize), sections);
        var finding = Assert.Single(series.Process(series.Settings(Flip, sister), "main.mrc").Findings);
        Assert.Equal(("pixels-not-finite", sister, "section 3"), (finding.Code, finding.File, finding.Place));
    }

    [Fact]
    public void Two_outputs_of_one_name_are_refused_and_all_that_exist_are_named()
    {
        var series = new TinySeries();
        Directory.CreateDirectory(series.Path("half"));
        string[] sisters = [series.Write("half/ts.mrc", 2), series.Write("even.mrc", 3)];
        File.WriteAllText(series.Path("even_flip.mrc"), "mine");
        File.WriteAllText(series.Path("main.mrc"), "mine");
        var findings = Assert.Throws<BadInputException>(() => series.Process(series.Settings(Flip, sisters), "main.mrc")).Findings;
        Assert.Equal([("output-exists", series.Path("main.mrc")), ("output-exists", series.Path("even_flip.mrc"))], findings.Select(finding => (finding.Code, finding.File!)));
        findings = Assert.Throws<BadInputException>(() => series.Process(series.Settings(Flip, sisters), "ts_flip.mrc")).Findings;
        Assert.Contains(("output-twice", series.Path("ts_flip.mrc")), findings.Select(finding => (finding.Code, finding.File!)));
        Assert.Equal("output-is-input", Assert.Throws<BadInputException>(() => series.Process(series.Settings(Flip, sisters) with { Overwrite = Overwrite.Replace }, "half/ts.mrc")).Findings[0].Code);
    }

    [Theory]
    [InlineData(1), InlineData(4)]
    public void A_section_of_a_sister_that_cannot_be_read_ends_the_work_and_no_file_appears(int threads)
    {
        var series = new TinySeries();
        string sister = series.Write("even.mrc", 2);
        var settings = series.Settings(Flip, sister) with { Threads = threads };
        using var input = SeriesInput.OpenForProcess(settings);
        using (var cut = new FileStream(sister, FileMode.Open)) cut.SetLength(cut.Length * 7 / 10);
        var findings = Assert.Throws<BadInputException>(() => SingleSteps.Process(input, settings, series.Path("out/main.mrc"), null, TestContext.Current.CancellationToken)).Findings;
        Assert.All(findings, finding => Assert.Equal(("mrc-truncated", sister), (finding.Code, finding.File)));
        Assert.Empty(Directory.GetFileSystemEntries(series.Path("out")));
    }

    [Theory]
    [InlineData(1), InlineData(4)]
    public void A_disk_that_fails_in_the_middle_of_a_sister_is_told_as_it_said(int threads)
    {
        var series = new TinySeries();
        using var stack = MrcReader.Open(series.Stack);
        using var good = MrcWriter.Create(series.Path("good.mrc"), new(stack.Width, stack.Height, stack.Count, MrcMode.Float32, null));
        using var full = new FullDisk();
        var thrown = Assert.Throws<BadInputException>(() => StackProcessing.Run([new(stack, good), new(stack, full)], series.Truth, Flip, threads, () => { }, TestContext.Current.CancellationToken));
        Assert.Equal(FullDisk.Said, Assert.Single(thrown.Findings));
        Assert.False(File.Exists(series.Path("good.mrc")));
    }

    [Fact]
    public void Cancelled_after_the_first_section_it_leaves_no_file()
    {
        var series = new TinySeries();
        var settings = series.Settings(Flip, series.Write("even.mrc", 2));
        using var input = SeriesInput.OpenForProcess(settings);
        using var source = new CancellationTokenSource();
        var watch = new Watch(progress =>
        {
            if (progress.Done == 1) source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => SingleSteps.Process(input, settings, series.Path("out/main.mrc"), watch, source.Token));
        Assert.Empty(Directory.GetFileSystemEntries(series.Path("out")));
    }

    [Fact]
    public void A_run_puts_them_into_its_folder_and_names_them_in_its_log()
    {
        string stack = SmallSeries.Write(), folder = Path.GetDirectoryName(stack)!;
        File.Copy(stack, Path.Combine(folder, "half.st"));
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = Both, Also = [Path.Combine(folder, "half.st")], Threads = 2 };
        using var input = SeriesInput.OpenForRun(settings);
        var result = Preprocess.Run(input, settings, Path.Combine(folder, "out"), null, TestContext.Current.CancellationToken);
        Assert.Equal(["half_flip_dw.mrc", "half_flip_dw.mrc.thon.json", "small.defocus", "small.defocus.thon.json", "small.log", "small.star", "small.star.thon.json", "small.tlt", "small_flip_dw.mrc", "small_flip_dw.mrc.thon.json"], Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(MrcContentTests.Of(result.Files[0]), MrcContentTests.Of(result.Files[1]));
        Assert.Matches(@"sister stacks +half\.st +\(option --also\)", File.ReadAllText(Path.Combine(folder, "out", "small.log")));
    }

    private static FindingList Objections(PreprocessSettings settings) =>
        Assert.Throws<BadInputException>(() => SeriesInput.OpenForProcess(settings)).Findings;

    // A STAR file states the pixel size too, and disagrees otherwise.
    private static void WriteStar(TinySeries series, double pixelSize) =>
        TiltSeriesStar.Write(series.Star, series.Truth with { PixelSize = Length.FromAngstroms(pixelSize) }, "ts.mrc");

    private sealed class FullDisk : ISectionSink
    {
        public static readonly Finding Said = Finding.Error("output-write-failed", "odd.mrc", null, "no space left on device");

        public void Write(int section, ReadOnlySpan<float> pixels)
        {
            if (section == 2) throw new BadInputException(Said);
        }

        public void Complete() { }

        public void Dispose() { }
    }

    /// <summary>Told at once, on the thread that works.</summary>
    private sealed class Watch(Action<StageProgress> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told(value);
    }
}
