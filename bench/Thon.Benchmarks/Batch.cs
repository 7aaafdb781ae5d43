using System.Globalization;
using Thon.Pipeline;
using Thon.Pipeline.Records;

namespace Thon.Benchmarks;

/// <summary>What a batch of small series costs: against the library alone in one process, which is the floor, and against one process a series.</summary>
internal static class Batch
{
    /// <summary>How often each is timed unless it is said.</summary>
    public const int UsualRounds = 3;

    private const int OneByOne = 10;

    // What is stated is the same for the library and for the tool.
    private static readonly string[] Options = ["--cs", "2.7", "--hand", "+1"];

    /// <summary>Prints the tables. Needs GNU time.</summary>
    /// <param name="folder">Where the series are, or are written.</param>
    /// <param name="tool">Path of <c>Thon.Cli.dll</c>.</param>
    /// <param name="rounds">How often each is timed, in turns.</param>
    public static void Run(string folder, string tool, int rounds)
    {
        var series = SmallSeriesFolder.Write(folder);
        string scratch = Directory.CreateTempSubdirectory("thon-bench-").FullName;
        try
        {
            Console.WriteLine($"{series.Stacks.Length} series of {SmallSeriesFolder.Tilts} tilts of {SmallSeriesFolder.Size} x {SmallSeriesFolder.Size}, int16; {rounds} rounds, each in turns\n");
            Console.WriteLine("| what | wall, s: median | lowest | CPU, s: median | lowest | CPU a series, s | memory at the most, MB |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            var costs = new BatchCosts(scratch, tool, [.. Options], series);
            Table(costs, rounds);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Works on all series with the library, in this process, on one thread: what a batch does, without ledger, plan or display.</summary>
    /// <param name="stacks">The series.</param>
    /// <param name="folder">Where the results go.</param>
    public static void Library(IEnumerable<string> stacks, string folder)
    {
        foreach (string stack in stacks)
        {
            var settings = new PreprocessSettings(stack, SmallSeriesFolder.Metadata) { Threads = 1, Report = ReportOutput.Page, LogHeading = ["benchmark"] };
            using var input = SeriesInput.OpenForRun(settings);
            SeriesRun.Run(input, new(settings, folder));
        }
    }

    private static void Table(BatchCosts costs, int rounds)
    {
        (string Name, int Series, Func<Spent> Work)[] rows =
        [
            ("the library alone, one thread", costs.Series, costs.Library),
            ("`thon batch --threads 1`", costs.Series, () => costs.Fresh(1)),
            ("`thon batch --threads 2`", costs.Series, () => costs.Fresh(2)),
            ("`thon batch --threads 4`", costs.Series, () => costs.Fresh(4)),
            ("`--threads 4 --max-memory 250M`", costs.Series, () => costs.Fresh(4, "--max-memory", "250M")),
            ("nothing to do, `--inputs full`", costs.Series, () => costs.Again("full")),
            ("nothing to do, `--inputs quick`", costs.Series, () => costs.Again("quick")),
            ($"`thon run --threads 1`, {OneByOne} series one by one", OneByOne, () => costs.Runs(OneByOne)),
        ];
        var spent = rows.Select(_ => new List<Spent>()).ToArray();
        for (int round = 0; round < rounds; round++)
            for (int row = 0; row < rows.Length; row++) spent[row].Add(rows[row].Work());
        for (int row = 0; row < rows.Length; row++) Row(rows[row].Name, rows[row].Series, spent[row]);
    }

    private static void Row(string name, int series, List<Spent> spent)
    {
        double[] wall = [.. spent.Select(one => one.Wall).Order()], processor = [.. spent.Select(one => one.Processor).Order()];
        string memory = spent.Max(one => one.Megabytes) is { } megabytes ? megabytes.ToString("F0", CultureInfo.InvariantCulture) : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {wall[wall.Length / 2]:F1} | {wall[0]:F1} | {processor[processor.Length / 2]:F1} | {processor[0]:F1} | {processor[processor.Length / 2] / series:F3} | {memory} |"));
    }
}
