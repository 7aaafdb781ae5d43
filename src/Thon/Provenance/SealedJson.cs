using System.Text.Json;
using Thon.Findings;
using Thon.Formats;
using Thon.Provenance.Soundness;

namespace Thon.Provenance;

/// <summary>A JSON file with a part that is sealed by its SHA-256. Its findings begin with what it is: <c>recipe-damaged</c>, <c>recipe-changed</c> and so on.</summary>
/// <param name="What">What it is, for findings.</param>
/// <param name="VersionKey">The key of its version.</param>
/// <param name="PartKey">The key of the part.</param>
/// <param name="Version">The version that is read and written.</param>
internal sealed record SealedJson(string What, string VersionKey, string PartKey, int Version)
{
    private const string SealKey = "sha256";

    /// <summary>The longest file that is read, bytes: a record has some 100 kB, a recipe of a thousand files some MB.</summary>
    public const long LargestFile = 64L << 20;

    private static readonly (string Key, string What)[] Kinds = [("thonRecord", "record"), ("thonRecipe", "recipe"), ("thonDraft", "draft")];

    /// <summary>The text of the file.</summary>
    /// <param name="part">The part.</param>
    /// <param name="seal">Its seal, see <see cref="RecordJson.Seal{T}(T)"/>.</param>
    /// <param name="beside">What stands beside it, under its key; the seal does not cover it.</param>
    public string Encode<T>(T part, string seal, params (string Key, object? Value)[] beside) => RecordJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteNumber(VersionKey, Version);
        json.WriteString(SealKey, seal);
        var writer = new RecordWriter(json);
        foreach (var (key, value) in beside.Prepend((PartKey, part)))
        {
            json.WritePropertyName(key);
            writer.Write(value);
        }

        json.WriteEndObject();
    }) + "\n";

    /// <summary>Reads the part and holds it against its seal.</summary>
    /// <exception cref="BadInputException">The file cannot be read, is cut short or another one, is of another version, or the part was changed.</exception>
    public T Read<T>(string path) => Read<T, T>(path, (part, _, _) => part);

    /// <summary>Reads the part, holds it against its seal, and makes something of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="make">Makes it of the part, its seal and the whole document.</param>
    /// <exception cref="BadInputException">The file cannot be read, is cut short or another one, is of another version, or the part was changed.</exception>
    public TResult Read<T, TResult>(string path, Func<T, string, JsonElement, TResult> make)
    {
        byte[] bytes = ReadBytes(path);
        try
        {
            using var json = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            RefuseOtherVersions(path, json.RootElement);
            var part = json.RootElement.GetProperty(PartKey);
            string found = RecordJson.Seal(part), expected = json.RootElement.GetProperty(SealKey).GetString() ?? "";
            if (found != expected) throw Changed(path, found, expected);
            if (TextObjections.Of(part) is { } objection) throw Damaged(path, objection);
            return make(part.Deserialize<T>(RecordJson.Options) ?? throw Damaged(path, $"nothing under {PartKey}"), found, json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or KeyNotFoundException)
        {
            throw Damaged(path, e.Message);
        }
    }

    /// <summary>What is thrown where the file is not whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="why">What is wrong with it.</param>
    public BadInputException Damaged(string path, string why) => new(Finding.Error(
        $"{What}-damaged", path, null, $"no whole {What}: {why.TrimEnd('.')}", $"a {What} as thon writes it", "It was cut short or edited, or is another file; copy it again from where it was made"));

    private byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path)) throw new BadInputException(Finding.Error($"{What}-unreadable", path, null, "a folder", $"a {What}, which is a file", "Name the file in it"));
        try
        {
            return RegularFile.Read(path, LargestFile);
        }
        catch (EndOfStreamException nothing)
        {
            throw Damaged(path, nothing.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error($"{What}-unreadable", path, null, e.Message.TrimEnd('.'), $"a {What} that can be read", "Check its path, its permissions, and that it is a file"));
        }
    }

    private BadInputException OfAnotherKind(string path, string kind) => new(Finding.Error(
        $"{What}-damaged", path, null, $"this is a {kind}, not a {What}", $"a {What} as thon writes it", What == "recipe" ? "Make one with thon lock" : "Name the file of the record, which ends in .thon.json"));

    private void RefuseOtherVersions(string path, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && Kinds.FirstOrDefault(kind => kind.Key != VersionKey && root.TryGetProperty(kind.Key, out _)).What is { } other) throw OfAnotherKind(path, other);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(VersionKey, out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number))
            throw Damaged(path, $"no key {VersionKey}");
        if (number != Version)
            throw new BadInputException(Finding.Error($"{What}-version", path, VersionKey, $"{number}", $"{Version}, which this version of thon reads", "Use the version of thon that wrote it, or a later one"));
    }

    private BadInputException Changed(string path, string found, string expected) => new(Finding.Error(
        $"{What}-changed", path, PartKey, $"a {What} with the hash {found[..16]}...", $"{expected[..Math.Min(16, expected.Length)]}..., as it was written", "Somebody edited it; copy it again from where it was made, or have it made again"));
}
