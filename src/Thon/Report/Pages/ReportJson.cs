using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Thon.Provenance;

namespace Thon.Report.Pages;

/// <summary>Reports as JSON that may stand inside a page: what ends a script or begins a tag is escaped.</summary>
public static class ReportJson
{
    // Outside of strings JSON has none of these, and what stands before one is never half an escape.
    private static readonly (string Character, string Escape)[] Escapes = [("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")];

    /// <summary>The JSON of a record: keys in camel case, words for enums, null for what is not known. Properties that cannot be set are left out, unless they are lists.</summary>
    /// <param name="value">A record, or a list of them; no anonymous type, of which nothing would be written.</param>
    public static string Of(object value)
    {
        using var bytes = new MemoryStream();
        // The stricter encoder escapes every plus as well: a twelfth more of each picture.
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) new RecordWriter(json).Write(value);
        string text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return Escapes.Aggregate(text, (safe, one) => safe.Replace(one.Character, one.Escape, StringComparison.Ordinal));
    }
}
