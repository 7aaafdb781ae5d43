using System.Collections.Immutable;
using CsCheck;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>What is written over the file it was read from: all that did not change stays as it was, understood or not.</summary>
public sealed class RelionTemplatesTests
{
    private static readonly (string Name, Func<SeriesDescription, StarFile?, DialectOutput> Write)[] Writers =
        [("Relion5", Relion5Writer.Write), ("Relion4", Relion4Writer.Write), ("Relion3", Relion3Writer.Write)];

    [Theory]
    [InlineData("relion31_EMPIAR10164_TS_01_ctffind.star")]
    [InlineData("gctf_017.star")]
    public void A_table_of_micrographs_is_written_as_it_was_read(string name)
    {
        var file = StarFile.Read(Repository.Shared($"data/star/{name}"));
        var series = TiltSeriesStar.Decode(file, "x") with { Name = "x" };
        AssertSame(file.Blocks, RelionSamples.Tables(Relion3Writer.Write(series, file)).Blocks);
    }

    [Fact]
    public void A_Relion_5_series_is_written_as_it_was_read_but_for_the_other_series_and_its_path()
    {
        var global = StarFile.Read(Repository.Shared("data/star/relion5_tomo200528_tomograms.star"));
        var own = StarFile.Read(Repository.Shared("data/star/relion5_tomo200528_107_tilt.star"));
        var both = global with { Blocks = global.Blocks.AddRange(own.Blocks) };
        var series = TiltSeriesStar.Decode(both, "tomo200528_107");
        var output = Relion5Writer.Write(series, both);
        Assert.Equal(["convert-series-left"], output.Findings.Select(finding => finding.Code));
        var written = RelionSamples.Tables(output);
        AssertSame(own.Blocks, written.Blocks[1..]);
        var row = global.Blocks[0].RowWhere("rlnTomoName", "tomo200528_107")!.Value;
        Assert.Equal(global.Blocks[0].Labels, written.Blocks[0].Labels);
        Assert.Equal(global.Blocks[0].Rows[row].Replace("Tomograms/job009/tilt_series/tomo200528_107.star", "tilt_series/tomo200528_107.star"), written.Blocks[0].Rows[0]);
    }

    [Fact]
    public void The_series_file_alone_is_a_template_too()
    {
        var own = StarFile.Read(Repository.Shared("data/star/relion5_EMPIAR10164_TS_01_tilt.star"));
        var known = RelionSamples.Known;
        var series = TiltSeriesStar.Decode(own, "TS_01") with { Voltage = known.Voltage, SphericalAberration = known.SphericalAberration, AmplitudeContrast = 0.1, PixelSize = known.PixelSize, Hand = known.Hand };
        var written = RelionSamples.Tables(Relion5Writer.Write(series, own));
        Assert.Equal("300.000000", written["global"]!.Text(0, "rlnVoltage"));
        AssertSame(own.Blocks, written.Blocks[1..]);
    }

    [Fact]
    public void What_is_not_understood_survives_in_any_series_and_only_what_changed_is_written_anew() => Gen.Select(
        RelionSamples.Series, Gen.Int[0, 2], Gen.Char["ab1 .'\"#_;-"].Array[1, 8].Select(letters => new string(letters).Trim()).Array[9], Gen.Int[0, 8]).Sample((series, writer, words, which) =>
        {
            var write = Writers[writer].Write;
            var template = WithUnknown(RelionSamples.Tables(write(series, null)), words);
            var read = TiltSeriesStarDecoder.Decode(template, StarPlaces.Of(template, "TS_01"), (series.Width!.Value, series.Height!.Value)) with { Name = "TS_01" };
            AssertSame(template.Blocks, RelionSamples.Tables(write(read, template)).Blocks);

            int row = which % read.Tilts.Length;
            var tilt = read.Tilts[row];
            var moved = tilt with { Estimate = tilt.Estimate! with { Defocus = tilt.Estimate.Defocus.WithMean(new(tilt.Estimate.Defocus.Mean.Angstroms + 1000)) } };
            var after = RelionSamples.Tables(write(read with { Tilts = read.Tilts.SetItem(row, moved) }, template)).Blocks;
            AssertChanged(template.Blocks, after, row);
        });

