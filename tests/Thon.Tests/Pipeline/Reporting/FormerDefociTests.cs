using Thon.Formats.Mrc;
using Thon.Pipeline.Reporting;
using Thon.Tests.Pipeline.Inspection;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>Reports say when images and numbers do not belong together.</summary>
public sealed class FormerDefociTests
{
    private readonly InspectionBench _bench = new();

    [Fact]
    public void Images_corrected_with_former_defoci_are_told_as_long_as_they_lie_there()
    {
        Assert.DoesNotContain(Found().Findings, finding => finding.Code == "report-images-former");
        using (var series = _bench.Open())
        {
            series.Set(3, InspectionBench.Trial(31000));
            series.Save(TestContext.Current.CancellationToken);
        }

        var former = Assert.Single(Found().Findings, finding => finding.Code == "report-images-former");
        Assert.Equal((_bench.Processed, "section 3"), (former.File, former.Place));
        Assert.Contains("thon correct", former.Advice);
    }

    [Fact]
    public void A_report_drawn_from_other_images_of_the_same_size_says_so()
    {
        Assert.DoesNotContain(Drawn(Found()), code => code == "report-images-other");
        using (var stack = MrcReader.Open(_bench.Raw))
        using (var other = MrcWriter.Create(_bench.Raw + ".other", new MrcOutput(stack.Width, stack.Height, stack.Count, MrcMode.Int16, stack.PixelSize)))
        {
            var pixels = new float[stack.Width * stack.Height];
            for (int section = 0; section < stack.Count; section++)
            {
                stack.Read(section, pixels);
                other.Write(stack.Count - 1 - section, pixels);
            }
            other.Complete();
        }

        Assert.Contains("report-images-other", Drawn(Found() with { RawStack = _bench.Raw + ".other" }));
    }

    private StoredSeries Found() => Assert.Single(SeriesFolder.Find(_bench.Folder));

    private static string[] Drawn(StoredSeries stored) => [.. StoredReport.Draw(stored, 2, null, TestContext.Current.CancellationToken).Findings.Select(finding => finding.Code)];
}
