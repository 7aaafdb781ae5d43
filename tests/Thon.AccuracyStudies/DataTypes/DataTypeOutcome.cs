using System.Collections.Immutable;
using Thon.Provenance.Fingerprints;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>What the comparison said in one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Verdicts">The verdicts on the unseen files, [their kind][kind of the locked files].</param>
internal sealed record DataTypeOutcome(DataTypeSession Session, ImmutableArray<ImmutableArray<ImmutableArray<FingerprintVerdict>>> Verdicts)
{
    /// <summary>Compares all unseen files with the locked files of every kind.</summary>
    /// <param name="session">The session.</param>
    /// <param name="locked">Fingerprints of the locked files of every kind.</param>
    /// <param name="unseen">Fingerprints of the unseen files of every kind.</param>
    public static DataTypeOutcome Of(DataTypeSession session, ImmutableArray<ImmutableArray<SpectralFingerprint>> locked, ImmutableArray<ImmutableArray<SpectralFingerprint>> unseen) =>
        new(session, [.. unseen.Select(files => locked.Select(lockedFiles => files.Select(file => FingerprintComparison.Compare(lockedFiles, file)).ToImmutableArray()).ToImmutableArray())]);

    /// <summary>How many verdicts on files of one kind, compared with locked ones of another, were of some agreement.</summary>
    public int Count(int found, int locked, FingerprintAgreement agreement) => Verdicts[found][locked].Count(verdict => verdict.Agreement == agreement);

    /// <summary>The number of verdicts on pairs of the same class, or of two classes, that were of some agreement.</summary>
    public int Total(bool sameClass, FingerprintAgreement agreement) =>
        (from found in Enumerable.Range(0, Verdicts.Length)
         from locked in Enumerable.Range(0, Verdicts.Length)
         where AreSame(found, locked) == sameClass
         select Count(found, locked, agreement)).Sum();

    /// <summary>Whether two kinds are of one class.</summary>
    public static bool AreSame(int one, int other) => DataTypeKind.All[one].Class == DataTypeKind.All[other].Class;
}
