using System.Text.Json;
using System.Text.RegularExpressions;
using Thon.Report.Pages;
using Xunit;

namespace Thon.Tests.Report.Pages;

public sealed partial class ReportPageTests
{
    [Fact]
    public void A_hostile_name_stays_text_everywhere()
    {
        string html = ReportPage.Html(SampleReport.Of(SampleReport.Hostile));
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Equal(SampleReport.Hostile, Data(html).GetProperty("name").GetString());
        Assert.Single(TableTag().Matches(html), match => match.Value.Contains("\"tilts\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_data_hold_no_character_that_means_something_to_a_page()
    {
        const string text = SampleReport.Hostile + "\\<\u2029\\u003C";
        string json = ReportJson.Of(new ReportFact("name", text));
        Assert.Equal(-1, json.IndexOfAny(['<', '>', '&', '\u2028', '\u2029']));
        Assert.Equal(text, JsonDocument.Parse(json).RootElement.GetProperty("value").GetString());
    }

    [Fact]
    public void The_data_of_a_page_are_its_report()
    {
        var report = SampleReport.Of("TS_01");
        var data = Data(ReportPage.Html(report));
        Assert.Equal("TS_01.mrc", data.GetProperty("stack").GetString());
        Assert.Equal(report.Tilts.Length, data.GetProperty("tilts").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("tilts")[3].GetProperty("spectrum").ValueKind);
        Assert.Equal("frequency", data.GetProperty("tilts")[0].GetProperty("profile").GetProperty("x").GetProperty("kind").GetString());
        Assert.Equal("crosses", Traces(data).Single(trace => trace.GetProperty("name").GetString() == "weak").GetProperty("style").GetString());
        for (int i = 0; i < report.Tilts.Length; i++)
        {
            var numbers = data.GetProperty("tilts")[i].GetProperty("numbers");
            Assert.Equal(report.Tilts[i].Numbers.DefocusUAngstroms, numbers.GetProperty("defocusUAngstroms").GetDouble());
            Assert.Equal(report.Tilts[i].Numbers.IsExcluded, numbers.GetProperty("isExcluded").GetBoolean());
        }
    }

    [Fact]
    public void The_table_holds_every_tilt_the_worst_first_with_whole_numbers()
    {
        var report = SampleReport.Of("TS_01");
        string html = ReportPage.Html(report);
        Assert.Equal(["1", "0", "5", "2", "3", "4"], Row().Matches(html).Select(match => match.Groups[1].Value));
        double[] shown = [.. DefocusU().Matches(html).Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(report.Tilts.OrderBy(tilt => tilt.Rank).Select(tilt => tilt.Numbers.DefocusUAngstroms!.Value), shown);
        Assert.Contains("no rings &lt;b&gt;&amp;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_a_page_has_the_columns_that_its_data_name()
    {
        var report = SampleReport.Of("TS_01");
        string html = ReportPage.Html(report);
        var columns = Data(html).GetProperty("columns").EnumerateArray().ToArray();
        string[] named = [.. columns.Select(column => column.GetProperty("field").GetString()!)], heads = [.. Head().Matches(html).Select(match => match.Groups[1].Value)];
        Assert.Equal(named.Intersect(heads), heads);
        // Nothing is known of phases' errors; such a column stays away.
        Assert.Equal(["phaseSigmaDegrees"], named.Except(heads));
        var dose = columns.Single(column => column.GetProperty("field").GetString() == "doseBefore");
        Assert.Equal(("Before, e/\u00c5\u00b2", 2), (dose.GetProperty("label").GetString(), dose.GetProperty("decimals").GetInt32()));
        Assert.Contains("<td data-field=\"doseBefore\" data-value=\"12.4\">12.40</td>", html, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, columns[^1].GetProperty("decimals").ValueKind);
    }

    [Fact]
    public void A_page_may_load_nothing_from_elsewhere()
    {
        foreach (string html in (string[])[ReportPage.Html(SampleReport.Of("TS_01")), IndexPage.Html([])])
        {
            Assert.Contains("Content-Security-Policy", html, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
            Assert.Contains("<meta name=\"generator\" content=\"Thon\">", html, StringComparison.Ordinal);
            Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
            Assert.DoesNotMatch(@"\{\{(title|style|script|data|table)\}\}", html);
        }
    }

    [Fact]
    public void No_script_of_a_page_ends_itself() =>
        Assert.All(PageAssets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)), name => Assert.DoesNotContain("</script", PageAssets.Text(name), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_part_that_does_not_exist_is_refused() => Assert.Throws<ArgumentException>(() => PageAssets.Text("../page.css"));

    private static IEnumerable<JsonElement> Traces(JsonElement data) => data.GetProperty("charts").EnumerateArray().First().GetProperty("traces").EnumerateArray();

    private static JsonElement Data(string html) => JsonDocument.Parse(DataPart().Match(html).Groups[1].Value).RootElement;

    [GeneratedRegex("<th scope=\"col\" data-field=\"([^\"]*)\"")]
    private static partial Regex Head();

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataPart();

    [GeneratedRegex("<table[^>]*>")]
    private static partial Regex TableTag();

    [GeneratedRegex("<tr data-section=\"(\\d+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("<td data-field=\"defocusUAngstroms\" data-value=\"([^\"]*)\"")]
    private static partial Regex DefocusU();
}
