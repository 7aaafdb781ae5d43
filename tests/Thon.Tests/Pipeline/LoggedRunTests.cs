using Thon.Findings;
using Thon.Pipeline;
using Thon.Report.Pages;
using Thon.Simulate;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>What a log says is read back.</summary>
public sealed class LoggedRunTests
{
    private static readonly MetadataValue[] Values =
    [
        new("pixel size", "2.5 A", "header of a (b).mrc"),
        new("tilt angles", "7 from -45.00 to 45.00  degrees", "small.rawtlt"),
        new("a longer name than others", "x", "option --x (said twice)"),
    ];

    private static readonly Finding[] Found =
    [
        Finding.Warning("estimate-blank", "ts.mrc", "section 2 (-15.0 degrees)", "a blank image", "rings", "Look at it"),
        Finding.Note("a-note", null, null, "worth: knowing"),
        Finding.Error("an-error", "</script><b>", null, "found"),
    ];

    [Fact]
    public void Values_findings_and_the_check_come_back_as_they_were_written()
    {
        string text = RunLog.Text(["thon 1", "findings"], Values, TrueSeries.Of(SmallSeries.Settings), null, FindingList.Of(Found[..2]), Found[2]);
        var read = LoggedRun.Read(text);
        Assert.Equal(Values, read.Values);
        Assert.Equal([new ReportFinding("warning", Found[0].ToString()), new ReportFinding("note", Found[1].ToString())], read.Findings);
        Assert.Equal([new ReportFinding("error", Found[2].ToString())], read.Check);
    }

    [Fact]
    public void A_log_without_findings_has_none_and_no_check()
    {
        string text = RunLog.Text([], Values[..1], TrueSeries.Of(SmallSeries.Settings), null, FindingList.Empty);
        var read = LoggedRun.Read(text);
        Assert.Equal(Values[..1], read.Values);
        Assert.Empty(read.Findings);
        Assert.Empty(read.Check);
        Assert.DoesNotContain("\ncheck\n", text);
    }

    [Theory, InlineData(""), InlineData("\n"), InlineData("values\n  a  b"), InlineData("\nvalues\n  a  b\n  c\n\nfindings\nwarning: x\n"), InlineData("\0\n\nvalues\n  (  )\n")]
    public void Other_texts_give_nothing(string text)
    {
        var read = LoggedRun.Read(text);
        Assert.Empty(read.Values);
        Assert.Empty(read.Findings);
        Assert.Empty(read.Check);
    }
}
