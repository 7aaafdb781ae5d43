using System.Xml.Linq;
using SkiaSharp;
using Thon.Findings;
using Thon.Formats;
using Thon.Report.Pages;
using Xunit;

namespace Thon.Tests.Report.Pages;

public sealed class FigureFilesTests
{
    [Fact]
    public void Every_figure_is_written_as_PNG_and_as_SVG_and_can_be_read()
    {
        var report = Short();
        string folder = Path.Combine(Repository.TemporaryFolder(), "figures");
        var files = FigureFiles.Write(report, folder, Overwrite.Refuse);
        string[] names = ["defocus-tilt", "tilt_02_agreement", "tilt_02_map", "tilt_02_profile", "tilt_02_spectrum"];
        Assert.Equal(names.SelectMany(name => new[] { name + ".png", name + ".svg" }), Directory.GetFiles(Path.Combine(folder, "TS_01")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(names.Length * 2, files.Length);
        foreach (string file in files)
        {
            if (file.EndsWith(".svg", StringComparison.Ordinal)) Assert.Equal("svg", XElement.Load(file).Name.LocalName);
            else using (var picture = SKBitmap.Decode(file)) Assert.True(picture.Pixels.Distinct().Count() > 10, file);
        }
    }

    [Fact]
    public void Where_one_file_exists_none_is_written_unless_it_may_be_replaced()
    {
        string folder = Repository.TemporaryFolder(), own = Path.Combine(folder, "TS_01"), taken = Path.Combine(own, "tilt_02_map.svg");
        Directory.CreateDirectory(own);
        File.WriteAllText(taken, "mine");
        var refused = Assert.Throws<BadInputException>(() => FigureFiles.Write(Short(), folder, Overwrite.Refuse));
        Assert.Equal("output-exists", Assert.Single(refused.Findings).Code);
        Assert.Equal([taken], Directory.GetFileSystemEntries(own));
        FigureFiles.Write(Short(), folder, Overwrite.Replace);
        Assert.Equal("svg", XElement.Load(taken).Name.LocalName);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        string file = Path.Combine(Repository.TemporaryFolder(), "file");
        File.WriteAllText(file, "");
        Assert.Equal("output-unwritable", Assert.Single(Assert.Throws<BadInputException>(() => FigureFiles.Write(Short(), file, Overwrite.Refuse)).Findings).Code);
    }

    [Theory]
    [InlineData("TS_01", "TS_01")]
    [InlineData("../../etc", "_._.._etc")]
    [InlineData("..", "_.")]
    [InlineData("", "series")]
    [InlineData("a/b\\c:d\n", "a_b_c_d_")]
    public void No_name_leads_out_of_the_folder(string name, string folder) => Assert.Equal(folder, FigureFiles.FolderName(name));

    // One chart and one tilt: the others are drawn in the same way.
    private static SeriesReport Short()
    {
        var report = SampleReport.Of("TS_01");
        return report with { Charts = [report.Charts[0]], Tilts = [report.Tilts[2]] };
    }
}
