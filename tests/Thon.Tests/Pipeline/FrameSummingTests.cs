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

    // Of MRC2014: the type of the extended header.
    private const int ExtendedTypeOffset = 104;

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

    [Theory]
    [InlineData("[ZValue = 0]\nTiltAngle = -3\n[ZValue = 1]\nTiltAngle = 3\n", "frames-tilt-series")]
    [InlineData("[ZValue = 0]\nTiltAngle = -3\n")]
    [InlineData("[FrameSet = 0]\nTiltAngle = -3\n")]
    [InlineData("[ZValue = 0]\nExposureDose = 2\n[ZValue = 1]\nExposureDose = 2\n")]
    [InlineData("no mdoc at all")]
    public void A_tilt_series_is_told_from_a_movie_by_the_tilt_angles_in_its_mdoc(string mdoc, params string[] codes)
    {
        Write("movie.mdoc", mdoc);
        Assert.Equal(codes, Objections(Movie(), Stated).Select(finding => finding.Code));
    }

    [Fact]
    public void A_tilt_series_is_told_by_its_extended_header_and_the_way_out_is_named()
    {
        string movie = Movie();
        byte[] bytes = File.ReadAllBytes(movie);
        "SERI"u8.CopyTo(bytes.AsSpan(ExtendedTypeOffset));
        File.WriteAllBytes(movie, bytes);
        var finding = Assert.Single(Objections(movie, Stated));
        Assert.Equal(("frames-tilt-series", "its extended header is that of a tilt series"), (finding.Code, finding.Found));
        Assert.Contains("without --frames", finding.Advice);
    }

    [Fact]
    public void A_movie_that_is_deconvolved_is_refused_as_that()
    {
        Assert.Equal(["already-deconvolved"], Errors(Movie("Thon: frames(gg,mid)+deconv(warp)"), Stated));
        Assert.Equal(["already-deconvolved"], Errors(Movie("Thon: deconv(warp)"), Stated));
    }

    [Theory]
    [InlineData(20.5, "20.5 e/A^2 a frame, 123 in all")]
    [InlineData(2, null)]
    public void The_dose_of_a_movie_given_for_a_frame_is_warned_of(double dose, string? found)
    {
        var odd = Objections(Movie(), Stated with { Dose = new Dose(dose) });
        Assert.Equal(found is null ? [] : [("dose-absurd", found)], odd.Select(finding => (finding.Code, finding.Found)));
    }

    [Fact]
    public void A_dose_of_all_frames_beyond_any_use_is_warned_of()
    {
        var odd = Objections(Movie(count: 30), Stated with { Dose = new Dose(18) });
        Assert.Equal(("dose-absurd", "540 e/A^2 in all"), (odd.Single().Code, odd.Single().Found));
    }

    [Fact]
    public void Findings_about_doses_speak_of_frames()
    {
        string file = Write("dose.txt", "2\n0\n2\n2\n2\n2\n");
        Assert.Equal("a frame with no dose", Objections(Movie(), Stated with { Dose = null, DoseFile = file }).Single().Found);
        file = Write("dose.txt", "2\n2\n2\n");
        Assert.Equal("6, one for each frame", Objections(Movie(), Stated with { Dose = null, DoseFile = file }).Single().Expected);
    }

    [Fact]
    public void A_header_without_a_pixel_size_is_no_matter_where_one_is_stated()
    {
        Assert.Empty(Objections(Movie(pixelSize: null), Stated with { PixelSize = new Length(2) }));
        Assert.Contains("mrc-no-pixel-size", MrcReader.Open(Movie(pixelSize: null)).Findings.Select(finding => finding.Code));
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

    /// <summary>Everything odd about a movie, whether it can be summed or not.</summary>
    private static FindingList Objections(string movie, MetadataOptions options)
    {
        try
        {
            using var input = FrameInput.Open(movie, options, Usual);
            return input.Findings;
        }
        catch (BadInputException bad)
        {
            return bad.Findings;
        }
    }

    private static string[] Errors(string movie, MetadataOptions options) =>
        [.. Assert.Throws<BadInputException>(() => FrameInput.Open(movie, options, Usual)).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).Order()];

    private string Movie(string? label = null, double? pixelSize = 1.7, Action<float[][]>? change = null, int count = Count)
    {
        string path = Path.Combine(_folder, "movie.mrc");
        float[][] frames = [.. Enumerable.Range(0, count).Select(Frame)];
        change?.Invoke(frames);
        var output = new MrcOutput(Width, Height, count, MrcMode.Float32, pixelSize is { } angstroms ? new Length(angstroms) : null) { Labels = label is null ? [] : [label], Overwrite = Overwrite.Replace };
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
