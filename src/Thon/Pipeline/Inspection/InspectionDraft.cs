using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Reporting;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>The file that keeps unsaved changes beside a STAR file, hidden: <c>.NAME.draft.thon.json</c>. It is whole at any moment, and says which text of the STAR file it belongs to.</summary>
/// <param name="star">The STAR file as it was opened.</param>
internal sealed class InspectionDraft(OpenedText star)
{
    private static readonly SealedJson Json = new("draft", "thonDraft", "draft", 1);

    /// <summary>Its path.</summary>
    public string File { get; } = Path.Combine(Path.GetDirectoryName(star.Path) ?? "", $".{Path.GetFileNameWithoutExtension(star.Path)}.draft.thon.json");

    /// <summary>The history that was left; one without changes where there was none. A draft of another text, or one that cannot be read, is put aside.</summary>
    /// <param name="opened">The series as the STAR file has it.</param>
    public (InspectionHistory History, FindingList Findings) Resume(TiltSeries opened)
    {
        var none = InspectionHistory.Of(opened);
        if (!Path.Exists(File)) return (none, FindingList.Empty);
        try
        {
            var draft = Json.Read<DraftNumbers>(File);
            if (draft.Star != star.Content.ToString()) return (none, FindingList.Of(PutAside("changes to another text of the STAR file")));
            return draft.ToHistory(opened) is { } history
                ? (history, FindingList.Of(Finding.Note("inspect-draft-resumed", File, null, $"{history.Done.Length} changes that were not saved; they are here again")))
                : (none, FindingList.Of(PutAside("numbers that are not those of this series")));
        }
        catch (BadInputException bad)
        {
            return (none, FindingList.Of(PutAside(bad.Findings[0].Found)));
        }
    }

    /// <summary>Keeps a history; where it has no changes there is no draft.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Keep(InspectionHistory history)
    {
        if (history.Done.IsEmpty)
        {
            Remove();
            return;
        }

        var draft = DraftNumbers.Of(star.Content.ToString(), history);
        TextFiles.Write([(File, Json.Encode(draft, RecordJson.Seal(draft)))], Overwrite.Replace);
    }

    /// <summary>Removes the draft, where there is one.</summary>
    /// <exception cref="BadInputException">It cannot be removed.</exception>
    public void Remove()
    {
        try
        {
            System.IO.File.Delete(File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("inspect-draft-left", File, null, e.Message, "a draft that can be removed", "Remove it by hand"));
        }
    }

    // Whatever it is, somebody's work may be in it.
    private Finding PutAside(string found)
    {
        string old = File + ".old";
        for (int number = 2; Path.Exists(old); number++) old = $"{File}.old-{number}";
        try
        {
            System.IO.File.Move(File, old);
            return Finding.Warning("inspect-draft-other", File, null, found, "a draft of this STAR file as it is", $"It is kept as {Path.GetFileName(old)}, and this inspection begins without it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Warning("inspect-draft-other", File, null, found, "a draft of this STAR file as it is", "It could not be put aside, and this inspection begins without it; the next change replaces it");
        }
    }
}
