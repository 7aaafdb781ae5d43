using System.Globalization;
using SkiaSharp;
using Thon.Formats.Star;
using Thon.Report.Pages;
using Xunit;

namespace Thon.Tests.Report.Pages;

public sealed class TiltReportsTests
{
    private static readonly (string Label, Func<TiltNumbersShown, double?> Shown)[] Columns =
    [
        ("rlnTomoNominalStageTiltAngle", of => of.TiltDegrees), ("rlnMicrographPreExposure", of => of.DoseBefore), ("thonDose", of => of.Dose), ("thonAcquired", of => of.Acquired),
        ("rlnDefocusU", of => of.DefocusUAngstroms), ("rlnDefocusV", of => of.DefocusVAngstroms), ("rlnDefocusAngle", of => of.DefocusAngleDegrees), ("thonDefocusSigma", of => of.SigmaAngstroms),
        ("thonAstigmatismSigma", of => of.AstigmatismSigmaAngstroms), ("thonDefocusAngleSigma", of => of.AngleSigmaDegrees), ("rlnPhaseShift", of => of.PhaseDegrees),
        ("rlnCtfMaxResolution", of => of.ResolutionAngstroms), ("rlnCtfFigureOfMerit", of => of.Score),
    ];

    [Fact]
    public void Every_number_is_that_of_the_STAR_file_to_its_last_digit()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "TS_01.star");
        TiltSeriesStar.Write(path, SampleFits.Series, "TS_01.mrc");
        string[] lines = File.ReadAllLines(path);
        string[] labels = [.. lines.SkipWhile(line => line != "data_TS_01").Where(line => line.StartsWith("_", StringComparison.Ordinal)).Select(line => line.Split(' ')[0][1..])];
        string[][] rows = [.. lines.Where(line => line.Contains("@TS_01.mrc", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var reports = Reports();
        Assert.Equal(rows.Length, reports.Length);
        foreach (var (report, row) in reports.Zip(rows))
        {
            foreach (var (label, shown) in Columns)
            {
                string text = row[Array.IndexOf(labels, label)];
                // The file writes 0 where a figure of a fit is not known.
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), shown(report.Numbers) ?? 0);
            }
            Assert.Equal(row[Array.IndexOf(labels, "thonDefocusSource")], report.Numbers.Source);
        }
    }

    [Fact]
    public void A_tilt_without_a_spectrum_says_so_and_keeps_its_numbers_and_its_map()
    {
        var report = TiltReports.Of(SampleFits.Series, 2, null);
        Assert.NotEmpty(report.Missing);
        Assert.Null(report.Spectrum);
        Assert.Null(report.Profile);
        Assert.NotNull(report.Map);
        Assert.NotNull(report.Numbers.DefocusUAngstroms);
    }

    [Fact]
    public void One_tilt_by_itself_is_the_same_as_among_the_others() =>
        Assert.Equal(ReportJson.Of(Reports()[3]), ReportJson.Of(TiltReports.Of(SampleFits.Series, 3, SampleFits.Diagnosis)));

    [Fact]
    public void The_spectrum_is_a_picture_with_the_grey_values_of_the_diagnosis()
    {
        var given = SampleFits.Diagnosis.Picture;
        string address = TiltReports.Of(SampleFits.Series, 2, SampleFits.Diagnosis).Spectrum!;
        Assert.StartsWith("data:image/png;base64,", address, StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Equal(given.Grey, picture.Pixels.Select(pixel => pixel.Green));
    }

    [Fact]
    public void A_reason_is_told_of_what_is_not_good()
    {
        Assert.Equal(["few rings", "no rings <b>&", "", "", "", ""], Reports().Select(report => report.Reason));
        Assert.Equal(["weak", "failed", "good", "good", "excluded", "-"], Reports().Select(report => report.Verdict));
    }

    private static TiltReport[] Reports() => [.. TiltReports.Of(SampleFits.Series, [.. SampleFits.Series.Tilts.Select(_ => SampleFits.Diagnosis)])];
}
