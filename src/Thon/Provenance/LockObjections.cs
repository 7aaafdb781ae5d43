using Thon.Findings;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;

namespace Thon.Provenance;

/// <summary>What speaks against locking files into one recipe.</summary>
internal static class LockObjections
{
    /// <summary>Against a file for itself: that not enough is known of it.</summary>
    public static IEnumerable<Finding> OfOne(FileEvidence file)
    {
        var findings = file.Findings.AddRange(file.Contradictions);
        foreach (var finding in findings) yield return finding;
        if (findings.HasErrors) yield break;
        if (file.KnownBy is null)
            yield return Finding.Error(
                "lock-unknown", file.File, null, "neither a record nor a data type label: nothing says what was done to it", null,
                "Lock it with its .thon.json beside it, or state it, such as --declare raw or --declare 'flip+dw(gg,mid)'");
        if (file.Subject is null && file.Sidecar is null)
            yield return Finding.Error("lock-subject", file.File, null, "nothing tells whether it holds the images of a series or a volume", null, "State it: --subject images or --subject volume");
        if (file.KnownBy is not null && file.PreparationAs(file.Subject ?? PreparedSubject.Images)!.PixelSizeAngstroms is null)
            yield return Finding.Error("lock-pixel-size", file.File, "header", "no pixel size", "a pixel size", "State it with --pixel-size, in angstrom");
        if (file.KnownBy is not null && file.Half is null)
            yield return Finding.Error(
                "lock-halves-unknown", file.File, null, "a half by its name, and nothing says whether it took the filters of the whole stack or those of its own", null,
                "Lock it with its .thon.json beside it, or state it: --halves together or --halves apart");
    }

    /// <summary>Against the files together: that they are not of one data type.</summary>
    public static IEnumerable<Finding> OfAll(IReadOnlyList<FileEvidence> files)
    {
        // What is known best is what the others are held against.
        var first = files.MinBy(file => file.KnownBy)!;
        var others = files.Where(file => file != first).ToArray();
        return others.SelectMany(file => Against(first, file)).Concat(OfHalves(files)).Concat(OfNumbers(first));
    }

    // What is not known of the best known file stays unknown in the recipe.
    private static IEnumerable<Finding> OfNumbers(FileEvidence first) => first.PreparationAs(first.Subject ?? PreparedSubject.Images)!.Steps.OfType<DeclaredStep>().Select(step => Finding.Warning(
        "lock-numbers", first.File, step.Label, "a step whose numbers nothing records", "a record of the numbers",
        "Lock it with its .thon.json beside it: without them no command makes such data, and only the spectrum tells other numbers"));

    private static IEnumerable<Finding> Against(FileEvidence first, FileEvidence file)
    {
        var (expected, found) = (first.PreparationAs(first.Subject ?? PreparedSubject.Images)!, file.PreparationAs(file.Subject ?? PreparedSubject.Images)!);
        var steps = StepComparison.Of(expected.Steps, found.Steps);
        foreach (var difference in PreparationComparison.Of(expected, found).Concat(steps.Differences))
            yield return Finding.Error(
                "lock-different", file.File, difference.Trait, difference.Found, $"{difference.Expected}, as of {first.Name}", Advice(difference, file));
        if (steps.Unproven is [_, ..] unproven)
            yield return Finding.Error(
                "lock-unproven", file.File, null, $"nothing says that its numbers are those of {first.Name} ({string.Join("; ", unproven)})", "a record of the numbers", "Lock it with its .thon.json beside it, or leave it out");
        if (file.KnownBy != KnownBy.Record && (first.Fingerprint, file.Fingerprint) is ({ } known, { } looks) && known.Subject == looks.Subject)
            foreach (var finding in Spectrum(first, file, FingerprintComparison.Compare([known], looks))) yield return finding;
    }

    private static IEnumerable<Finding> Spectrum(FileEvidence first, FileEvidence file, FingerprintVerdict verdict) => verdict.Agreement switch
    {
        FingerprintAgreement.Agrees => [],
        FingerprintAgreement.Doubtful => verdict.Differences.Select(feature => OfFeature(feature, Severity.Warning, first, file)),
        _ => verdict.Differences.Select(feature => OfFeature(feature, Severity.Error, first, file)),
    };

    private static Finding OfFeature(FingerprintDifference feature, Severity severity, FileEvidence first, FileEvidence file)
    {
        var (difference, reason) = (SpectrumWords.Difference(feature), SpectrumWords.Sentence(SpectralTraits.ReasonOf(feature, first.PreparationAs(first.Subject ?? PreparedSubject.Images)!.Steps)));
        string advice = severity == Severity.Error ? reason + " What is said about it cannot be right" : reason.TrimEnd('.');
        return Finding.Error("lock-spectrum", file.File, difference.Trait, difference.Found, $"{difference.Expected}, as of {first.Name}", advice) with { Severity = severity };
    }

    private static string Advice(Difference difference, FileEvidence file) => difference.Trait == PreparationComparison.Subject && file.Sidecar is null
        ? "What its header or its name says of it counts; if that is wrong, state what the files hold: --subject images or --subject volume"
        : "Files of one recipe are of one data type: prepare it like the others, or lock it into a recipe of its own";

    private static IEnumerable<Finding> OfHalves(IReadOnlyList<FileEvidence> files)
    {
        if (files.FirstOrDefault(file => file.Half == HalvesTreatment.Together) is not { } together) yield break;
        foreach (var apart in files.Where(file => file.Half == HalvesTreatment.Apart))
            yield return Finding.Error(
                "lock-halves-mixed", apart.File, null, "a half with filters of its own", $"the filters of the whole stack, as {together.Name} has them", "Prepare all halves alike: thon run FULL --also EVN ODD");
    }
}
