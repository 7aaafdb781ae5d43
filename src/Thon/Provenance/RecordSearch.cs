using System.Text;
using Thon.Findings;

namespace Thon.Provenance;

/// <summary>Finds the record of an image file: beside it, or by its hash under another name in the same folder.</summary>
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
        string? hash = RecordLabel.HashIn(labels);
        var beside = Beside(Sidecar.PathOf(file), hash, file);
        if (beside is { Sidecar: not null } || hash is null || Renamed(file, hash) is not { } other) return beside;
        try
        {
            return new(other, Sidecar.Read(other), FindingList.Of(Finding.Note("record-renamed", other, null, $"the record of {System.IO.Path.GetFileName(file)}, by its hash", null, "Rename it together with its file")));
        }
        catch (BadInputException bad)
        {
            return new(other, null, bad.Findings);
        }
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

    private static RecordSearch Beside(string path, string? hash, string file)
    {
        if (!File.Exists(path)) return new(null, null, FindingList.Empty);
        try
        {
            var sidecar = Sidecar.Read(path);
            // A STAR file that names images may have a record as a text, and that says nothing of their pixels.
            if (sidecar.Record.Last.Output.Text is not null) return new(null, null, FindingList.Empty);
            return hash is null || hash == sidecar.Hash ? new(path, sidecar, FindingList.Empty) : new(path, null, FindingList.Of(Foreign(path, file, sidecar, hash)));
        }
        catch (BadInputException bad)
        {
            return new(path, null, bad.Findings);
        }
    }

    private static Finding Foreign(string path, string file, Sidecar sidecar, string hash) => Finding.Error(
        "record-foreign", path, "sha256", $"{sidecar.Hash[..16]}..., the record of '{sidecar.Notes.File}'", $"{hash[..16]}..., which the label of {System.IO.Path.GetFileName(file)} names",
        "It belongs to another file; copy the right one from where the file was made");

    private static string? Renamed(string file, string hash)
    {
        // As the user wrote it, so that findings name files as he does.
        string folder = System.IO.Path.GetDirectoryName(file) ?? "";
        return Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, "*" + Sidecar.PathOf("")).Select(path => System.IO.Path.Combine(folder, System.IO.Path.GetFileName(path))).Order(StringComparer.Ordinal).FirstOrDefault(path => Head(path).Contains(hash, StringComparison.Ordinal));
    }

    private static string Head(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            byte[] bytes = new byte[HeadBytes];
            return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
