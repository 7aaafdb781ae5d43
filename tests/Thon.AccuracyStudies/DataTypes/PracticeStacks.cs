using System.Collections.Immutable;
using Thon.Formats.Mrc;
using Thon.Provenance.Fingerprints;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>Stacks of another simulator, as they are and deconvolved by each preset, compared with locked files of ours.</summary>
internal static class PracticeStacks
{
    /// <summary>What is said of each stack; null where they are not beside the checkout.</summary>
    /// <param name="locked">The locked files of every kind, with the pixel size of the stacks.</param>
    /// <param name="threads">How many threads may work.</param>
    public static string? Table(ImmutableArray<ImmutableArray<SpectralFingerprint>> locked, int threads)
    {
        var all = PracticeSeries.In(Repository.Shared);
        if (all.IsEmpty) return null;
        var table = new MarkdownTable(["stack \\ locked", .. DataTypeKind.All.Select(kind => kind.Name)]);
        string folder = Directory.CreateTempSubdirectory("thon-practice-").FullName;
        try
        {
            foreach (var series in all)
                foreach (var kind in DataTypeKind.All.Where(kind => kind.Name == "raw" || kind.Deconvolution is not null))
                {
                    string own = Directory.CreateDirectory(Path.Combine(folder, series.Name)).FullName;
                    string file = kind.Deconvolution is null ? series.Stack : new DataTypeSample(series.Case.Truth, series.Stack, own, threads).Make(kind);
                    table.Add([$"{series.Name}, {kind.Name}", .. Compared(file, locked, threads).Select(Words)]);
                }
            return table.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<FingerprintVerdict> Compared(string file, ImmutableArray<ImmutableArray<SpectralFingerprint>> locked, int threads)
    {
        using var stack = MrcReader.Open(file);
        var print = SpectralFingerprint.Of(stack, stack.PixelSize!.Value, FingerprintSubject.Images, threads, CancellationToken.None);
        return [.. locked.Select(files => FingerprintComparison.Compare(files, print))];
    }

    private static string Words(FingerprintVerdict verdict) => verdict.Agreement switch
    {
        FingerprintAgreement.Agrees => "agrees",
        FingerprintAgreement.Doubtful => $"doubtful: {verdict.Differences[0].Feature}, {verdict.Differences[0].Found}, expected {verdict.Differences[0].Expected}",
        _ => "differs",
    };
}
