using Thon.Batch.Summary;
using Thon.Findings;
using Thon.Pipeline.Reporting;
using Thon.Tests.Batch.Summary;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>The index of a folder that others write into.</summary>
public sealed class FolderIndexReaderTests
{
    private readonly SampleBatch _batch = new();
    private readonly FolderIndexReader _reader;

    /// <summary>A folder with two series.</summary>
    public FolderIndexReaderTests()
    {
        _batch.Done("TS_1");
        _batch.Done("TS_2");
        _reader = new(_batch.Folder.Out);
    }

    [Fact]
    public void The_table_of_a_whole_batch_is_no_series_and_no_damage()
    {
        new BatchSummary(_batch.Folder).Write(_batch.Plan, _batch.Ledger, []);
        Assert.True(File.Exists(_batch.Folder.Processed));
        var index = _reader.Read();
        Assert.Equal(["TS_1", "TS_2"], index.Series.Select(one => one.Entry.Name));
        Assert.Empty(index.Findings);
        var found = SeriesFolder.Search(_batch.Folder.Out);
        Assert.Equal(["TS_1", "TS_2"], found.Series.Select(one => one.Series.Name));
        Assert.Empty(found.Findings);
    }

    [Fact]
    public void A_row_is_the_same_object_until_its_file_changes()
    {
        var before = _reader.Read().Series;
        _batch.Done("TS_3");
        string star = before[1].Star, text = File.ReadAllText(star);
        File.WriteAllText(star, text + "\n# one more line\n");
        var after = _reader.Read().Series;
        Assert.Equal(["TS_1", "TS_2", "TS_3"], after.Select(one => one.Entry.Name));
        Assert.Same(before[0].Entry, after[0].Entry);
        Assert.NotSame(before[1].Entry, after[1].Entry);
        Assert.Equal(before[1].Entry.DefocusMicrometers, after[1].Entry.DefocusMicrometers);
    }

    [Fact]
    public void A_row_says_what_the_whole_series_says()
    {
        var stored = SeriesFolder.Find(_batch.Folder.Out)[0];
        var row = _reader.Read().Series[0];
        Assert.Equal(stored.Star, row.Star);
        Assert.Equal(Thon.Report.Pages.ReportJson.Of(Thon.Report.Pages.IndexEntry.Of(stored.Series, null)), Thon.Report.Pages.ReportJson.Of(row.Entry));
    }

    [Fact]
    public void A_damaged_file_is_told_and_an_empty_folder_has_no_series()
    {
        string star = Path.Combine(_batch.Folder.Out, "TS_1.star");
        File.WriteAllText(star, File.ReadAllText(star).Replace("_rlnDefocusU", "_rlnDefocusU\n_rlnDefocusU", StringComparison.Ordinal)[..900]);
        var index = _reader.Read();
        Assert.Equal(["TS_2"], index.Series.Select(one => one.Entry.Name));
        Assert.NotEmpty(index.Findings);
        Assert.All(index.Findings, finding => Assert.Equal((Severity.Error, star), (finding.Severity, finding.File)));
        Assert.Empty(new FolderIndexReader(Repository.TemporaryFolder()).Read().Series);
        Assert.Throws<BadInputException>(() => new FolderIndexReader(Path.Combine(_batch.Folder.Out, "none")).Read());
    }
}
