using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>What is refused, and what is told, where files are put together and written in another dialect.</summary>
public sealed class SeriesConversionTests
{
    private const string Movies = "data_\nloop_\n_wrpMovieName\n_wrpAngleTilt\n_wrpAxisAngle\n_wrpDose\n";

    [Theory]
    [InlineData("../../evil")]
    [InlineData("/tmp/evil")]
    [InlineData("..\\..\\evil")]
    [InlineData("..")]
    public void Whatever_a_series_is_called_its_files_stay_in_the_folder(string name)
    {
        string folder = Repository.TemporaryFolder(), mdoc = Write(folder, "ts.mrc.mdoc", Mdoc(0, -30, 0, 30)), output = Path.Combine(folder, "a", "out");
        foreach (var dialect in (Dialect[])[Dialect.Thon, Dialect.Mdoc, Dialect.Imod, Dialect.AreTomo])
        {
            var result = SeriesConversion.Run(new([mdoc], dialect, output) { Name = name, Overwrite = Overwrite.Replace });
            Assert.All(result.Files, file => Assert.Equal(output, Path.GetDirectoryName(Path.GetFullPath(file))));
            Assert.All(result.Files, file => Assert.False(Path.GetFileName(file).StartsWith('.')));
        }

        Assert.Equal(["a", "ts.mrc.mdoc"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_that_would_leave_the_folder_is_refused()
    {
        var refused = Assert.Throws<BadInputException>(() => DialectPaths.In("out", [new("tilt_series/a.star", ""), new("../a.star", ""), new("/tmp/a.star", "")]));
        Assert.Equal([("output-outside", "../a.star"), ("output-outside", "/tmp/a.star")], refused.Findings.Select(finding => (finding.Code, finding.File!)));
    }

    [Fact]
    public void A_movie_that_xml_cannot_name_is_refused_with_its_row()
    {
        string folder = Repository.TemporaryFolder();
        string file = Write(folder, "ts.tomostar", Movies + "a.eer -30 85 3\nb\u0001.eer 0 85 0\nc.eer 30 85 6\n");
        var found = Refused(new([file], Dialect.Warp, Path.Combine(folder, "out")));
        Assert.Equal(("convert-characters", "movie of row 2"), (found.Code, found.Place));
        Assert.False(Directory.Exists(Path.Combine(folder, "out")));
    }

    [Fact]
    public void Files_without_a_tilt_in_common_are_refused()
    {
        string folder = Repository.TemporaryFolder();
        string mdoc = Write(folder, "ts.mrc.mdoc", Mdoc(0, -30, 0, 30)), other = Write(folder, "other.tomostar", Movies + "a.eer 50 85 3\nb.eer 55 85 0\n");
        Assert.Equal(("convert-unmatched", other), Refused(new([mdoc, other], Dialect.Imod, folder)) is var found ? (found.Code, found.File!) : default);
    }

    [Fact]
    public void Tilts_that_only_an_angle_sets_apart_are_added_with_a_warning()
    {
        string folder = Repository.TemporaryFolder();
        string mdoc = Write(folder, "ts.mrc.mdoc", Mdoc(0, -30, 0, 30)), other = Write(folder, "other.tomostar", Movies + "a.eer 30 85 3\nb.eer 50 85 0\n");
        Assert.Single(Describe(mdoc, other).Findings, finding => finding is { Code: "convert-added", Severity: Severity.Warning });
    }

    [Theory]
    [InlineData(Dialect.Thon)]
    [InlineData(Dialect.Relion5)]
    public void A_section_named_twice_is_refused(Dialect dialect)
    {
        string folder = Repository.TemporaryFolder(), mdoc = Write(folder, "ts.mrc.mdoc", Mdoc(0, -30, 0, 30).Replace("[ZValue = 1]", "[ZValue = 2]"));
        var job = new ConversionJob([mdoc], dialect, Path.Combine(folder, "out")) { Stated = new() { Hand = Hand.Plus, SphericalAberration = Length.FromMillimeters(2.7) } };
        Assert.Contains("section 2 twice", Refused(job, "convert-sections").Found);
    }

    [Fact]
    public void A_section_beyond_all_numbers_is_refused()
    {
        string folder = Repository.TemporaryFolder(), mdoc = Write(folder, "ts.mrc.mdoc", Mdoc(0, -30, 0, 30).Replace("[ZValue = 1]", "[ZValue = 2147483647]"));
        Assert.Equal("mdoc-zvalue", Refused(new([mdoc], Dialect.Thon, folder)).Code);
    }

    [Fact]
    public void The_mdocs_of_movies_stand_where_the_first_of_them_was_named()
    {
        string folder = Repository.TemporaryFolder();
        string first = Write(folder, "ts.tlt", "-30\n0\n30\n"), warp = Write(folder, "ts.tomostar", Movies + "a.eer 30 85 0\nb.eer 0 85 5\nc.eer -30 85 10\n");
        string[] movies = [.. new (string, int)[] { ("a", -30), ("b", 0), ("c", 30) }.Select(of => Write(
            folder, of.Item1 + ".eer.mdoc", $"PixelSpacing = 2.5\n\n[FrameSet = 0]\nTiltAngle = {of.Item2}\nExposureDose = 3\nRotationAngle = 130\nSubFramePath = D:\\{of.Item1}.eer\n"))];
        var series = Describe([warp, movies[0], first, movies[1], movies[2]]);
        Assert.Equal((warp, 85.0), (series.FileName, Math.Round(series.TiltAxis!.Value.Degrees, 6)));
    }

    [Theory]
    [InlineData("RotationAngle = 175", "RotationAngle = 178", "tilt axis")]
    [InlineData("TargetDefocus = -4", "TargetDefocus = -3", "nominal defocus, row 1")]
    [InlineData("SubFramePath = D:\\b.eer", "SubFramePath = D:\\x.eer", "movie, row 2")]
    [InlineData("Voltage = 300", "Voltage = 200", "voltage")]
    public void What_two_files_contradict_each_other_in_is_told(string text, string other, string place)
    {
        string folder = Repository.TemporaryFolder(), text0 = Mdoc(0, -30, 0, 30);
        string first = Write(folder, "a.mdoc", text0), second = Write(folder, "b.mdoc", text0.Replace(text, other));
        var found = Assert.Single(Describe(first, second).Findings, finding => finding.Code == "convert-differs");
        Assert.Equal((Severity.Warning, second, place), (found.Severity, found.File, found.Place));
        Assert.Contains($"of {first}, which is used", found.Expected);
        Assert.DoesNotContain(Describe(first, Write(folder, "c.mdoc", text0)).Findings, finding => finding.Code == "convert-differs");
    }

    [Fact]
    public void An_axis_that_an_alignment_put_upright_is_noted_only()
    {
        string folder = Repository.TemporaryFolder(), text = Mdoc(0, -30, 0, 30);
        string first = Write(folder, "a.mdoc", text), second = Write(folder, "b.mdoc", text.Replace("RotationAngle = 175", "RotationAngle = 90"));
        Assert.Equal(Severity.Note, Assert.Single(Describe(first, second).Findings, finding => finding.Code == "convert-differs").Severity);
    }

    [Fact]
    public void Facts_of_fits_and_alignments_that_contradict_are_told()
    {
        var a = SignTableTests.Series(Hand.Plus, 85) with { FileName = "a", TiltOffset = Angle.FromDegrees(3), XTilt = Angle.Zero, SlabThickness = new(1500), DataType = DataType.Raw };
        Assert.DoesNotContain(SeriesMerge.Of([a, a with { FileName = "b" }]).Findings, finding => finding.Code.StartsWith("convert", StringComparison.Ordinal));
        var tilts = a.Tilts.Select(tilt => tilt with
        {
            Acquired = 4 - tilt.Acquired,
            Estimate = tilt.Estimate! with
            {
                Defocus = new(new(tilt.Estimate.Defocus.U.Angstroms + 100), new(tilt.Estimate.Defocus.V.Angstroms - 100), new(tilt.Estimate.Defocus.Angle.Radians + 0.1)),
                PhaseShift = Angle.FromDegrees(tilt.Estimate.PhaseShift.Degrees + 5),
            },
            Alignment = tilt.Alignment! with { ShiftX = new(tilt.Alignment.ShiftX.Angstroms + 8) },
        });
        var b = a with
        {
            FileName = "b",
            Tilts = [.. tilts],
            TiltOffset = Angle.FromDegrees(5),
            XTilt = Angle.FromDegrees(1),
            SlabThickness = new(1700),
            DataType = DataType.Raw.Then("flip"),
            MoviePixelSize = new(1.25),
        };
        Assert.Equal(
            ["X-tilt", "alignment", "astigmatism", "azimuth of the astigmatism", "data type", "order of acquisition", "phase shift", "pixel size of the movies", "thickness", "tilt offset"],
            SeriesMerge.Of([a, b]).Findings.Where(finding => finding is { Code: "convert-differs", Severity: Severity.Warning }).Select(finding => finding.Place!.Split(',')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_missing_is_asked_of_a_file_not_of_the_options()
    {
        string folder = Repository.TemporaryFolder(), file = Write(folder, "ts.tomostar", Movies + "a.eer 30 85 0\nb.eer 0 85 5\n");
        Assert.Equal(file, Refused(new([file], Dialect.Imod, folder) { Stated = new() { PixelSize = new(2.5) } }).File);
    }

    [Fact]
    public void A_hand_that_nobody_stated_is_not_told_when_it_comes_back_from_Warp()
    {
        var series = SignTableTests.Series(Hand.Plus, 85) with { Hand = null };
        var fitted = DialectFiles.Write(Dialect.Warp, series, []);
        Assert.Single(fitted.Findings, finding => finding is { Code: "convert-assumed", Severity: Severity.Warning, Place: "hand" });
        var unfitted = DialectFiles.Write(Dialect.Warp, series with { Tilts = [.. series.Tilts.Select(tilt => tilt with { Estimate = null })] }, []);
        string folder = Repository.TemporaryFolder(), file = Write(folder, "ts.xml", unfitted.Texts.Single(text => text.Name == "ts.xml").Text);
        Assert.Null(Describe(file).Hand);
    }

    [Fact]
    public void What_our_own_file_does_not_hold_is_noted()
    {
        string folder = Repository.TemporaryFolder(), mdoc = Write(folder, "ts.mrc.mdoc", Mdoc(0, -30, 0, 30));
        var notes = SeriesConversion.Run(new([mdoc], Dialect.Thon, folder)).Findings.Where(finding => finding.Code == "convert-lossy");
        Assert.Equal("no place for: tilt axis, names of movies", Assert.Single(notes).Found);
    }

    [Fact]
    public void Views_that_no_stack_has_are_refused()
    {
        string folder = Repository.TemporaryFolder(), edf = Write(folder, "ts.edf", "Setup.DatasetName=ts\nSetup.AxisA.ExcludeProjections=1-200000\n");
        Assert.Equal("edf-excluded", Refused(new([edf], Dialect.Imod, folder)).Code);
        string steep = Write(folder, "steep.defocus", "1 0 0.0 0.0 0.0 3\n1 1 500 500 3000 2900 10\n");
        Assert.Equal("defocus-angles", Refused(new([steep], Dialect.Imod, folder)).Code);
        string defocus = Write(folder, "ts.defocus", "1 0 0.0 0.0 0.0 3\n1 1 1e308 1e308 3000 2900 10\n");
        Assert.Equal(("defocus-line", "line 2"), Refused(new([defocus], Dialect.Imod, folder)) is var found ? (found.Code, found.Place!) : default);
    }

    [Fact]
    public void Columns_of_AreTomo_never_touch_however_large_their_numbers_are()
    {
        var series = SignTableTests.Series(Hand.Plus, 85);
        var far = series.Tilts[0].Estimate! with { Defocus = new(new(12345678), new(11345678), Angle.FromDegrees(-12.5)), Score = -123456 };
        var text = DialectFiles.Write(Dialect.AreTomo, series with { Tilts = series.Tilts.SetItem(0, series.Tilts[0] with { Estimate = far }) }, []).Texts.Single(text => text.Name == "ts_CTF.txt");
        Assert.All(text.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'), line => Assert.Equal(8, line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public void Angles_in_another_order_than_the_series_are_told_where_it_is_written_in_other_dialects_too()
    {
        string folder = Repository.TemporaryFolder(), reversed = Write(folder, "ts.tlt", "45\n30\n15\n0\n-15\n-30\n-45\n");
        var series = TrueSeries.Of(SmallSeries.Settings);
        var metadata = new SeriesMetadata(series, [], [], [], FindingList.Empty) { Read = [MetadataFile.Of(reversed)] };
        var findings = SeriesExport.Write(series, "small.mrc", metadata, [Dialect.Imod], folder, Overwrite.Refuse).Findings;
        Assert.Equal(Severity.Warning, Assert.Single(findings, finding => finding.Code == "convert-angles").Severity);
        Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
    }

    private static SeriesDescription Describe(params string[] files) => SeriesConversion.Describe(new([.. files], Dialect.Thon, "."));

    private static Finding Refused(ConversionJob job, string? code = null) =>
        Assert.Throws<BadInputException>(() => SeriesConversion.Run(job)).Findings.First(finding => finding.Severity == Severity.Error && (code is null || finding.Code == code));

    private static string Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Mdoc(int first, params int[] angles) => "PixelSpacing = 2.5\nVoltage = 300\nImageSize = 1440 1024\n\n" + string.Concat(angles.Select((angle, i) =>
        $"[ZValue = {first + i}]\nTiltAngle = {angle}\nExposureDose = 3\nPriorRecordDose = {3 * i}\nRotationAngle = 175\nTargetDefocus = -4\nSubFramePath = D:\\{(char)('a' + i)}.eer\n\n"));
}
