using BitMiracle.LibTiff.Classic;
using Thon.Correct;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Frames;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Formats.Tiff;
using Thon.Tests.Fourier;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>The frames of a movie on disk, summed into a file.</summary>
public sealed class FrameSummingTests
{
    private const int Width = 60, Height = 44, Count = 6;

    private static readonly DoseWeighting Usual = new(ExposurePoint.Middle);

    private static readonly MetadataOptions Stated = new() { Dose = new Dose(5), Voltage = Voltage.FromKilovolts(300) };

    private readonly string _folder = Repository.TemporaryFolder();

    private string Sum => Path.Combine(_folder, "sum.mrc");

    [Fact]
    public void The_exposures_of_the_frames_add_up_and_start_at_the_initial_dose()
    {
        using var input = FrameInput.Open(Movie(), Stated with { InitialDose = new Dose(20) }, new(ExposurePoint.End));
        Assert.Equal([25, 30, 35, 40, 45, 50], input.Weights.Select(weight => weight.Exposure.ElectronsPerSquareAngstrom));
    }

    [Fact]
    public void A_dose_file_has_a_line_for_each_frame()
    {
        using var input = FrameInput.Open(Movie(), Stated with { Dose = null, DoseFile = Write("dose.txt", "2\n2\n4\n2\n2\n2\n") }, new(ExposurePoint.Start));
        Assert.Equal([0, 2, 4, 8, 10, 12], input.Weights.Select(weight => weight.Exposure.ElectronsPerSquareAngstrom));
        Assert.Equal(["dose-file-count"], Errors(Movie(), Stated with { Dose = null, DoseFile = Write("dose.txt", "2\n2\n4\n") }));
        Assert.Equal(["dose-twice"], Errors(Movie(), Stated with { DoseFile = Write("dose.txt", "2\n2\n4\n2\n2\n2\n") }));
    }

    [Fact]
    public void The_file_has_one_image_with_the_movies_pixel_size_and_origin_and_says_what_was_done()
    {
        Run(Movie(), Stated, Usual);
        using var written = MrcReader.Open(Sum);
        Assert.Equal((Width, Height, 1), (written.Width, written.Height, written.Count));
        Assert.Equal(1.7, written.PixelSize!.Value.Angstroms, 1e-5);
        Assert.Contains("Thon: frames(gg,mid)", written.Labels);
        var frames = Enumerable.Range(0, Count).Select(i => new Image(Width, Height, Frame(i)));
        var weights = Enumerable.Range(0, Count).Select(i => new DoseWeight(new(2.5 + 5 * i), Voltage.FromKilovolts(300))).ToArray();
        Assert.Equal(FrameSum.Of(frames, weights, written.PixelSize!.Value, 1, TestContext.Current.CancellationToken).Pixels, MrcWriterTests.Read(written, 0));
    }

    [Fact]
    public void A_TIFF_movie_makes_the_same_sum()
    {
        Run(Movie(), Stated, Usual);
        using var expected = MrcReader.Open(Sum);
        string tiff = TiffFiles.Encoded([.. Enumerable.Range(0, Count).Select(i => Frame(i).Chunk(Width).Reverse().SelectMany(row => row).ToArray())], Width, Compression.LZW);
        string file = Path.Combine(_folder, "from-tiff.mrc");
        using var input = FrameInput.Open(tiff, Stated with { PixelSize = expected.PixelSize }, Usual);
        FrameSumming.Run(input, new(tiff, Stated), file, null, TestContext.Current.CancellationToken);
        using var found = MrcReader.Open(file);
        Assert.Equal(MrcWriterTests.Read(expected, 0), MrcWriterTests.Read(found, 0));
    }

