using Thon.Findings;
using Thon.Report.Pages;

namespace Thon.Tests.Report.Pages;

/// <summary>A report with texts that would like to be more than text.</summary>
internal static class SampleReport
{
    public const string Hostile = "</script><img src=x onerror=alert(1)>&\"'\u2028{{table}}{{data}}";

    public static SeriesReport Of(string name) => SeriesReports.Of(
        SampleFits.Series with { Name = name }, "/data/TS_01.mrc", TiltReports.Of(SampleFits.Series, [.. SampleFits.Series.Tilts.Select(tilt => tilt.Section == 3 ? null : SampleFits.Diagnosis)]),
        [ReportFindings.Of(Finding.Warning("mdoc-odd", "a.mdoc", "line 3", "found <b>"))], [new("voltage", "300 kV", "a.mdoc")], ["estimated by thon"], "{ \"thonRecord\": 1 }");
}
