using System.Text.Json;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Batch.Ledger;

/// <summary>The ledger of a batch: an entry for each series that anything was done about.</summary>
/// <param name="folder">The folder of the batch.</param>
public sealed class SeriesLedger(BatchFolder folder)
{
    /// <summary>The entry of a series; null where it has none, or one that is damaged, which counts the same: the series is worked on again.</summary>
    /// <param name="name">The series.</param>
    /// <exception cref="BadInputException">The entry is there and the system does not let it be read.</exception>
    public SeriesEntry? Find(string name)
    {
        string path = folder.EntryOf(name);
        try
        {
            return JsonSerializer.Deserialize<SeriesEntry>(File.ReadAllBytes(path), BatchJson.Options) is { FormatVersion: 1 } entry && entry.Name == name ? entry : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("batch-ledger-unreadable", path, null, e.Message.TrimEnd('.'), "an entry of the ledger", "Check the permissions of the folder"));
        }
    }

    /// <summary>All entries, in the order of their names; those that are damaged are passed over.</summary>
    /// <exception cref="BadInputException">An entry is there and the system does not let it be read.</exception>
    public IEnumerable<SeriesEntry> All() => Directory.Exists(folder.Entries)
        ? Directory.EnumerateFiles(folder.Entries, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).Select(Find).OfType<SeriesEntry>()
        : [];

    /// <summary>Writes the entry of a series in place of the one before, whole or not at all, and onto the disk.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Write(SeriesEntry entry)
    {
        RoomMaking.Make(folder.Entries);
        TextFiles.Write([(folder.EntryOf(entry.Name), JsonSerializer.Serialize(entry, BatchJson.Options) + "\n")], Overwrite.Replace);
    }
}
