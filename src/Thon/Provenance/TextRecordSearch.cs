using Thon.Findings;
using Thon.Imaging;

namespace Thon.Provenance;

/// <summary>Finds the record of a text, such as the STAR file of an estimation: beside it, or by the content of the text under another name in the same folder.</summary>
public static class TextRecordSearch
{
    /// <summary>The code of the finding that says that a text was edited.</summary>
    public const string OtherText = "record-other-text";

    /// <summary>Looks for the record of a text. Where the one beside it is of another text, it is given with a warning: whoever edits a text may do so, and the numbers are no longer those of the job.</summary>
    /// <param name="file">Path of the text.</param>
    /// <param name="content">The hash of its bytes.</param>
    public static RecordSearch Of(string file, ContentHash content)
    {
        var beside = Beside(Sidecar.PathOf(file));
        if (beside.Sidecar is { } own && IsOf(own, content)) return beside;
        if (Renamed(file, content) is { } renamed) return renamed;
        return beside.Sidecar is { } other ? beside with { Findings = FindingList.Of(Edited(file, other, content)) } : beside;
    }

    private static Finding Edited(string file, Sidecar sidecar, ContentHash content) => Finding.Warning(
        OtherText, file, null, $"a text with the content hash {content}", $"{sidecar.Record.Last.Output.Content}, as thon {sidecar.Record.Last.Verb} wrote it",
        "Its values were changed afterwards, by hand or by another program, or the record is of another file; nothing tells where they come from");

    private static bool IsOf(Sidecar sidecar, ContentHash content) => sidecar.Record.Last.Output.Content == content.ToString();

    private static RecordSearch Beside(string path)
    {
        if (!File.Exists(path)) return new(null, null, FindingList.Empty);
        try
        {
            var sidecar = Sidecar.Read(path);
            return sidecar.Record.Last.Output.Text is null ? new(null, null, FindingList.Empty) : new(path, sidecar, FindingList.Empty);
        }
        catch (BadInputException bad)
        {
            return new(path, null, bad.Findings);
        }
    }

    // The sidecar of a text keeps the ending of the text in its name, so few files are looked into.
    private static RecordSearch? Renamed(string file, ContentHash content)
    {
        if (TextKinds.Of(file) is null) return null;
        string ending = Sidecar.PathOf(Path.GetExtension(file));
        return Sidecars(Path.GetDirectoryName(Path.GetFullPath(file))!).Where(path => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Where(path => Text(path).Contains(content.ToString(), StringComparison.Ordinal)).Select(Beside)
            .Where(found => found.Sidecar is { } sidecar && IsOf(sidecar, content))
            .Select(found => found with { Findings = FindingList.Of(Finding.Note("record-renamed", found.Path, null, $"the record of {Path.GetFileName(file)}, by its content", null, "Rename it together with its file")) })
            .FirstOrDefault();
    }

    private static string[] Sidecars(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*" + Sidecar.PathOf("")).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder may let its files be read and not listed.
            return [];
        }
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