    [Fact]
    public void A_sum_of_frames_may_be_weighted_over_the_tilts_and_is_not_summed_again()
    {
        var (sum, _) = Run(Movie(), Stated, Usual with { Curve = DamageCurve.BFactor(3) });
        Assert.Equal("Thon: frames(bfactor:3,mid)", sum.DataType.Label);
        Assert.Empty(InputRefusal.Of(Sum, sum.DataType, new(CorrectionMode.Flip, Usual)));
        Assert.Equal(["already-weighted"], Errors(Sum, Stated));
        Assert.Equal(["already-weighted"], Errors(Movie("Thon: dw(gg,mid)"), Stated));
    }

    [Fact]
    public void What_is_needed_is_asked_for_and_no_more()
    {
        Assert.Equal(["dose-missing", "voltage-missing"], Errors(Movie(), new()));
        Assert.Equal(["pixel-size-missing"], Errors(Movie(pixelSize: null), Stated));
        using var input = FrameInput.Open(Movie(), Stated with { Voltage = null }, Usual with { Curve = DamageCurve.BFactor(4) });
        Assert.Empty(input.Findings);
    }

    [Fact]
    public void Metadata_beside_the_movie_are_those_of_others()
    {
        Write("movie.mrc.mdoc", "PixelSpacing = 9\n[ZValue = 0]\nExposureDose = 70\nPriorRecordDose = 33\n");
        Write("movie.tlt", "1\n2\n");
        using var input = FrameInput.Open(Movie(), Stated, Usual);
        Assert.Equal(1.7, input.PixelSize.Angstroms, 1e-5);
        Assert.Empty(input.Findings);
    }

    [Fact]
    public void Pixels_that_are_no_numbers_are_mended_with_a_warning()
    {
        string movie = Movie(change: frames => frames[2][77] = float.NaN);
        var (_, findings) = Run(movie, Stated, Usual);
        Assert.Equal(("pixels-not-finite", "section 2"), (findings.Single().Code, findings.Single().Place));
        using var written = MrcReader.Open(Sum);
        Assert.All(MrcWriterTests.Read(written, 0), pixel => Assert.True(float.IsFinite(pixel)));
    }

    [Fact]
    public void An_output_that_exists_or_is_the_movie_is_refused()
    {
        string movie = Movie();
        File.WriteAllText(Sum, "mine");
        Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => Run(movie, Stated, Usual)).Findings.Single().Code);
        using var input = FrameInput.Open(movie, Stated, Usual);
        var settings = new PreprocessSettings(movie, Stated) { Overwrite = Overwrite.Replace };
        Assert.Equal("output-is-input", Assert.Throws<BadInputException>(() => FrameSumming.Run(input, settings, movie, null, TestContext.Current.CancellationToken)).Findings.Single().Code);
        Assert.Equal("output-format", Assert.Throws<BadInputException>(() => FrameSumming.Run(input, settings, Path.Combine(_folder, "sum.tif"), null, TestContext.Current.CancellationToken)).Findings.Single().Code);
    }

    private (WrittenStack Sum, FindingList Findings) Run(string movie, MetadataOptions options, DoseWeighting weighting)
    {
        using var input = FrameInput.Open(movie, options, weighting);
        return FrameSumming.Run(input, new(movie, options) { Threads = 3 }, Sum, null, TestContext.Current.CancellationToken);
    }

    private static string[] Errors(string movie, MetadataOptions options) =>
        [.. Assert.Throws<BadInputException>(() => FrameInput.Open(movie, options, Usual)).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).Order()];

    private string Movie(string? label = null, double? pixelSize = 1.7, Action<float[][]>? change = null)
    {
        string path = Path.Combine(_folder, "movie.mrc");
        float[][] frames = [.. Enumerable.Range(0, Count).Select(Frame)];
        change?.Invoke(frames);
        var output = new MrcOutput(Width, Height, Count, MrcMode.Float32, pixelSize is { } angstroms ? new Length(angstroms) : null) { Labels = label is null ? [] : [label], Overwrite = Overwrite.Replace };
        MrcWriterTests.Write(path, output, frames);
        return path;
    }

    private static float[] Frame(int i) => [.. Signals.Noise(Width * Height, 60 + i).Select(pixel => pixel + 8)];

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
