using System.Text;
using Thon.Findings;
using Thon.Formats.AreTomo;
using Thon.Tests.Formats.Star;
using Xunit;

namespace Thon.Tests.Formats.AreTomo;

public sealed class AlnFileTests
{
    // As AreTomo 3 writes it: sections from 1, the first image dark.
    internal const string Good = """
        # AreTomo Alignment / Priims bprmMn
        # RawSize = 1000 800 4
        # NumPatches = 1
        # DarkFrame =     0    1   -57.00
        # AlphaOffset =     3.00
        # BetaOffset =     0.00
        # Thickness = 150
        # SEC     ROT         GMAG       TX          TY      SMEAN     SFIT    SCALE     BASE     TILT
            2    84.5000    1.00000      1.500    -20.000     1.00     1.00     1.00     0.00       3.00
            3    84.5000    1.00000      0.000      0.000     1.00     1.00     1.00     0.00       6.00
            4    84.6250    1.00000     -2.000      4.000     1.00     1.00     1.00     0.00       9.00
        # Local Alignment
           0   0  -558.42   -802.00   -100.07     24.43   1.0
           1   0  -274.86   -757.91    -36.95     11.98   1.0

        """;

    [Fact]
    public void Every_line_is_read()
    {
        var file = AlnFile.Decode(Good, "TS_1.aln");
        Assert.Equal((1000, 800, 4), file.RawSize);
        Assert.Equal((1, 150), (file.Patches, file.ThicknessPixels));
        Assert.Equal((3.0, 0.0), (Math.Round(file.AlphaOffset!.Value.Degrees, 9), file.BetaOffset!.Value.Degrees));
        var dark = Assert.Single(file.DarkFrames);
        Assert.Equal((0, 1, -57.0), (dark.Index, dark.Section, Math.Round(dark.Tilt.Degrees, 9)));
        Assert.Equal([2, 3, 4], file.Rows.Select(row => row.Section));
        Assert.Equal([84.5, 84.5, 84.625], file.Rows.Select(row => Math.Round(row.Axis.Degrees, 9)));
        Assert.Equal([1.5, 0, -2], file.Rows.Select(row => row.ShiftX));
        Assert.Equal([-20, 0, 4], file.Rows.Select(row => row.ShiftY));
        Assert.Equal([3.0, 6, 9], file.Rows.Select(row => Math.Round(row.Tilt.Degrees, 9)));
        Assert.All(file.Rows, row => Assert.Equal((1, 1, 1, 1, 0), (row.Magnification, row.Mean, row.Fit, row.Scale, row.Base)));
        Assert.Equal(2, file.LocalAlignment.Length);
        Assert.Empty(file.Findings);
    }

