using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>A report as whoever opens the file has it.</summary>
/// <param name="Html">The page.</param>
/// <param name="Data">What its scripts draw.</param>
internal sealed partial record ReportFile(string Html, JsonElement Data)
{
    /// <summary>Reads a page.</summary>
    public static ReportFile Read(string path)
    {
        string html = File.ReadAllText(path);
        var data = DataElement().Match(html);
        Assert.True(data.Success, "no data in " + path);
        using var json = JsonDocument.Parse(data.Groups[1].Value);
        return new(html, json.RootElement.Clone());
    }

    /// <summary>The tilts of a series.</summary>
    public JsonElement[] Tilts => [.. Data.GetProperty("tilts").EnumerateArray()];

    /// <summary>A number of every tilt.</summary>
    public double?[] Numbers(string field) => [.. Tilts.Select(tilt => tilt.GetProperty("numbers").GetProperty(field)).Select(number => number.ValueKind == JsonValueKind.Null ? (double?)null : number.GetDouble())];

    /// <summary>A text of every tilt; null where there is none.</summary>
    public string?[] Texts(string field) => [.. Tilts.Select(tilt => tilt.GetProperty(field).GetString())];

    /// <summary>The addresses a browser would ask for on its own.</summary>
    public string[] LoadedFromElsewhere => [.. Loads().Matches(Html).Select(match => match.Value)];

    [GeneratedRegex("<script[^>]*id=\"data\"[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataElement();

    [GeneratedRegex("""(<link\b(?![^>]*href="data:)|<base\b|<iframe\b|<object\b|<embed\b|@import|<script[^>]*\bsrc|\bsrc\s*=\s*["'](?!data:)|url\(\s*["']?(?!data:|#)|\bfetch\(|XMLHttpRequest|WebSocket)[^\n]{0,80}""", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
