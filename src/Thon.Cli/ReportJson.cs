using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Thon.Cli;

/// <summary>How reports for programs are written: a head that names the format and its version, then what there is to say.</summary>
internal static class ReportJson
{
    // File names stay readable; nobody puts this into a web page as it is.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report.</summary>
    /// <param name="format">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="write">Writes what it says.</param>
    public static string Encode(string format, int version, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            json.WriteNumber("formatVersion", version);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes texts under their keys.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, params IEnumerable<(string Key, string? Text)> texts)
    {
        foreach (var (key, text) in texts) json.WriteString(key, text);
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
