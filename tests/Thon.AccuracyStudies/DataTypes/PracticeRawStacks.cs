using System.Collections.Immutable;
using Thon.Formats.Mrc;
using Thon.Provenance.Fingerprints;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>Raw stacks of another simulator, compared with locked files of ours.</summary>
internal static class PracticeRawStacks
{
    /// <summary>What is said of each stack; null where they are not beside the checkout.</summary>
    /// <param name="locked">The locked files of every kind, with the pixel size of the stacks.</param>
    /// <param name="threads">How many threads may work.</param>
    public static string? Table(ImmutableArray<ImmutableArray<SpectralFingerprint>> locked, int threads)
    {
        string folder = Path.Combine(Repository.Shared, "practice");
        if (!Directory.Exists(folder)) return null;
        var table = new MarkdownTable(["raw stack \\ locked", .. DataTypeKind.All.Select(kind => kind.Name)]);
        foreach (string series in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            using var stack = MrcReader.Open(Path.Combine(series, "ts.mrc"));
            var print = SpectralFingerprint.Of(stack, stack.PixelSize!.Value, FingerprintSubject.Images, threads, CancellationToken.None);
            table.Add([Path.GetFileName(series), .. locked.Select(files => Words(FingerprintComparison.Compare(files, print)))]);
        }
        return table.ToString();
    }

    private static string Words(FingerprintVerdict verdict) => verdict.Agreement switch
    {
        FingerprintAgreement.Agrees => "agrees",
        FingerprintAgreement.Doubtful => $"doubtful: {verdict.Differences[0].Feature}, {verdict.Differences[0].Found}, expected {verdict.Differences[0].Expected}",
        _ => "differs",
    };
}
