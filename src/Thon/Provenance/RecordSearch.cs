using System.Text;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Provenance;

/// <summary>Finds the record of an image file: beside it, or by its hash under another name in the same folder; where the file is a link, beside what it leads to as well.</summary>
/// <param name="Path">The sidecar, or null where there is none.</param>
/// <param name="Sidecar">What is in it; null where there is none or it does not serve.</param>
/// <param name="Findings">Why a sidecar does not serve, or that it was found under another name. Errors and warnings speak against it.</param>
public sealed record RecordSearch(string? Path, Sidecar? Sidecar, FindingList Findings)
{
    // The hash stands in the first lines of a sidecar.
    private const int HeadBytes = 512;

    /// <summary>Looks for the record of a file. Whether the pixels are those the record is of, <see cref="Belongs"/> tells.</summary>
    /// <param name="file">Path of the image file.</param>
    /// <param name="labels">The file's label lines.</param>
    public static RecordSearch Of(string file, IEnumerable<string> labels)
    {
        RecordSearch? useless = null;
        foreach (var search in All(file, RecordLabel.HashIn(labels)))
        {
            if (search.Sidecar is not null) return search;
            useless ??= search;
        }

        return useless ?? new(null, null, FindingList.Empty);
    }

    /// <summary>What speaks against a record being that of a file.</summary>
    /// <param name="file">Path of the image file.</param>
    /// <param name="sidecar">The record.</param>
    /// <param name="content">The content hash of the file's pixels.</param>
    public static FindingList Belongs(string file, Sidecar sidecar, Imaging.ContentHash content) => sidecar.Record.Last.Output.Content == content.ToString()
        ? FindingList.Empty
        : FindingList.Of(Finding.Error(
            "record-other-pixels", file, null, $"pixels with the content hash {content}", $"{sidecar.Record.Last.Output.Content}, which its record names",
            $"The file was changed since, or the record is of another file, '{sidecar.Notes.File}' when it was written"));

    // What may be the record, the likeliest first.
    private static IEnumerable<RecordSearch> All(string file, string? hash)
    {
        var beside = RecordPlaces.Beside(file).Select(path => Read(path, sidecar => hash is null || hash == sidecar.Hash ? null : Foreign(path, file, sidecar, hash)));
        var named = hash is null ? [] : RecordPlaces.Around(file).Where(path => Head(path).Contains(hash, StringComparison.Ordinal)).Select(path => Read(path, sidecar => Renamed(path, file, sidecar, hash)));
        return beside.Concat(named).OfType<RecordSearch>();
    }

    private static RecordSearch? Read(string path, Func<Sidecar, Finding?> look)
    {
        try
        {
            var sidecar = Sidecar.Read(path);
            // A STAR file that names images may have a record as a text, and that says nothing of their pixels.
            if (sidecar.Record.Last.Output.Text is not null) return null;
            var finding = look(sidecar);
            return new(path, finding is { Severity: Severity.Error } ? null : sidecar, finding is null ? FindingList.Empty : FindingList.Of(finding));
        }
        catch (BadInputException bad)
        {
            return new(path, null, bad.Findings);
        }
    }

    private static Finding Foreign(string path, string file, Sidecar sidecar, string hash) => Finding.Error(
        "record-foreign", path, "sha256", $"{sidecar.Hash[..16]}..., the record of '{sidecar.Notes.File}'", $"{hash[..16]}..., which the label of {System.IO.Path.GetFileName(file)} names",
        "It belongs to another file; copy the right one from where the file was made");

    private static Finding Renamed(string path, string file, Sidecar sidecar, string hash) => sidecar.Hash != hash
        ? Foreign(path, file, sidecar, hash)
        : Finding.Note("record-renamed", path, null, $"the record of {System.IO.Path.GetFileName(file)}, by its hash", null, "Rename it together with its file");

    private static string Head(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.Head(path, HeadBytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
