using System.Collections.Immutable;
using System.Diagnostics;
using Thon.Formats.Mrc;
using Thon.Provenance.Fingerprints;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>How well the data type of files that say nothing of themselves is told by their spectra: files of a few series are locked, those of others compared with them.</summary>
internal static class DataTypeStudy
{
    /// <summary>What the command line calls it.</summary>
    public const string Name = "datatypes";

    // Tolerances were set on the series 0 to 7 of each session; these are others.
    private static readonly ImmutableArray<int> Locked = [8, 9, 10];
    private static readonly ImmutableArray<int> Unseen = [11, 12, 13, 14, 15];

    /// <summary>Its tables.</summary>
    public static IEnumerable<(string Name, string Text)> Tables(StudyOptions options)
    {
        var outcomes = new List<DataTypeOutcome>();
        var sessions = new List<(DataTypeSession, ImmutableArray<ImmutableArray<SpectralFingerprint>>, ImmutableArray<ImmutableArray<SpectralFingerprint>>)>();
        foreach (var session in DataTypeSession.All)
        {
            var (locked, unseen) = (ByKind(session, Locked, options), ByKind(session, Unseen, options));
            var outcome = DataTypeOutcome.Of(session, locked, unseen);
            outcomes.Add(outcome);
            sessions.Add((session, locked, unseen));
            yield return ($"data types, {session.Name}", DataTypeTables.Confusion(outcome));
            if (outcomes.Count == 1) yield return ("data types, practice series", PracticeStacks.Table(locked, options.Threads) ?? StudyOptions.Absent);
        }
        yield return ("data types, all", DataTypeTables.Summary(outcomes));
        yield return ("data types, as verify answers", VerifiedKinds.Table(sessions));
        yield return ("data types, with records", RecordedKinds.Table(options.Threads));
        yield return ("data types, reasons", DataTypeTables.Reasons(outcomes[0]));
    }

    private static ImmutableArray<ImmutableArray<SpectralFingerprint>> ByKind(DataTypeSession session, ImmutableArray<int> numbers, StudyOptions options)
    {
        ImmutableArray<SpectralFingerprint>[] prints = [.. numbers.Select(number => FingerprintsOf(session, number, options))];
        return [.. DataTypeKind.All.Select((_, kind) => prints.Select(of => of[kind]).ToImmutableArray())];
    }

    /// <summary>The fingerprint of the file of every kind of one series, in the order of the kinds.</summary>
    private static ImmutableArray<SpectralFingerprint> FingerprintsOf(DataTypeSession session, int number, StudyOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("thon-types-").FullName;
        try
        {
            long start = Stopwatch.GetTimestamp();
            var sample = DataTypeSample.Of(DataTypeSeries.Of(session, number), folder, options.Images ?? folder, options.Threads);
            ImmutableArray<SpectralFingerprint> prints = [.. DataTypeKind.All.Select(kind => FingerprintOf(sample.Make(kind), options.Threads))];
            Console.Error.WriteLine($"{Name}, {session.Name}, series {number}: {MarkdownTable.Cell(Stopwatch.GetElapsedTime(start).TotalSeconds, "F0")} s");
            return prints;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SpectralFingerprint FingerprintOf(string file, int threads)
    {
        using var stack = MrcReader.Open(file);
        return SpectralFingerprint.Of(stack, stack.PixelSize!.Value, FingerprintSubject.Images, threads, CancellationToken.None);
    }
}
