using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Pipeline.Conversion;
using Thon.Tests.Formats.Star;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>Files that list every series of a project, put together of the parts of each.</summary>
public sealed class ProjectFilesTests
{
    [Theory]
    [InlineData(Dialect.Relion5)]
    [InlineData(Dialect.Relion4)]
    public void A_single_part_is_the_file_itself(Dialect dialect)
    {
        string part = Part(dialect, "TS_01");
        var joined = Assert.Single(ProjectFiles.Join(dialect, [part]).Texts);
        Assert.Equal(part, joined.Text);
    }

    [Fact]
    public void Relion_5_reads_every_series_of_the_joined_file()
    {
        string path = Joined(Dialect.Relion5, Part(Dialect.Relion5, "TS_01"), Part(Dialect.Relion5, "TS_02"));
        Assert.EndsWith("tilt_series.star", path, StringComparison.Ordinal);
        Assert.Equal(
            ["TS_01 tilt_series/TS_01.star 300.000000 1.350000 -1.000000", "TS_02 tilt_series/TS_02.star 300.000000 1.350000 -1.000000"],
            RelionTable.Print(path, "data_global", "rlnTomoName", "rlnTomoTiltSeriesStarFile", "rlnVoltage", "rlnTomoTiltSeriesPixelSize", "rlnTomoHand"));
    }

    [Fact]
    public void Relion_4_finds_the_matrices_of_every_series_in_the_joined_file()
    {
        string path = Joined(Dialect.Relion4, Part(Dialect.Relion4, "TS_01"), Part(Dialect.Relion4, "TS_02"));
        Assert.Equal(["TS_01 3", "TS_02 3"], RelionTable.Print(path, "data_global", "rlnTomoName", "rlnTomoFrameCount"));
        foreach (string table in (string[])["data_TS_01", "data_TS_02"])
            Assert.Equal(3, RelionTable.Print(path, table, "rlnTomoProjW", "rlnDefocusU").Length);
    }

    [Fact]
    public void What_each_series_says_is_read_back_from_the_joined_file()
    {
        string path = Joined(Dialect.Relion4, Part(Dialect.Relion4, "TS_01"), Part(Dialect.Relion4, "TS_02"));
        var alone = StarFile.Decode(Part(Dialect.Relion4, "TS_02"), "alone");
        Assert.Equal(TiltSeriesStar.Decode(alone, "TS_02").Tilts.Select(tilt => tilt.Estimate), TiltSeriesStar.Read(path, "TS_02").Tilts.Select(tilt => tilt.Estimate));
    }

    [Fact]
    public void A_number_of_Relion_that_one_series_lacks_is_left_out_and_told()
    {
        string uneven = Part(Dialect.Relion5, RelionSamples.Known with { Name = "TS_02", Tilts = [.. RelionSamples.Known.Tilts.Select((tilt, i) => tilt with { Dose = new(i + 1) })] });
        var joined = ProjectFiles.Join(Dialect.Relion5, [Part(Dialect.Relion5, "TS_01"), uneven]);
        Assert.DoesNotContain("rlnTomoImportFractionalDose", joined.Texts[0].Text, StringComparison.Ordinal);
        Assert.Equal("star-columns-left", Assert.Single(joined.Findings).Code);
    }

    [Fact]
    public void Names_that_a_star_file_cannot_tell_apart_are_told()
    {
        var joined = ProjectFiles.Join(Dialect.Relion5, [Part(Dialect.Relion5, "A_1"), Part(Dialect.Relion5, "A 1")]);
        Assert.Equal(("star-series-twice", Severity.Warning), (Assert.Single(joined.Findings).Code, joined.Findings[0].Severity));
    }

    [Fact]
    public void A_table_that_all_series_share_stands_once()
    {
        const string optics = "data_optics\nloop_\n_rlnOpticsGroup\n1\n\n";
        var joined = ProjectFiles.Join(Dialect.Relion5, [Part(Dialect.Relion5, "A") + optics, Part(Dialect.Relion5, "B") + optics]);
        Assert.Empty(joined.Findings);
        Assert.Equal(["global", "optics"], StarFile.Decode(joined.Texts[0].Text, "joined").Blocks.Select(block => block.Name));
        var differing = ProjectFiles.Join(Dialect.Relion5, [Part(Dialect.Relion5, "A") + optics, Part(Dialect.Relion5, "B") + optics.Replace("1\n\n", "2\n\n", StringComparison.Ordinal)]);
        Assert.Equal("star-tables-differ", Assert.Single(differing.Findings).Code);
    }

    private static string Part(Dialect dialect, string name) => Part(dialect, RelionSamples.Known with { Name = name });

    private static string Part(Dialect dialect, Thon.Formats.SeriesDescription series) =>
        (dialect == Dialect.Relion5 ? Relion5Writer.Write(series, null) : Relion4Writer.Write(series, null)).Texts.Single(text => text.IsOfProject).Text;

    private static string Joined(Dialect dialect, params string[] parts)
    {
        var joined = ProjectFiles.Join(dialect, parts);
        Assert.Empty(joined.Findings);
        string path = Path.Combine(Repository.TemporaryFolder(), joined.Texts[0].Name);
        File.WriteAllText(path, joined.Texts[0].Text);
        return path;
    }
}
