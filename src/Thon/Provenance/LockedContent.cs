using System.Collections.Immutable;
using Thon.Findings;
using Thon.Provenance.Steps;

namespace Thon.Provenance;

/// <summary>
/// What is judged of a file whose pixels are those of a locked one. The content proves what was done to them, whatever became of the record; it does not prove what the header says, how the pixels are stored now, or
/// what the user states.
/// </summary>
internal static class LockedContent
{
    /// <summary>The judgement.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="found">What is known of the file.</param>
    /// <param name="same">The locked file.</param>
    public static Judgement Of(Recipe recipe, FileEvidence found, LockedFile same)
    {
        // A record that does not serve says nothing.
        if (found.Findings.HasErrors) found = found with { Sidecar = null, Findings = FindingList.Empty };
        return Judging.OfFacts(recipe, found).And(OfHalves(recipe, found)).And(OfSteps(recipe, found, same));
    }

    // How a locked half was prepared is known with it, so that nothing but a contradiction counts.
    private static Judgement OfHalves(Recipe recipe, FileEvidence found) =>
        recipe.Halves != HalvesTreatment.None && found is { Half: not null } and ({ Sidecar: not null } or { DeclaredHalves: not null }) ? Judging.OfHalves(recipe, found) : Judgement.Nothing;

    private static Judgement OfSteps(Recipe recipe, FileEvidence found, LockedFile same)
    {
        var content = Judgement.Matches($"It is one of the locked files, {same.Name}, by its content.");
        if (found.Sidecar is { } sidecar) return Against(recipe, sidecar.Record.Last.Result.Steps, "its record says so") ?? content;
        if (found.Declared is { } declared && Against(recipe, LabelledSteps.Of(declared), "the declaration, --declare, says so") is { } contradicted) return contradicted;
        if (found.Labelled is not { } labelled || labelled.Label == recipe.Preparation.DataType.Label) return content;
        string says = $"Its label says {DeclaredWords.Of(labelled)}";
        return content.And(same.KnownBy == KnownBy.Record
            ? Judgement.Matches($"{says}, its record said {recipe.Words} when it was locked; the record counts.")
            : Judgement.Uncertain($"{says}, and it was locked as {recipe.Words}, which no record said: one of the two is wrong."));
    }

    private static Judgement? Against(Recipe recipe, ImmutableArray<ProcessingStep> steps, string by) =>
        StepComparison.Of(recipe.Preparation.Steps, steps).Differences is [_, ..] differences ? Judgement.Refused(differences, $"Its content is that of a locked file, and {by}.") : null;
}
