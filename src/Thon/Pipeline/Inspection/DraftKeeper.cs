using Thon.Findings;
using Thon.Imaging;
using Thon.Pipeline.Reporting;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>Keeps the changes of an inspection in its draft. Where that fails they are made all the same, and a warning stands as long as they are in memory alone.</summary>
/// <param name="star">The STAR file as it was opened.</param>
/// <param name="findings">What is known before.</param>
internal sealed class DraftKeeper(OpenedText star, FindingList findings)
{
    private InspectionDraft _draft = new(star);

    /// <summary>What a user should know of the draft.</summary>
    public FindingList Findings { get; private set; } = findings;

    /// <summary>The history that an earlier inspection left.</summary>
    /// <param name="opened">The series as the STAR file has it.</param>
    public InspectionHistory Resume(TiltSeries opened)
    {
        var (history, found) = _draft.Resume(opened);
        Findings = Findings.AddRange(found);
        return history;
    }

    /// <summary>Keeps a history.</summary>
    public void Keep(InspectionHistory history) => Quietly(() => _draft.Keep(history));

    /// <summary>Keeps a history that is about to be saved: where the program ends between that and the removal of the draft, the next inspection sees that it was.</summary>
    /// <param name="history">The history.</param>
    /// <param name="saved">The content hash of the STAR file to be.</param>
    public void KeepUntilSaved(InspectionHistory history, ContentHash saved) => Quietly(() => _draft.Keep(history, saved));

    /// <summary>Goes on with a STAR file that holds every change.</summary>
    /// <param name="saved">The STAR file as it was saved.</param>
    public void GoOn(OpenedText saved)
    {
        Findings = Without(InspectionFindings.ResumedCode);
        Quietly(_draft.Remove);
        _draft = new(saved);
    }

    private void Quietly(Func<FindingList> write)
    {
        try
        {
            var found = write();
            Findings = Without(InspectionFindings.NoDraftCode).AddRange(found);
        }
        catch (BadInputException bad)
        {
            if (Findings.All(finding => finding.Code != InspectionFindings.NoDraftCode)) Findings = Findings.Add(InspectionFindings.NoDraft(_draft.File, bad));
        }
    }

    private FindingList Without(string code) => FindingList.Of(Findings.Where(finding => finding.Code != code));
}
