using System.Text.Encodings.Web;
using System.Text.Json;
using Thon.Findings;
using Thon.Pipeline.Checking;

namespace Thon.Cli;

/// <summary>What a check found, for programs: keys and their meaning stay as they are for one <see cref="FormatVersion"/>. docs/check.md lists them.</summary>
internal static class CheckJson
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    // File names stay readable; nobody puts this into a web page as it is.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report as UTF-8.</summary>
    public static byte[] Encode(string stack, CheckResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", "thon-check");
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("stack", stack);
            json.WriteNumber("exitCode", CheckPrinter.ExitCode(result));
            json.WriteNumber("errors", result.Count(Severity.Error));
            json.WriteNumber("warnings", result.Count(Severity.Warning));
            json.WriteNumber("notes", result.Count(Severity.Note));
            WriteValues(json, result);
            WriteFindings(json, result);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteValues(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartArray("values");
        foreach (var value in result.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("value", value.Value);
            json.WriteString("source", value.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" });
            json.WriteString("file", finding.File);
            json.WriteString("place", finding.Place);
            json.WriteString("found", finding.Found);
            json.WriteString("expected", finding.Expected);
            json.WriteString("advice", finding.Advice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
