using System.Globalization;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>What a conversion tells, and what its files hold besides the gradient.</summary>
public sealed class ConversionFindingsTests
{
    private static readonly SeriesDescription Series = GradientBench.Series(Hand.Plus, GradientBench.Inclination, GradientBench.Used.All);

    [Fact]
    public void Relion_4_gets_its_matrices_and_sizes_from_Relion_5_and_no_name_of_another_file()
    {
        string text = Assert.Single(GradientBench.Converted(GradientBench.Texts(Dialect.Relion5, Series), Dialect.Relion4).Texts).Text;
        Assert.All((string[])["_rlnTomoProjX ", "_rlnTomoProjY ", "_rlnTomoProjZ ", "_rlnTomoProjW ", "_rlnTomoSizeX ", "_rlnTomoSizeY ", "_rlnTomoSizeZ ", "_rlnTomoTiltSeriesName ", "_rlnTomoFrameCount "], label => Assert.Contains(label, text, StringComparison.Ordinal));
        Assert.DoesNotContain("rlnTomoTiltSeriesStarFile", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Relion_5_gets_the_names_of_images_from_Relion_4_and_no_matrices()
    {
        DialectText[] texts = [.. GradientBench.Converted(GradientBench.Texts(Dialect.Relion4, Series), Dialect.Relion5).Texts];
        Assert.Contains("_rlnMicrographName ", texts[1].Text, StringComparison.Ordinal);
        Assert.Contains("_rlnTomoTiltSeriesStarFile ", texts[0].Text, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.DoesNotContain("rlnTomoProj", text.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refined_tlt_is_the_alignments_and_an_mdoc_the_stages_whichever_is_named_first(bool mdocFirst)
    {
        DialectText[] imod = [.. GradientBench.Texts(Dialect.Imod, Series).Where(text => !text.Name.EndsWith(".rawtlt", StringComparison.Ordinal))];
        var mdoc = GradientBench.Mdoc(Series);
        DialectText[] texts = [.. GradientBench.Converted(mdocFirst ? [mdoc, .. imod] : [.. imod, mdoc], Dialect.Relion5).Texts];
        string[][] rows = [.. texts[1].Text.Split('\n').Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 8)];
        double[] stage = [.. rows.Select(row => Column(texts[1].Text, row, "_rlnTomoNominalStageTiltAngle"))], refined = [.. rows.Select(row => Column(texts[1].Text, row, "_rlnTomoYTilt"))];
        Assert.Equal(GradientBench.Angles, stage.Order());
        Assert.All(stage.Zip(refined), pair => Assert.Equal(GradientBench.Offset, pair.Second - pair.First, 0.0051));
    }

    [Fact]
    public void An_axis_of_the_alignment_that_lies_the_other_way_round_than_the_nominal_one_is_told()
    {
        var findings = GradientBench.Converted([GradientBench.Mdoc(Series), .. GradientBench.Texts(Dialect.AreTomo, Series)], Dialect.Relion5).Findings;
        Assert.Contains("85.3 degrees and one of -94.7", Assert.Single(findings, finding => finding.Code == "convert-axis-turned").Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Defoci_that_change_the_centre_they_are_of_are_told_with_the_largest_difference()
    {
        // Across the axis the shift of section 0 is 20 A of y, on the slope of 53.8 degrees; that of section 4 is 50 A of x and 8 of y at 48.2.
        var findings = GradientBench.Converted(GradientBench.Texts(Dialect.Relion5, Series), Dialect.Thon).Findings;
        Assert.Contains("up to 27 A", Assert.Single(findings, finding => finding.Code == "convert-centre").Found, StringComparison.Ordinal);
        Assert.DoesNotContain(GradientBench.Converted(GradientBench.Texts(Dialect.Relion5, Series), Dialect.Warp).Findings, finding => finding.Code == "convert-centre");
    }

    [Fact]
    public void Thons_own_file_gets_the_refined_angles_and_says_what_it_drops()
    {
        var (texts, findings) = GradientBench.Converted(GradientBench.Texts(Dialect.Relion5, Series), Dialect.Thon);
        Assert.Contains(findings, finding => finding.Code == "convert-lossy" && finding.Found.Contains("nominal angles of 5 tilts", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Code == "convert-lossy" && finding.Found.Contains("shifts of 5 tilts", StringComparison.Ordinal));
        Assert.Contains("_thonXTilt", texts[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Dialect.Relion5)]
    [InlineData(Dialect.Warp)]
    public void An_X_tilt_has_one_sign_in_IMODs_files_wherever_it_comes_from(Dialect from)
    {
        var texts = GradientBench.Converted([GradientBench.Mdoc(Series), .. GradientBench.Texts(from, Series)], Dialect.Imod).Texts;
        Assert.All(Lines(texts, ".xtilt"), line => Assert.Equal(GradientBench.Inclination, line));
        var series = Series with { XTilt = Angle.FromDegrees(-GradientBench.Inclination), Tilts = [.. Series.Tilts.Select(tilt => tilt with { Alignment = tilt.Alignment! with { XTilt = Angle.Zero } })] };
        Assert.All(Lines(GradientBench.Texts(Dialect.Imod, series), ".xtilt"), line => Assert.Equal(GradientBench.Inclination, line));
    }

    [Fact]
    public void A_view_that_is_left_out_has_the_tilt_offset_in_its_line_too()
    {
        var series = GradientBench.Series(Hand.Plus, 0);
        var texts = GradientBench.Converted([GradientBench.Mdoc(series), .. GradientBench.Texts(Dialect.AreTomo, series)], Dialect.Imod).Texts;
        Assert.Equal([-53.8, -29.8, 0.2, 33.2, 48.2], Lines(texts, "ts.tlt"));
    }

    private static double[] Lines(IReadOnlyList<DialectText> texts, string ending) =>
        [.. texts.Single(text => text.Name.EndsWith(ending, StringComparison.Ordinal)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    private static double Column(string text, string[] row, string label)
    {
        string[] labels = [.. text.Split('\n').Where(line => line.StartsWith("_rln", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
        return double.Parse(row[Array.IndexOf(labels, label)], CultureInfo.InvariantCulture);
    }
}
