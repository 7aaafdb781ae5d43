using System.Text.Json;
using Thon.Findings;
using Thon.Provenance.Soundness;

namespace Thon.Provenance;

/// <summary>The file beside an image file that holds its record: <c>FILE.thon.json</c>. docs/data-types.md lists its keys.</summary>
public sealed record Sidecar
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    private const string Ending = ".thon.json", NotesKey = "notes";

    private static readonly SealedJson Json = new("record", "thonRecord", "record", FormatVersion);

    /// <summary>The sidecar of a new record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="notes">What stands beside it for people.</param>
    public Sidecar(Record record, SidecarNotes notes) : this(record, notes, RecordJson.Seal(record)) { }

    // What was read may have keys of later versions, which the hash covers and the record has not.
    private Sidecar(Record record, SidecarNotes notes, string hash) => (Record, Notes, Hash) = (record, notes, hash);

    /// <summary>The record.</summary>
    public Record Record { get; }

    /// <summary>What stands beside it for people.</summary>
    public SidecarNotes Notes { get; }

    /// <summary>The record's hash, SHA-256, 64 hexadecimal digits; it goes with the record, and none of the three is changed without the others.</summary>
    public string Hash { get; }

    /// <summary>The name of the sidecar of an image file.</summary>
    public static string PathOf(string file) => file + Ending;

    /// <summary>The text of the file.</summary>
    public string Encode() => Json.Encode(Record, Hash, (NotesKey, Notes));

    /// <summary>Reads a sidecar and holds its record against the hash that was written with it.</summary>
    /// <exception cref="BadInputException">It cannot be read, is cut short, is no sidecar or of a later version, its record was changed, or it has numbers that no record has.</exception>
    public static Sidecar Read(string path) => Json.Read<Record, Sidecar>(path, (record, hash, root) =>
    {
        if (record.History.IsEmpty) throw Json.Damaged(path, "a record without jobs");
        if (record.History.SelectMany(JobObjections.Of).FirstOrDefault(objection => objection is not null) is { } objection) throw Json.Damaged(path, objection);
        var notes = root.GetProperty(NotesKey).Deserialize<SidecarNotes>(RecordJson.Options);
        if (notes is null || notes.Heading.Contains(null!) || notes.Paths.Contains(null!)) throw Json.Damaged(path, "no notes");
        return new Sidecar(record, notes, hash);
    });
}
