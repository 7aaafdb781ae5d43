using System.IO.Hashing;
using System.Text;
using Thon.Findings;
using Thon.Imaging;
using Thon.Provenance;
using Xunit;
using Record = Thon.Provenance.Record;

namespace Thon.Tests.Provenance;

/// <summary>The record of a text lies beside it, is known by the content of the text, and tells where that was edited.</summary>
public sealed class TextRecordSearchTests
{
    private const string Text = "data_global\n_rlnTomoName TS_01\n";

    private readonly string _folder = Repository.TemporaryFolder();

    private string Star => Path.Combine(_folder, "TS_01.star");

    [Fact]
    public void A_text_as_it_was_written_has_the_record_beside_it()
    {
        Write(Star, Text);
        var found = Search(Star);
        Assert.Equal((Sidecar.PathOf(Star), 0), (found.Path, found.Findings.Count));
        Assert.Equal(TextKind.Star, found.Sidecar!.Record.Last.Output.Text);
    }

    [Theory, InlineData("data_global\r\n_rlnTomoName TS_01\r\n"), InlineData("data_global\n_rlnTomoName TS_02\n"), InlineData("")]
    public void An_edited_text_is_found_out_and_may_be_used(string edited)
    {
        Write(Star, Text);
        File.WriteAllText(Star, edited);
        var found = Search(Star);
        var finding = Assert.Single(found.Findings);
        Assert.Equal((TextRecordSearch.OtherText, Severity.Warning, Star), (finding.Code, finding.Severity, finding.File));
        Assert.NotNull(found.Sidecar);
    }

    [Fact]
    public void A_renamed_text_finds_its_record_though_another_has_its_old_name()
    {
        Write(Star, Text);
        string renamed = Path.Combine(_folder, "renamed.star");
        File.Move(Star, renamed);
        File.WriteAllText(Star, "another");
        var found = Search(renamed);
        Assert.Equal((Sidecar.PathOf(Star), "record-renamed", Severity.Note), (found.Path, Assert.Single(found.Findings).Code, found.Findings.Single().Severity));
        Assert.NotNull(found.Sidecar);
        Assert.Equal(TextRecordSearch.OtherText, Assert.Single(Search(Star).Findings).Code);
    }

    [Fact]
    public void A_text_that_nobody_recorded_has_none_though_records_name_it_as_an_input()
    {
        File.WriteAllText(Star, Text);
        var job = TestRecords.Run with { Inputs = [.. TestRecords.Run.Inputs, new("metadata", "TS_01.star", Text.Length, Hash(Text))] };
        File.WriteAllText(Path.Combine(_folder, "other.star.thon.json"), new Sidecar(Record.Of(Of(job, "other"), null), new("other.star", [], [])).Encode());
        Assert.Equal(new(null, null, FindingList.Empty), Search(Star));
    }

    [Fact]
    public void A_damaged_record_is_told()
    {
        Write(Star, Text);
        File.WriteAllText(Sidecar.PathOf(Star), "{}");
        var found = Search(Star);
        Assert.Equal(("record-damaged", Severity.Error), (Assert.Single(found.Findings).Code, found.Findings.Single().Severity));
        Assert.Null(found.Sidecar);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_record_is_told()
    {
        File.WriteAllText(Star, Text);
        Directory.CreateDirectory(Sidecar.PathOf(Star));
        Assert.Equal("record-unreadable", Assert.Single(Search(Star).Findings).Code);
    }

    [Fact]
    public void A_link_to_a_text_has_the_record_that_lies_with_the_text()
    {
        Write(Star, Text);
        string link = Path.Combine(Repository.TemporaryFolder(), "link.star"), renamed = Path.Combine(_folder, "renamed.star.thon.json");
        File.CreateSymbolicLink(link, Star);
        Assert.Equal((Sidecar.PathOf(Star), 0), (Search(link).Path, Search(link).Findings.Count));
        File.Move(Sidecar.PathOf(Star), renamed);
        Assert.Equal((renamed, "record-renamed"), (Search(link).Path, Assert.Single(Search(link).Findings).Code));
    }

    [Fact]
    public void The_record_of_a_text_is_none_of_the_images_that_it_names()
    {
        Write(Star, Text);
        Assert.Equal(new(null, null, FindingList.Empty), RecordSearch.Of(Star, []));
    }

    private static RecordSearch Search(string file) => TextRecordSearch.Of(file, ContentHash.Of(File.ReadAllBytes(file)));

    private static void Write(string file, string text)
    {
        File.WriteAllText(file, text);
        File.WriteAllText(Sidecar.PathOf(file), new Sidecar(Record.Of(Of(TestRecords.Run, text), null), new(Path.GetFileName(file), [], [])).Encode());
    }

    private static Job Of(Job job, string text) => job with { Output = job.Output with { Bytes = text.Length, Content = Hash(text), Text = TextKind.Star } };

    // The reference of the hash is the library's own text of it.
    private static string Hash(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
}
