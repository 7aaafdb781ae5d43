using System.Diagnostics;
using System.Text.Json;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Tests.Cli;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Batch;

/// <summary>A folder with small series, no two alike, and the one command that <c>thon batch</c> is called with there. What its results must be is learnt from one run that nothing happens to.</summary>
internal sealed class SmallBatch
{
    // What the batch keeps for itself has times and processes in it.
    private static readonly string[] Timed = [Path.Combine("out", "batch", "series"), Path.Combine("out", "batch", "logs"), Path.Combine("out", "batch", "holder"), Path.Combine("out", "batch", "lock")];

    private readonly string _folder = Repository.TemporaryFolder();
    private readonly string[] _command;
    private Dictionary<string, byte[]> _clean = [];
    private string[] _cleanEntries = [];

    /// <summary>Writes the series.</summary>
    /// <param name="series">How many, 1 to 8.</param>
    /// <param name="options">Options of the command besides.</param>
    public SmallBatch(int series, params string[] options)
    {
        // The hand is said since so few small images cannot tell it for sure.
        _command = ["batch", "raw", "--cs", "2.7", "--hand", "+1", "--out", "out", .. options];
        Directory.CreateDirectory(In("raw"));
        for (int number = 0; number < series; number++)
        {
            string stack = SmallSeries.Write(blank: number == 0 ? null : number - 1);
            File.Move(stack, In($"raw/TS_{number}.mrc"));
            File.Move(stack + ".mdoc", In($"raw/TS_{number}.mrc.mdoc"));
        }
    }

    public BatchFolder Folder => new(In("out"));

    public SeriesLedger Ledger => new(Folder);

    /// <summary>A path in the folder.</summary>
    public string In(string path) => Path.Combine(_folder, path);

    /// <summary>Runs the command to its end.</summary>
    public ThonProcess Run(params string[] more) => ThonProcess.RunIn(_folder, [.. _command, .. more]);

    /// <summary>Begins the command.</summary>
    public Process Start() => ThonProcess.StartIn(_folder, _command);

    /// <summary>Learns from a run in a fresh folder what the results are, and removes them; gives the time it took.</summary>
    public TimeSpan Learn()
    {
        var clock = Stopwatch.StartNew();
        var run = Run();
        var whole = clock.Elapsed;
        Assert.True(run.ExitCode == 0, run.Error);
        (_clean, _cleanEntries) = (Results(), Entries());
        Directory.Delete(In("out"), recursive: true);
        return whole;
    }

    /// <summary>How many bytes the results have.</summary>
    public long Bytes => _clean.Values.Sum(bytes => (long)bytes.Length);

    /// <summary>The series that are done, and when they were.</summary>
    public (string Name, DateTimeOffset Time)[] Done() => [.. Ledger.All().Where(entry => entry.State == SeriesState.Done).Select(entry => (entry.Name, entry.Changed))];

    /// <summary>Every file under a final name is one of the results, to the last bit, and every entry of the ledger can be read.</summary>
    public void AssertNothingHalfMade() => AssertWhole(Results());

    /// <summary>The same of the files of the series; those that tell of all of them may tell of fewer.</summary>
    public void AssertSeriesAreWhole() => AssertWhole(Results().Where(file => Path.GetFileName(file.Key).StartsWith("TS_", StringComparison.Ordinal)));

    private void AssertWhole(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        foreach (var (file, bytes) in files) Assert.True(_clean.TryGetValue(file, out byte[]? clean) && bytes.AsSpan().SequenceEqual(clean), file);
        if (!Directory.Exists(Folder.Entries)) return;
        foreach (string entry in Directory.EnumerateFiles(Folder.Entries, "*.json").Where(IsVisible)) Assert.NotNull(Ledger.Find(Path.GetFileNameWithoutExtension(entry)));
    }

    /// <summary>There is nothing that is half-written, under whatever name.</summary>
    public void AssertNoLeftOvers() => Assert.DoesNotContain(Directory.EnumerateFiles(In("out"), "*", SearchOption.AllDirectories), path => !IsVisible(path));

    /// <summary>The results are those of one run that nothing happened to, and so is the ledger but for its times.</summary>
    public void AssertWhole()
    {
        AssertNoLeftOvers();
        AssertNothingHalfMade();
        Assert.Equal(_clean.Keys.Order(StringComparer.Ordinal), Results().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(_cleanEntries, Entries());
    }

    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');

    private Dictionary<string, byte[]> Results() => !Directory.Exists(In("out")) ? [] : Directory.EnumerateFiles(In("out"), "*", SearchOption.AllDirectories)
        .Where(IsVisible).Select(path => Path.GetRelativePath(_folder, path)).Where(path => !Timed.Any(path.StartsWith)).ToDictionary(path => path, path => File.ReadAllBytes(In(path)));

    private string[] Entries() => [.. Ledger.All().Select(entry => JsonSerializer.Serialize(entry with { Changed = default, Attempt = "", Seconds = null }))];
}
