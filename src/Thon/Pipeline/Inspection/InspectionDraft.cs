using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Reporting;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>The file that keeps unsaved changes beside a STAR file, hidden: <c>.NAME.draft.thon.json</c>. It is whole at any moment, and says which text of the STAR file it belongs to.</summary>
/// <param name="star">The STAR file as it was opened.</param>
internal sealed class InspectionDraft(OpenedText star)
{
    private static readonly SealedJson Json = new("draft", "thonDraft", "draft", 1);

    // What the file holds unless somebody else has written it; null where there should be none.
    private ContentHash? _written;

    /// <summary>Its path.</summary>
    public string File { get; } = Path.Combine(Path.GetDirectoryName(star.Path) ?? "", $".{Path.GetFileNameWithoutExtension(star.Path)}.draft.thon.json");

    /// <summary>The history that was left; one without changes where there was none. A draft whose changes were saved is removed; one of another text, or that cannot be read, is put aside.</summary>
    /// <param name="opened">The series as the STAR file has it.</param>
    public (InspectionHistory History, FindingList Findings) Resume(TiltSeries opened)
    {
        var none = InspectionHistory.Of(opened);
        if (!Path.Exists(File)) return (none, FindingList.Empty);
        try
        {
            var content = OpenedText.ReadAny(File)?.Content;
            var draft = Json.Read<DraftNumbers>(File);
            if (draft.Saved == star.Content.ToString()) return (none, Forget(content));
            if (draft.Star != star.Content.ToString()) return (none, FindingList.Of(PutAside("changes to another text of the STAR file")));
            if (draft.ToHistory(opened) is not { } history) return (none, FindingList.Of(PutAside("numbers that are not those of this series")));
            _written = content;
            return (history, FindingList.Of(InspectionFindings.Resumed(File, history.Done.Length)));
        }
        catch (BadInputException bad)
        {
            return (none, FindingList.Of(PutAside(bad.Findings[0].Found)));
        }
    }

    /// <summary>Keeps a history; where it has no changes there is no draft. What somebody else wrote there meanwhile is put aside.</summary>
    /// <param name="history">The history.</param>
    /// <param name="saved">The content hash of the STAR file that is about to hold it; null where none is.</param>
    /// <returns>What was put aside.</returns>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public FindingList Keep(InspectionHistory history, ContentHash? saved = null)
    {
        if (history.Done.IsEmpty) return Remove();
        var others = PutOthersAside();
        var draft = DraftNumbers.Of(star.Content.ToString(), history) with { Saved = saved?.ToString() };
        string text = Json.Encode(draft, RecordJson.Seal(draft));
        TextFiles.Write([(File, text)], Overwrite.Replace);
        _written = ContentHash.Of(Encoding.UTF8.GetBytes(text));
        return others;
    }

    /// <summary>Removes the draft, where there is one. What somebody else wrote there meanwhile is put aside.</summary>
    /// <returns>What was put aside.</returns>
    /// <exception cref="BadInputException">It cannot be removed.</exception>
    public FindingList Remove()
    {
        var others = PutOthersAside();
        try
        {
            System.IO.File.Delete(File);
            _written = null;
            return others;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(InspectionFindings.DraftLeft(File, e.Message));
        }
    }

    // Its changes stand in the STAR file: there is nothing to tell of, unless it cannot be removed.
    private FindingList Forget(ContentHash? content)
    {
        _written = content;
        return Remove();
    }

    private FindingList PutOthersAside()
    {
        if (!Path.Exists(File) || OpenedText.ReadAny(File)?.Content == _written) return FindingList.Empty;
        var finding = PutAside("changes that another inspection wrote");
        _written = null;
        return Path.Exists(File) ? throw new BadInputException(InspectionFindings.DraftLeft(File, finding.Found)) : FindingList.Of(finding);
    }

    // Whatever it is, somebody's work may be in it.
    private Finding PutAside(string found)
    {
        string old = File + ".old";
        for (int number = 2; Path.Exists(old); number++) old = $"{File}.old-{number}";
        try
        {
            System.IO.File.Move(File, old);
            return Finding.Warning("inspect-draft-other", File, null, found, "a draft of this STAR file as it is", $"It is kept as {Path.GetFileName(old)}, and this inspection goes on without it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Warning("inspect-draft-other", File, null, found, "a draft of this STAR file as it is", "It could not be put aside, and this inspection begins without it; while it lies there no other draft is written");
        }
    }
}
