using Thon.Findings;
using Thon.Provenance;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Records;

/// <summary>What a user states of a file against its record or its label. A statement never overrules them.</summary>
internal static class StatedContradictions
{
    /// <summary>The contradictions, all of them errors.</summary>
    /// <param name="known">What is known of the file; its record, where it has one, belongs to its pixels.</param>
    /// <param name="settings">What is stated.</param>
    public static FindingList Of(FileEvidence known, EvidenceSettings settings)
    {
        var result = known.Sidecar?.Record.Last.Result;
        return FindingList.Of(new[] { OfSteps(known, settings), OfPixelSize(known, result, settings), OfSubject(known, result, settings), OfHalves(known, settings) }.OfType<Finding>());
    }

    private static Finding? OfSteps(FileEvidence known, EvidenceSettings settings)
    {
        var said = known.Sidecar?.Record.Last.Result.DataType ?? known.Labelled;
        return settings.Declared is { } declared && said is not null && StepComparison.Of(LabelledSteps.Of(said), LabelledSteps.Of(declared)).Differences.Length > 0
            ? Contradiction("declared-contradiction", known, "--declare", DeclaredWords.Of(declared), DeclaredWords.Of(said))
            : null;
    }

    private static Finding? OfPixelSize(FileEvidence known, Preparation? result, EvidenceSettings settings) =>
        (settings.PixelSize, result?.PixelSizeAngstroms) is ({ } stated, { } recorded) && !PreparationComparison.AreSame(recorded, stated.Angstroms)
            ? Contradiction("stated-contradiction", known, "--pixel-size", PreparationComparison.Angstroms(stated.Angstroms), PreparationComparison.Angstroms(recorded))
            : null;

    private static Finding? OfSubject(FileEvidence known, Preparation? result, EvidenceSettings settings) => settings.Subject is { } stated && result is not null && result.Subject != stated
        ? Contradiction("stated-contradiction", known, "--subject", PreparationComparison.Word(stated), PreparationComparison.Word(result.Subject))
        : null;

    // Of whole stacks among the files the option says nothing.
    private static Finding? OfHalves(FileEvidence known, EvidenceSettings settings) =>
        known is { Sidecar: not null, Half: { } half and not HalvesTreatment.None } && settings.Halves is { } stated && stated != half
            ? Contradiction("stated-contradiction", known, "--halves", Word(stated), Word(half))
            : null;

    private static string Word(HalvesTreatment halves) => halves.ToString().ToLowerInvariant();

    private static Finding Contradiction(string code, FileEvidence known, string option, string stated, string said) => Finding.Error(
        code, known.File, option, stated, $"{said}, as its {(known.Sidecar is null ? "label" : "record")} says", $"Leave {option} away, or check that this is the file you mean");
}
