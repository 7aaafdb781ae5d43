using System.Collections.Immutable;
using Thon.Findings;
using Thon.Provenance.Fingerprints;

namespace Thon.Provenance;

/// <summary>
/// The data type lock. Networks get used to the spectrum of what they were trained on, so what they are given later must have been prepared the same way: the files of a training set are locked
/// into a recipe, and others are verified against it.
/// </summary>
public static class DataTypeLock
{
    /// <summary>Locks files of one data type.</summary>
    /// <param name="files">What is known of each, at least one.</param>
    /// <returns>The recipe, or null and each thing that speaks against it; warnings and notes may come with a recipe.</returns>
    public static (Recipe? Recipe, FindingList Findings) Lock(IReadOnlyList<FileEvidence> files)
    {
        var findings = FindingList.Of(files.SelectMany(LockObjections.OfOne));
        if (findings.HasErrors) return (null, findings);
        findings = findings.AddRange(LockObjections.OfAll(files));
        return (findings.HasErrors ? null : RecipeOf(files), findings);
    }

    /// <summary>Holds a file against a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeFile">Where it lies, for the commands.</param>
    /// <param name="found">What is known of the file.</param>
    public static Verification Verify(Recipe recipe, string recipeFile, FileEvidence found) => Verify(recipe, recipeFile, found, SpectrumOf(recipe, found));

    /// <summary>The same for a comparison of spectra that is there already; null where there are none to compare.</summary>
    internal static Verification Verify(Recipe recipe, string recipeFile, FileEvidence found, FingerprintVerdict? spectrum)
    {
        var judgement = JudgementOf(recipe, found, spectrum);
        ImmutableArray<string> commands = judgement.Verdict == Verdict.Refused && !found.Findings.AddRange(found.Contradictions).HasErrors ? RecipeCommand.Of(recipe, recipeFile, found) : [];
        return new(found.File, judgement.Verdict, judgement.Differences, judgement.Reasons, commands);
    }

    private static Judgement JudgementOf(Recipe recipe, FileEvidence found, FingerprintVerdict? spectrum)
    {
        if (found.Contradictions.HasErrors) return Refused(found.Findings.AddRange(found.Contradictions));
        if (recipe.Files.FirstOrDefault(file => file.Content == found.Content.ToString()) is { } same) return LockedContent.Of(recipe, found, same);
        if (found.Findings.HasErrors) return Refused(found.Findings);
        return Judging.OfFacts(recipe, found).And(Judging.OfHalves(recipe, found)).And(Judging.OfSteps(recipe, found, spectrum)).And(Judging.OfRecord(found));
    }

    private static Judgement Refused(FindingList findings) => Judgement.Refused(RecordDifferences.Of(findings), findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString()));

    private static FingerprintVerdict? SpectrumOf(Recipe recipe, FileEvidence found)
    {
        ImmutableArray<SpectralFingerprint> locked = [.. recipe.Files.Select(file => file.Fingerprint).OfType<SpectralFingerprint>()];
        return found.Fingerprint is { } fingerprint && locked.Length > 0 && locked[0].Subject == fingerprint.Subject ? FingerprintComparison.Compare(locked, fingerprint) : null;
    }

    private static Recipe RecipeOf(IReadOnlyList<FileEvidence> files)
    {
        var best = files.MinBy(file => file.KnownBy)!;
        var halves = files.Select(file => file.Half!.Value).FirstOrDefault(half => half != HalvesTreatment.None);
        var preparation = best.PreparationAs(best.Subject!.Value)! with { Filters = halves == HalvesTreatment.Together ? FilterSource.MainStack : FilterSource.Own };
        return new(preparation, halves, [.. files.Select(Locked)]);
    }

    private static LockedFile Locked(FileEvidence file) => new(file.Name, file.Content.ToString(), file.KnownBy!.Value) { Record = file.Sidecar?.Hash, Fingerprint = file.Fingerprint };
}
