using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Thon.Provenance;

namespace Thon.Report.Pages;

/// <summary>Reports as JSON that may stand inside a page: what ends a script or begins a tag is escaped.</summary>
public static class ReportJson
{
    /// <summary>The JSON of a record: keys in camel case, words for enums, null for what is not known.</summary>
    /// <param name="value">A record, or a list of them.</param>
    public static string Of(object value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.Default })) new RecordWriter(json).Write(value);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
