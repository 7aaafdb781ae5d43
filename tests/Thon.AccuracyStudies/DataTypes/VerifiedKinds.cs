using System.Collections.Immutable;
using System.Globalization;
using Thon.Correct;
using Thon.Provenance;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;
using Thon.Units;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>What <c>thon verify</c> answers about files that have neither a record nor a label, where the locked files were declared.</summary>
internal static class VerifiedKinds
{
    // One number format for all of them: spectra alone are to tell them apart.
    private const string Pixels = "float32";

    /// <summary>How many files were answered how in each session.</summary>
    /// <param name="sessions">The session, and the fingerprints of the locked and of the unseen files of every kind.</param>
    public static string Table(IReadOnlyList<(DataTypeSession Session, ImmutableArray<ImmutableArray<SpectralFingerprint>> Locked, ImmutableArray<ImmutableArray<SpectralFingerprint>> Unseen)> sessions)
    {
        var table = new MarkdownTable(
            "session", "same class: matches", "uncertain for the sign of the CTF alone", "uncertain", "refused",
            "another class: matches (wrong)", "uncertain for the sign alone (wrong)", "uncertain", "refused", "right, %");
        int[][] all = [.. sessions.Select(session => Counts(session.Locked, session.Unseen))];
        for (int i = 0; i < all.Length; i++) table.Add(Row(sessions[i].Session.Name, all[i]));
        table.Add(Row("all", [.. Enumerable.Range(0, all[0].Length).Select(i => all.Sum(counts => counts[i]))]));
        return table.ToString();
    }

    // Of one class, nothing but the sign may be open; of two, all is to be refused.
    private static string[] Row(string name, int[] counts) =>
        [name, .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture)), MarkdownTable.Cell(100.0 * (counts[0] + counts[1] + counts[^1]) / counts.Sum(), "F1")];

    private static int[] Counts(ImmutableArray<ImmutableArray<SpectralFingerprint>> locked, ImmutableArray<ImmutableArray<SpectralFingerprint>> unseen)
    {
        const int answers = 4;
        var counts = new int[2 * answers];
        for (int kind = 0; kind < locked.Length; kind++)
        {
            var recipe = RecipeOf(DataTypeKind.All[kind], locked[kind]);
            for (int other = 0; other < unseen.Length; other++)
                foreach (var file in unseen[other])
                    counts[(DataTypeOutcome.AreSame(kind, other) ? 0 : answers) + AnswerOf(recipe, DataTypeLock.Verify(recipe, "recipe.json", Unlabelled(file)))]++;
        }
        return counts;
    }

    // Where the spectrum agrees nothing is said to differ; then it is the sign that is open, or, where amplitudes follow the CTF, how closely they do.
    private static int AnswerOf(Recipe recipe, Verification verification) => verification.Verdict switch
    {
        Verdict.Matches => 0,
        Verdict.Uncertain => verification.Differences.IsEmpty && !recipe.Preparation.Steps.OfType<CorrectionStep>().Any(step => step.Mode != CorrectionMode.Flip) && recipe.Words != "wiener" ? 1 : 2,
        _ => 3,
    };

    private static Recipe RecipeOf(DataTypeKind kind, ImmutableArray<SpectralFingerprint> files)
    {
        var preparation = new Preparation(PreparedSubject.Images, files[0].PixelSize, Pixels, LabelledSteps.Of(kind.Declared), FilterSource.Own);
        return new(preparation, HalvesTreatment.None, [.. files.Select((file, i) => new LockedFile($"{i}.mrc", new string('0', 31) + i.ToString(CultureInfo.InvariantCulture), KnownBy.Declaration) { Fingerprint = file })]);
    }

    private static FileEvidence Unlabelled(SpectralFingerprint file) =>
        new("unseen.mrc", new(UInt128.MaxValue), Pixels) { PixelSize = new Length(file.PixelSize), Subject = PreparedSubject.Images, Fingerprint = file };
}
