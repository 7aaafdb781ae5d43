using System.Diagnostics;
using Thon.Correct;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Pipeline;
using Thon.Provenance;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Formats.Tiff;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>The main job from file to files.</summary>
public sealed class PreprocessTests
{
    private const string Python = "/usr/bin/python3";
    private const string PrintTable = "/usr/bin/relion_star_printtable";

    private static readonly ProcessingSteps Both = new(CorrectionMode.Flip, new(ExposurePoint.Middle)), FlipOnly = new(CorrectionMode.Flip, null);

    [Theory]
    [InlineData(CorrectionMode.Flip, true, "small_flip_dw.mrc", "Thon: flip+dw(gg,mid)")]
    [InlineData(CorrectionMode.Flip, false, "small_flip.mrc", "Thon: flip")]
    [InlineData(CorrectionMode.None, true, "small_dw.mrc", "Thon: dw(gg,mid)")]
    [InlineData(CorrectionMode.None, false, null, "Thon: raw")]
    public void Files_are_named_and_labelled_by_what_they_hold(CorrectionMode correction, bool weighted, string? image, string label)
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "new", "out");
        var settings = Settings(stack) with { Steps = new(correction, weighted ? new(ExposurePoint.Middle) : null) };
        var result = SmallSeries.Run(folder, settings);
        string[] expected = [.. new[] { "small.defocus", "small.defocus.thon.json", "small.log", "small.star", "small.star.thon.json", "small.tlt", image, image is null ? null : Sidecar.PathOf(image) }.OfType<string>().Order(StringComparer.Ordinal)];
        Assert.Equal(expected, Names(folder));
        Assert.Equal(expected, result.Files.Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var star = TiltSeriesStar.Read(Path.Combine(folder, "small.star"), "small");
        Assert.Equal(label, star.DataType!.Label);
        Assert.Equal(SmallSeries.Settings.PixelSize.Angstroms, star.PixelSize!.Value.Angstroms, 1e-6);
        Assert.Equal(SmallSeries.Settings.TiltAngles, star.Tilts.Select(row => row.TiltAngle!.Value));
        if (image is null) return;
        using var written = MrcReader.Open(Path.Combine(folder, image));
        Assert.Equal(label, written.Labels[^2]);
        Assert.Equal(SmallSeries.Settings.PixelSize.Angstroms, written.PixelSize!.Value.Angstroms, 1e-6);
        Assert.Equal((SmallSeries.Settings.Width, SmallSeries.Settings.Height, SmallSeries.Count), (written.Width, written.Height, written.Count));
    }

    [Fact]
    public void Every_byte_is_the_same_with_one_two_and_three_threads_and_the_input_stays_as_it_was()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var before = Input();
        var runs = Enumerable.Range(1, 3).Select(threads =>
        {
            SmallSeries.Run(folder, Settings(stack) with { Threads = threads, Overwrite = Overwrite.Replace });
            return Names(folder).Select(name => File.ReadAllBytes(Path.Combine(folder, name))).ToArray();
        }).ToArray();
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
        Assert.Equal(before, Input());

        (DateTime, string, string) Input() => (File.GetLastWriteTimeUtc(stack), Convert.ToHexString(File.ReadAllBytes(stack)), File.ReadAllText(stack + ".mdoc"));
    }

    [Fact]
    public void Outputs_that_exist_are_all_named_and_kept_unless_they_may_be_replaced()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        string[] files = [.. new[] { "small_flip_dw.mrc", "small.star", "small.defocus", "small.tlt", "small.log", "small_flip_dw.mrc.thon.json", "small.star.thon.json", "small.defocus.thon.json" }.Select(name => Path.Combine(folder, name))];
        Directory.CreateDirectory(folder);
        foreach (string file in files) File.WriteAllText(file, "mine");
        var refusal = Assert.Throws<BadInputException>(() => SmallSeries.Run(folder, Settings(stack)));
        Assert.Equal(files, refusal.Findings.Where(finding => finding.Code == "output-exists").Select(finding => finding.File));
        Assert.All(files, file => Assert.Equal("mine", File.ReadAllText(file)));
        Assert.Equal(files.Length, Directory.GetFileSystemEntries(folder).Length);

        SmallSeries.Run(folder, Settings(stack) with { Overwrite = Overwrite.Replace });
        Assert.All(files, file => Assert.NotEqual("mine", File.ReadAllText(file)));
        Assert.Equal(files.Length, Directory.GetFileSystemEntries(folder).Length);
    }

    [Theory]
    [InlineData("Thon: flip", "already-corrected")]
    [InlineData("Thon: dw(gg,mid)", "already-weighted")]
    public void What_was_done_to_the_images_is_not_done_again(string label, string code)
    {
        string stack = SmallSeries.Write(label), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var refusal = Assert.Throws<BadInputException>(() => SmallSeries.Run(folder, Settings(stack)));
        Assert.Contains(code, refusal.Findings.Select(finding => finding.Code));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_blank_tilt_is_a_warning_and_its_defocus_is_marked_as_predicted()
    {
        const int blank = 2;
        string stack = SmallSeries.Write(blank: blank), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var result = SmallSeries.Run(folder, Settings(stack));
        var warning = Assert.Single(result.Findings, finding => finding.Severity == Severity.Warning);
        Assert.Equal(("estimate-blank", $"section {blank} (-15.0 degrees)"), (warning.Code, warning.Place));
        Assert.Contains(warning.ToString(), File.ReadAllText(Path.Combine(folder, "small.log")));
        var rows = TiltSeriesStar.Read(Path.Combine(folder, "small.star"), "small").Tilts;
        Assert.Equal([blank], rows.Where(row => row.Estimate!.Source == DefocusSource.Predicted).Select(row => row.Section));
        using var written = MrcReader.Open(Path.Combine(folder, "small_flip_dw.mrc"));
        Assert.All(MrcWriterTests.Read(written, blank), pixel => Assert.Equal(0, pixel));
    }

    [Theory]
    [InlineData("estimating")]
    [InlineData("processing")]
    public void Cancelled_after_the_first_image_it_leaves_no_file(string stage)
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        using var source = new CancellationTokenSource();
        var watch = new Watch(progress =>
        {
            if (progress.Stage == stage && progress.Done == 1) source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => SmallSeries.Run(folder, Settings(stack), watch, source.Token));
        Assert.True(source.IsCancellationRequested);
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : []);
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(stack)!).Length);
    }

    [Fact]
    public void Correcting_with_the_STAR_file_of_a_run_gives_what_the_run_gave()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), again = Path.Combine(folder, "again.mrc");
        SmallSeries.Run(folder, Settings(stack) with { Steps = FlipOnly });
        var options = SmallSeries.Options with { Ctf = Path.Combine(folder, "small.star") };
        using var input = SeriesInput.Open(stack, options, FlipOnly.NeedsOfProcess);
        SingleSteps.Process(input, Settings(stack) with { Steps = FlipOnly }, again, null, TestContext.Current.CancellationToken);
        using MrcReader run = MrcReader.Open(Path.Combine(folder, "small_flip.mrc")), corrected = MrcReader.Open(again);
        for (int section = 0; section < SmallSeries.Count; section++)
            Assert.InRange(Likeness.Correlation(MrcWriterTests.Read(corrected, section), MrcWriterTests.Read(run, section)), StarRounding, 1 + 1e-9);
    }

    // A STAR file has six decimals of an angstrom: at most a frequency right beside a zero of the CTF changes its sign.
    private const double StarRounding = 0.99999;

    [Theory, InlineData(".mrc"), InlineData(".tif")]
    public void A_single_image_is_estimated_into_a_loop_of_one_row(string extension)
    {
        string image = Single(extension), folder = Path.Combine(Path.GetDirectoryName(image)!, "out");
        var options = new MetadataOptions { PixelSize = SmallSeries.Settings.PixelSize, Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7) };
        var result = SmallSeries.Run(folder, new(image, options) { Steps = new(CorrectionMode.None, null) });
        string name = Path.GetFileNameWithoutExtension(image), text = File.ReadAllText(Path.Combine(folder, name + ".star"));
        Assert.Contains("loop_", text[text.IndexOf($"data_{name}", StringComparison.Ordinal)..]);
        var row = Assert.Single(TiltSeriesStar.Read(Path.Combine(folder, name + ".star"), name).Tilts);
        double truth = TrueSeries.Of(SmallSeries.Settings).Tilts[Flat].Estimate!.Defocus.Mean.Angstroms;
        Assert.Equal(truth, row.Estimate!.Defocus.Mean.Angstroms, 4 * row.Estimate.Sigma!.Value.Angstroms);
        Assert.Equal(["star", "defocus", "tlt", "log", "star.thon.json", "defocus.thon.json"], result.Files.Select(file => Path.GetFileName(file)[(name.Length + 1)..]));
    }

    private const int Flat = 3;

    [Fact]
    public void Mrcfile_finds_nothing_wrong_with_the_stack_and_relion_reads_the_defoci()
    {
        Assert.SkipUnless(File.Exists(Python), $"no {Python}");
        Assert.SkipUnless(File.Exists(PrintTable), "relion_star_printtable is not installed");
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var result = SmallSeries.Run(folder, Settings(stack));
        var (code, said) = Outside(Python, "-c", $"""
            import sys
            try: import mrcfile
            except ImportError: sys.exit(77)
            sys.exit(0 if mrcfile.validate('{Path.Combine(folder, "small_flip_dw.mrc")}') else 1)
            """);
        Assert.SkipWhen(code == 77, "the Debian package python3-mrcfile is not installed");
        Assert.True(code == 0, said);
        string[] printed = Outside(PrintTable, Path.Combine(folder, "small.star"), "data_small", "rlnDefocusU").Said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] found = [.. result.Series.Tilts.Select(tilt => FormattableString.Invariant($"{tilt.Estimate!.Defocus.U.Angstroms:F6}"))];
        Assert.Equal(found, printed);
    }

    private static PreprocessSettings Settings(string stack) => new(stack, SmallSeries.Options) { Steps = Both, Threads = 2 };

    private static string[] Names(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Single(string extension)
    {
        var pixels = SmallSeries.Image(Flat);
        if (extension == ".tif") return TiffFiles.Encoded([pixels], SmallSeries.Settings.Width, BitMiracle.LibTiff.Classic.Compression.NONE);
        string path = MrcWriterTests.NewPath();
        MrcWriterTests.Write(path, new(SmallSeries.Settings.Width, SmallSeries.Settings.Height, 1, MrcMode.Float32, null), [pixels]);
        return path;
    }

    private static (int Code, string Said) Outside(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }

    /// <summary>Told at once, on the thread that works.</summary>
    private sealed class Watch(Action<StageProgress> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told(value);
    }
}
