using Thon.Provenance.Fingerprints;

namespace Thon.Provenance;

/// <summary>What each kind of evidence says about a file that is held against a recipe.</summary>
internal static class Judging
{
    /// <summary>Pixel size, subject and output type.</summary>
    public static Judgement OfFacts(Recipe recipe, FileEvidence found)
    {
        var expected = recipe.Preparation;
        var known = found.PreparationAs(expected.Subject);
        double? pixelSize = known?.PixelSizeAngstroms ?? found.PixelSize?.Angstroms;
        Difference[] differences = [.. PreparationComparison.OfFacts(expected, pixelSize, found.Stored, known?.Subject ?? found.Subject ?? expected.Subject)];
        if (differences.Length > 0) return Judgement.Refused(differences, found.Sidecar is null && differences.Any(one => one.Trait == PreparationComparison.Subject) ? [OfHeader(expected.Subject)] : []);
        return pixelSize is null ? Judgement.Uncertain("Its header states no pixel size: state it with --pixel-size, in angstrom.") : Judgement.Nothing;
    }

    /// <summary>How a half was prepared; a whole stack fits any treatment.</summary>
    public static Judgement OfHalves(Recipe recipe, FileEvidence found) => (recipe.Halves, found.Half) switch
    {
        (_, HalvesTreatment.None) => Judgement.Nothing,
        (HalvesTreatment.None, _) => Judgement.Uncertain("It is a half, and no half was locked: the noise of halves is stronger."),
        (_, null) => Judgement.Uncertain("It is called like a half, and nothing says whether it took the filters of the whole stack or those of its own: state it with --halves together or --halves apart."),
        var (expected, half) when expected == half => Judgement.Nothing,
        var (expected, half) => Judgement.Refused([new("halves", Words(expected), Words(half!.Value))]),
    };

    /// <summary>The steps: by the record, else by the label or what is declared and the spectrum, else by the spectrum alone.</summary>
    public static Judgement OfSteps(Recipe recipe, FileEvidence found, FingerprintVerdict? spectrum)
    {
        if (found.PreparationAs(recipe.Preparation.Subject) is not { } known) return ByPixels(recipe, found, spectrum);
        var steps = StepComparison.Of(recipe.Preparation.Steps, known.Steps);
        if (steps.Differences.Length > 0) return Judgement.Refused(steps.Differences, $"{Words(found.KnownBy!.Value)} says so.");
        string same = $"{Words(found.KnownBy!.Value)} says {recipe.Words}.";
        // The user vouches for the numbers as well.
        bool proven = steps.Unproven.IsEmpty || found.Declared is not null;
        if (found.KnownBy == KnownBy.Record && proven) return Judgement.Matches(same);
        var judgement = Judgement.Matches(same).And(OfSpectrum(recipe, found, spectrum));
        if (proven) return judgement;
        string[] unproven = [.. steps.Unproven.Select(numbers => UnprovenWords.OfNumbers(recipe, numbers))];
        // A spectrum tells the numbers of a deconvolution, or is doubtful; it does not tell those of a Wiener filter.
        bool told = judgement.Verdict == Verdict.Matches && !SpectralTwins.FollowsCtf(recipe.Preparation.Steps);
        return told ? judgement with { Reasons = judgement.Reasons.AddRange(unproven) } : judgement.And(Judgement.Uncertain(unproven));
    }

    private static Judgement ByPixels(Recipe recipe, FileEvidence found, FingerprintVerdict? spectrum)
    {
        var judgement = Judgement.Matches("It has neither a record nor a data type label.").And(OfSpectrum(recipe, found, spectrum));
        string declare = $"If it was prepared as {recipe.Words}, state it: --declare '{recipe.Words}'";
        if (judgement.Verdict != Verdict.Matches) return judgement.Verdict == Verdict.Refused ? judgement : judgement.And(Judgement.Uncertain(declare));
        string open = SpectralTwins.Of(recipe.Preparation.Steps) is { } twin
            ? $"The spectrum of {DeclaredWords.Of(twin)} is the same, for power does not show the sign of the CTF."
            : "A spectrum tells multiplication by the CTF from a Wiener filter of a low signal-to-noise ratio as little as one such ratio from another.";
        return judgement.And(Judgement.Uncertain(open, declare));
    }

    private static Judgement OfSpectrum(Recipe recipe, FileEvidence found, FingerprintVerdict? spectrum)
    {
        if (spectrum is null) return Judgement.Uncertain(UnprovenWords.OfSpectrum(recipe, found));
        var differences = spectrum.Differences.Select(SpectrumWords.Difference);
        var reasons = spectrum.Differences.Select(feature => SpectrumWords.Sentence(SpectralTraits.ReasonOf(feature, recipe.Preparation.Steps))).Distinct();
        return spectrum.Agreement switch
        {
            FingerprintAgreement.Agrees => Judgement.Matches("Its spectrum is like that of the locked files."),
            FingerprintAgreement.Doubtful => new(Verdict.Uncertain, [.. differences], [.. reasons]),
            _ => Judgement.Refused(differences, reasons),
        };
    }

    /// <summary>The record, where the label names one that is not there.</summary>
    public static Judgement OfRecord(FileEvidence found) => found is { Sidecar: null, RecordNamed: not null }
        ? Judgement.Matches($"Its record is missing: {Path.GetFileName(Sidecar.PathOf(found.File))}, which its label names, is looked for in the folder of the file, under any name. Copy it there from where the file was made.")
        : Judgement.Nothing;

    private static string OfHeader(PreparedSubject expected) => expected == PreparedSubject.Images
        ? "Its header or its name says that it holds a volume. If it holds the images of a series, state it: --subject images"
        : "Its header or its name says that it holds images. If it holds a volume, state it: --subject volume";

    private static string Words(KnownBy by) => by switch { KnownBy.Record => "Its record", KnownBy.Label => "Its label", _ => "The declaration" };

    private static string Words(HalvesTreatment halves) => halves == HalvesTreatment.Together ? "filters of the whole stack" : "filters of their own";
}