    [Fact]
    public void Rows_are_matched_by_image_or_section_or_angle_whatever_their_order_and_number()
    {
        var known = RelionSamples.Known;
        var template = WithUnknown(RelionSamples.Tables(Relion5Writer.Write(known, null)), [.. Enumerable.Range(0, 9).Select(i => $"w{i}")]);
        var turned = known with { Tilts = [.. known.Tilts.Reverse().Select((tilt, row) => tilt with { Row = row })] };
        AssertSame(template.Blocks, RelionSamples.Tables(Relion5Writer.Write(turned, template)).Blocks);

        var renamed = turned with { Tilts = [.. turned.Tilts.Select(tilt => tilt with { Image = $"other/{tilt.Section}.mrc", Section = null })] };
        var written = RelionSamples.Tables(Relion5Writer.Write(renamed, template))["TS_01"]!;
        Assert.Equal(["w0", "w1", "w2"], written.Rows.Select((_, row) => written.Text(row, "rlnNobodyKnows")));
        Assert.Equal(["other/2.mrc", "other/1.mrc", "other/0.mrc"], written.Rows.Select((_, row) => written.Text(row, "rlnMicrographName")));

        var other = known.Tilts[0] with { Image = "000009@TS_01.st", Section = 8, TiltAngle = Angle.FromDegrees(33) };
        var output = Relion5Writer.Write(known with { Tilts = [known.Tilts[1], other] }, template);
        written = RelionSamples.Tables(output)["TS_01"]!;
        Assert.Equal(["w1", "None"], written.Rows.Select((_, row) => written.Text(row, "rlnNobodyKnows")));
        Assert.Equal("33.000000", written.Text(1, "rlnTomoNominalStageTiltAngle"));
        Assert.Equal(["convert-rows-left", "convert-rows-new"], output.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_number_that_is_the_same_keeps_its_text_and_a_pair_in_another_order_its_order()
    {
        const string text = "data_micrographs\nloop_\n_rlnMicrographName\n_rlnDefocusU\n_rlnDefocusV\n_rlnDefocusAngle\n_rlnCtfMaxResolution\na 3e4 3.1e+04 +10 None\nb 30000.0 29000 5.0 7\n";
        var file = StarFile.Decode(text, "x.star");
        var known = RelionSamples.Known;
        var series = TiltSeriesStar.Decode(file, "x") with { Name = "x", Voltage = known.Voltage, SphericalAberration = known.SphericalAberration, AmplitudeContrast = 0.1, PixelSize = known.PixelSize };
        Assert.Equal(31000, series.Tilts[0].Estimate!.Defocus.U.Angstroms);
        var changed = series with { Tilts = series.Tilts.SetItem(1, series.Tilts[1] with { Estimate = series.Tilts[1].Estimate! with { Resolution = new Length(6) } }) };
        var written = RelionSamples.Tables(Relion3Writer.Write(changed, file))["micrographs"]!;
        Assert.Equal(["a", "3e4", "3.1e+04", "+10", "None"], written.Rows[0][..5]);
        Assert.Equal(["b", "30000.0", "29000", "5.0", "6.000000"], written.Rows[1][..5]);
    }

    [Fact]
    public void Matrices_of_Relion_4_are_dropped_from_a_Relion_5_table_for_angles_and_shifts()
    {
        var known = RelionSamples.Known;
        var five = RelionSamples.Tables(Relion5Writer.Write(known, null));
        var four = RelionSamples.Tables(Relion4Writer.Write(known, null))["TS_01"]!;
        var rows = five["TS_01"]! with
        {
            Labels = five["TS_01"]!.Labels.AddRange(four.Labels[..4]),
            Rows = [.. five["TS_01"]!.Rows.Select((row, i) => row.AddRange(four.Rows[i][..4]))],
        };
        var written = RelionSamples.Tables(Relion5Writer.Write(known, five with { Blocks = [five.Blocks[0], rows] }))["TS_01"]!;
        Assert.Equal((false, true), (written.Has("rlnTomoProjX"), written.Has("rlnTomoZRot")));
    }

    // A column and a table that nobody knows, the one with texts of any kind.
    private static StarFile WithUnknown(StarFile file, string[] words) => file with
    {
        Blocks = file.Blocks
            .Select(block => block with { Labels = block.Labels.Insert(1, "rlnNobodyKnows"), Rows = [.. block.Rows.Select((row, i) => row.Insert(1, words[i]))] })
            .Append(new("unknown", StarLayout.Pairs, ["rlnSecret"], [[words[0]]])).ToImmutableArray(),
    };

    private static void AssertSame(ImmutableArray<StarBlock> expected, ImmutableArray<StarBlock> actual)
    {
        Assert.Equal(expected.Select(block => (block.Name, block.Layout)), actual.Select(block => (block.Name, block.Layout)));
        Assert.Equal(expected.SelectMany(block => block.Labels), actual.SelectMany(block => block.Labels));
        Assert.Equal(expected.SelectMany(block => block.Rows.SelectMany(row => row)), actual.SelectMany(block => block.Rows.SelectMany(row => row)));
    }

    // Of one row the defocus and its angle; nothing else.
    private static void AssertChanged(ImmutableArray<StarBlock> before, ImmutableArray<StarBlock> after, int row)
    {
        Assert.Equal(before.SelectMany(block => block.Labels), after.SelectMany(block => block.Labels));
        foreach (var (old, now) in before.Zip(after))
        {
            for (int i = 0; i < old.Rows.Length; i++)
            {
                string[] changed = [.. old.Labels.Where((_, column) => old.Rows[i][column] != now.Rows[i][column])];
                if (changed.Length == 0) continue;
                Assert.Equal(row, i);
                Assert.Subset(new HashSet<string> { "rlnDefocusU", "rlnDefocusV", "rlnDefocusAngle", "rlnCtfAstigmatism" }, changed.ToHashSet());
                Assert.Contains("rlnDefocusU", changed);
            }
        }
    }
}
