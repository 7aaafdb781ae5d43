using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;

namespace Thon.Provenance;

/// <summary>Finds the record of a text, such as the STAR file of an estimation: beside it, or by the content of the text under another name in the same folder; where the text is a link, with what it leads to as well.</summary>
public static class TextRecordSearch
{
    /// <summary>The code of the finding that says that a text was edited.</summary>
    public const string OtherText = "record-other-text";

    /// <summary>Looks for the record of a text. Where the one beside it is of another text, it is given with a warning: whoever edits a text may do so, and the numbers are no longer those of the job.</summary>
    /// <param name="file">Path of the text.</param>
    /// <param name="content">The hash of its bytes.</param>
    public static RecordSearch Of(string file, ContentHash content)
    {
        RecordSearch[] beside = [.. RecordPlaces.Beside(file).Select(Read).OfType<RecordSearch>()];
        if (beside.FirstOrDefault(found => IsOf(found.Sidecar, content)) is { } own) return own;
        if (Renamed(file, content) is { } renamed) return renamed;
        if (beside.FirstOrDefault(found => found.Sidecar is not null) is { Sidecar: { } other } edited) return edited with { Findings = FindingList.Of(Edited(file, other, content)) };
        return beside.FirstOrDefault() ?? new(null, null, FindingList.Empty);
    }

    private static Finding Edited(string file, Sidecar sidecar, ContentHash content) => Finding.Warning(
        OtherText, file, null, $"a text with the content hash {content}", $"{sidecar.Record.Last.Output.Content}, as thon {sidecar.Record.Last.Verb} wrote it",
        "Its values were changed afterwards, by hand or by another program, or the record is of another file; nothing tells where they come from");

    private static bool IsOf(Sidecar? sidecar, ContentHash content) => sidecar?.Record.Last.Output.Content == content.ToString();

    // That of images says nothing of a text.
    private static RecordSearch? Read(string path)
    {
        try
        {
            var sidecar = Sidecar.Read(path);
            return sidecar.Record.Last.Output.Text is null ? null : new(path, sidecar, FindingList.Empty);
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
        return RecordPlaces.Around(file).Where(path => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Where(path => Text(path).Contains(content.ToString(), StringComparison.Ordinal)).Select(Read).OfType<RecordSearch>()
            .Where(found => IsOf(found.Sidecar, content))
            .Select(found => found with { Findings = FindingList.Of(Finding.Note("record-renamed", found.Path, null, $"the record of {Path.GetFileName(file)}, by its content", null, "Rename it together with its file")) })
            .FirstOrDefault();
    }

    private static string Text(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.Read(path, SealedJson.LargestFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