    [Theory]
    [InlineData("# RawSize = 1000 800 4", "# RawSize = 1000 x 4", "aln-value", "line 2")]
    [InlineData("# RawSize = 1000 800 4", "# RawSize = 1000 800", "aln-value", "line 2")]
    [InlineData("0    1   -57.00", "0    9   -57.00", "aln-dark", null)]
    [InlineData("0    1   -57.00", "0    -57.00", "aln-value", "line 4")]
    [InlineData("=     3.00", "=     3,00", "aln-value", "line 5")]
    [InlineData("       6.00", "", "aln-row", "line 10")]
    [InlineData("       6.00", "       6.00 7", "aln-row", "line 10")]
    [InlineData("       6.00", "       NaN", "aln-row", "line 10")]
    [InlineData("       6.00", "       6,00", "aln-row", "line 10")]
    [InlineData("    3    84.5", "    2    84.5", "aln-repeated", "line 10")]
    [InlineData("    3    84.5", "    2.5    84.5", "aln-row", "line 10")]
    [InlineData("    4    84.6", "    5    84.6", "aln-section", null)]
    public void A_malformed_file_is_refused_with_its_place(string good, string bad, string code, string? place)
    {
        Assert.Contains(good, Good);
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => AlnFile.Decode(Good.Replace(good, bad, StringComparison.Ordinal), "TS_1.aln")).Findings, f => f.Severity == Severity.Error);
        Assert.Equal((code, "TS_1.aln", place), (finding.Code, finding.File, finding.Place));
        Assert.NotNull(finding.Expected);
    }

    [Fact]
    public void A_file_without_its_head_or_without_rows_is_refused()
    {
        string rows = string.Join('\n', Good.Split('\n').Where(line => !line.StartsWith('#')));
        Assert.Equal("aln-head", Assert.Single(Assert.Throws<BadInputException>(() => AlnFile.Decode(rows, "x")).Findings).Code);
        string head = string.Join('\n', Good.Split('\n').Where(line => line.StartsWith('#')));
        Assert.Contains(Assert.Throws<BadInputException>(() => AlnFile.Decode(head, "x")).Findings, finding => finding.Code == "aln-empty");
    }

    [Fact]
    public void A_file_cut_short_is_doubted()
    {
        string cut = Good.Replace("    4    84.6250    1.00000     -2.000      4.000     1.00     1.00     1.00     0.00       9.00\n", "", StringComparison.Ordinal);
        Assert.Contains(AlnFile.Decode(cut, "x").Findings, finding => finding.Code == "aln-count");
    }

    [Fact]
    public void Utf16_is_read_with_a_byte_order_mark_and_told_without()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "TS_1.aln");
        File.WriteAllText(path, Good, new UnicodeEncoding(false, byteOrderMark: true));
        Assert.Equal(3, AlnFile.Read(path).Rows.Length);
        File.WriteAllText(path, Good, new UnicodeEncoding(false, byteOrderMark: false));
        Assert.Throws<BadInputException>(() => AlnFile.Read(path));
    }

    [Fact]
    public void Only_an_alignment_is_taken_for_one()
    {
        Assert.True(AlnFile.Is(Good));
        Assert.True(AlnFile.Is("#SEC ROT GMAG\n"));
        Assert.False(AlnFile.Is("# Columns: #1 micrograph number\n1 2 3 4 5 6 7\n"));
        Assert.False(AlnFile.Is("-60.0\n-57.0\n"));
        Assert.False(AlnFile.Is("\0"));
    }

    [Theory]
    // rows, dark images as index:section, images; sections expected of the rows and of the dark images, ? where nobody can tell.
    [InlineData("0 1 2", "", 3, "0 1 2", "")]
    [InlineData("1 2 3", "", 3, "0 1 2", "")]
    [InlineData("2 0 1", "", 3, "2 0 1", "")]
    [InlineData("2 3", "0:1", 3, "1 2", "0")]
    [InlineData("1 2", "0:0", 3, "1 2", "0")]
    [InlineData("0 2 3", "1:0", 4, "0 2 3", "?")]
    [InlineData("2 3 4", "0:0", 4, "1 2 3", "?")]
    [InlineData("1 3 4", "1:0", 4, "0 2 3", "?")]
    [InlineData("0 1 2", "0:0", 4, "? ? ?", "?")]
    [InlineData("1 2", "0:0 3:0", 4, "? ?", "? ?")]
    [InlineData("0 2", "", 4, "? ?", "")]
    public void Sections_are_told_from_all_the_numbers_together_or_not_at_all(string rows, string dark, int count, string expected, string expectedDark)
    {
        string text = $"# AreTomo Alignment\n# RawSize = 10 10 {count}\n"
            + string.Concat(Words(dark).Select(pair => $"# DarkFrame = {pair.Replace(':', ' ')} -60\n"))
            + string.Concat(Words(rows).Select(section => $"{section} 0 1 0 0 1 1 1 0 {section}\n"));
        var series = AreTomoDescription.Of(AlnFile.Decode(text, "x.aln"), new("x"));
        string[] told = [.. series.Tilts.Select(tilt => tilt.Section?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?")];
        Assert.Equal(Words(expected).Concat(Words(expectedDark)), told);
        Assert.Equal(expected.Contains('?'), series.Findings.Any(finding => finding.Code == "aln-sections"));
    }

    [Fact]
    public void What_is_written_is_what_was_read() => Assert.Equal(Lines(Good), Lines(AlnFile.Decode(Good, "x").Encode()));

    [Fact]
    public void Real_files_are_read_and_written_as_they_were()
    {
        string old = Repository.Shared("data/aretomo/lil-aretomo_example_v1_3_0.aln");
        var file = AlnFile.Read(old);
        Assert.Equal((5760, 4092, 41), file.RawSize);
        Assert.Equal((0, 41), (file.Patches, file.Rows.Length));
        Assert.Null(file.AlphaOffset);
        Assert.Null(file.ThicknessPixels);
        Assert.Equal(Enumerable.Range(0, 41), file.Rows.Select(row => row.Section));
        Assert.All(file.Rows, row => Assert.Equal(-93.6692, row.Axis.Degrees, 1e-9));
        Assert.Equal((157.142, 720.866, -51.98), (file.Rows[0].ShiftX, file.Rows[0].ShiftY, Math.Round(file.Rows[0].Tilt.Degrees, 9)));
        Assert.Equal((44.463, -809.333, 68.0), (file.Rows[40].ShiftX, file.Rows[40].ShiftY, Math.Round(file.Rows[40].Tilt.Degrees, 9)));
        Assert.Equal(Lines(File.ReadAllText(old)), Lines(file.Encode()));
        string cut = Repository.Shared("data/aretomo/cryoet-alignment_test.aln");
        var other = AlnFile.Read(cut);
        Assert.Equal([(1, -66.0), (2, -64.5), (88, 66.0), (89, 67.5)], other.DarkFrames.Select(dark => (dark.Index, Math.Round(dark.Tilt.Degrees, 9))));
        Assert.Equal(6, other.LocalAlignment.Length);
        Assert.Equal("aln-count", Assert.Single(other.Findings).Code);
        Assert.Equal(Lines(File.ReadAllText(cut)), Lines(other.Encode()));
    }

    [Fact]
    public void Text_that_no_program_wrote_is_read_or_refused() => Fuzz.NeverCrashes(text =>
    {
        AlnFile.Is(text);
        AreTomoTilts.Is(text);
        AreTomoDescription.IsImod(text, "x_CTF_Imod.txt");
        AlnFile.Decode("# AreTomo Alignment\n" + text, "x");
    });

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Line by line, blanks between words apart: versions pad differently.
    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => string.Join(' ', Words(line.Replace('\r', ' '))))];
}
