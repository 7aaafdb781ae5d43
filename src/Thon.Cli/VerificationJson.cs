using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Thon.Provenance;

namespace Thon.Cli;

/// <summary>What a verification says, for programs: keys and their meaning stay as they are for one <see cref="FormatVersion"/>. docs/data-types.md lists them.</summary>
internal static class VerificationJson
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    // File names stay readable; nobody puts this into a web page as it is.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report.</summary>
    public static string Encode(string recipe, IEnumerable<Verification> results, int exitCode)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", "thon-verify");
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("recipe", recipe);
            json.WriteNumber("exitCode", exitCode);
            json.WriteStartArray("files");
            foreach (var result in results) Write(json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Verification result)
    {
        json.WriteStartObject();
        json.WriteString("file", result.File);
        json.WriteString("verdict", VerificationPrinter.Word(result.Verdict));
        json.WriteStartArray("differences");
        foreach (var difference in result.Differences)
        {
            json.WriteStartObject();
            json.WriteString("trait", difference.Trait);
            json.WriteString("expected", difference.Expected);
            json.WriteString("found", difference.Found);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "reasons", result.Reasons);
        WriteTexts(json, "commands", result.Commands);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
