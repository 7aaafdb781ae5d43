using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Xunit;

namespace Thon.Tests.Pipeline;

public sealed class OutputNamesTests
{
    [Fact]
    public void An_input_is_known_behind_links_and_by_other_names_of_its_folder()
    {
        string folder = Repository.TemporaryFolder(), data = Path.Combine(folder, "data.mrc"), link = Path.Combine(folder, "link.mrc"), linked = Path.Combine(folder, "linked");
        File.WriteAllText(data, "pixels");
        File.CreateSymbolicLink(link, data);
        Directory.CreateSymbolicLink(linked, folder);
        Assert.Equal(["output-is-input"], Codes([data], Overwrite.Replace, link));
        Assert.Equal(["output-is-input"], Codes([Path.Combine(linked, "data.mrc")], Overwrite.Replace, data));
        Assert.Equal(["output-is-input"], Codes([Path.Combine(folder, ".", "data.mrc")], Overwrite.Refuse, data));
        string deep = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "deep")).FullName, "deep.mrc");
        File.WriteAllText(deep, "pixels");
        Assert.Equal(["output-is-input"], Codes([Path.Combine(linked, "deep", "deep.mrc")], Overwrite.Replace, deep));
        OutputNames.Claim([Path.Combine(folder, "other.mrc")], Overwrite.Refuse, data);
    }

    [Fact]
    public void What_is_in_the_way_of_a_folder_is_told_once_for_all_its_files()
    {
        string file = Path.Combine(Repository.TemporaryFolder(), "file");
        File.WriteAllText(file, "");
        Assert.Equal(["output-folder-is-file"], Codes([Path.Combine(file, "new", "a.mrc"), Path.Combine(file, "new", "a.star")], Overwrite.Replace));
    }

    [Fact]
    public void A_name_that_leaves_no_room_for_that_of_its_record_shows_before_the_work()
    {
        string folder = Repository.TemporaryFolder();
        string Name(int length) => Path.Combine(folder, new string('a', length - 4) + ".mrc");
        Assert.Equal(["output-name-too-long"], Codes([.. OutputNames.WithRecords([Name(228)])], Overwrite.Refuse));
        Assert.Equal(["output-name-too-long"], Codes([Path.Combine(folder, new string('\u00e9', 117))], Overwrite.Refuse));
        string longest = Name(233);
        OutputNames.Claim([longest], Overwrite.Refuse);
        Thon.Formats.Text.TextLines.WriteText(longest, "as long as it may be");
    }

    [Fact]
    public void A_folder_of_an_outputs_name_shows_before_the_work()
    {
        string folder = Repository.TemporaryFolder();
        Assert.Equal(["output-is-folder"], Codes([folder], Overwrite.Replace));
    }

    private static string[] Codes(string[] files, Overwrite overwrite, params string[] inputs) =>
        [.. Assert.Throws<BadInputException>(() => OutputNames.Claim(files, overwrite, inputs)).Findings.Select(finding => finding.Code)];
}
