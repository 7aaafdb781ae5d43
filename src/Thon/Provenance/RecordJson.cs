using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Thon.Provenance;

/// <summary>How records and recipes are written as JSON and read, and how their text is sealed.</summary>
internal static class RecordJson
{
    // File names stay readable; nobody puts this into a web page as it is.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Keys in camel case, words for enums, every key that is expected must be there, keys of later versions are passed over.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = Encoder,
        WriteIndented = true,
        // What follows from other values is not written.
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // The seal is over the text, so nothing may stand there twice.
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The text of a document.</summary>
    /// <param name="write">Writes it.</param>
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(Options.WriteIndented, write));

    /// <summary>The SHA-256 of a part of a document, 64 hexadecimal digits; it does not depend on blanks and line ends.</summary>
    public static string Seal(JsonElement part) => SealOf(part.WriteTo);

    /// <summary>The SHA-256 of what a value is written as.</summary>
    public static string Seal<T>(T value) => SealOf(json => new RecordWriter(json).Write(value));

    private static string SealOf(Action<Utf8JsonWriter> write) => Convert.ToHexStringLower(SHA256.HashData(Bytes(indented: false, write)));

    private static byte[] Bytes(bool indented, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = Encoder, Indented = indented })) write(json);
        return bytes.ToArray();
    }
}
