using System.Text.Json;
using Thon.Findings;

namespace Thon.Provenance;

/// <summary>The file beside an image file that holds its record: <c>FILE.thon.json</c>. docs/data-types.md lists its keys.</summary>
/// <param name="Record">The record.</param>
/// <param name="Notes">What stands beside it for people.</param>
public sealed record Sidecar(Record Record, SidecarNotes Notes)
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    private const string Ending = ".thon.json";

    /// <summary>The record's hash, SHA-256, 64 hexadecimal digits.</summary>
    public string Hash { get; private init; } = RecordJson.Seal(Record);

    /// <summary>The name of the sidecar of an image file.</summary>
    public static string PathOf(string file) => file + Ending;

    /// <summary>Whether a file is called as sidecars are.</summary>
    public static bool IsName(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of the file.</summary>
    public string Encode() => JsonSerializer.Serialize(new Document(FormatVersion, Hash, Record, Notes), RecordJson.Options) + "\n";

    /// <summary>Reads a sidecar and holds its record against the hash that was written with it.</summary>
    /// <exception cref="BadInputException">It cannot be read, is cut short, is no sidecar or of a later version, or its record was changed.</exception>
    public static Sidecar Read(string path)
    {
        byte[] bytes = ReadBytes(path);
        try
        {
            using var json = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            RefuseOtherVersions(path, json.RootElement);
            var document = json.Deserialize<Document>(RecordJson.Options)!;
            if (document.Record.History.IsEmpty || document.Record.History.Contains(null!)) throw Unreadable(path, "a record without jobs");
            string hash = RecordJson.Seal(json.RootElement.GetProperty("record"));
            return hash == document.Sha256 ? new(document.Record, document.Notes) { Hash = hash } : throw Changed(path, hash, document.Sha256);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException)
        {
            throw Unreadable(path, e.Message);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("record-unreadable", path, null, e.Message.TrimEnd('.'), "a record that can be read", "Check its permissions"));
        }
    }

    private static void RefuseOtherVersions(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("thonRecord", out var version) || !version.TryGetInt32(out int number))
            throw Unreadable(path, "no key thonRecord");
        if (number != FormatVersion)
            throw new BadInputException(Finding.Error("record-version", path, "thonRecord", $"{number}", $"{FormatVersion}, which this version of thon reads", "Use the version of thon that wrote it, or a later one"));
    }

    private static BadInputException Unreadable(string path, string why) => new(Finding.Error(
        "record-damaged", path, null, "no whole record: " + why.TrimEnd('.'), "a record as thon writes it", "It was cut short or edited; copy it again from where the file was made"));

    private static BadInputException Changed(string path, string found, string expected) => new(Finding.Error(
        "record-changed", path, "record", $"a record with the hash {found[..16]}...", $"{expected[..Math.Min(16, expected.Length)]}..., as it was written", "Somebody edited it; copy it again from where the file was made"));

    private sealed record Document(int ThonRecord, string Sha256, Record Record, SidecarNotes Notes);
}
