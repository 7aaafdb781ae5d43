using System.Globalization;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>What its record costs a run: the hashes of what it reads and of what it writes, and the record itself, beside the whole run and the floor.</summary>
internal static class Records
{
    private const int Rounds = 3;

    /// <summary>Prints the tables.</summary>
    /// <param name="keep">A folder that keeps the series for the next time, or null.</param>
    public static void Run(string? keep)
    {
        string scratch = Directory.CreateTempSubdirectory("thon-bench-").FullName;
        try
        {
            RepeatedSeries[] all = [.. SeriesIn(keep ?? scratch)];
            // Before all else: nothing is compiled for it yet.
            double first = CpuTime.Of(() => WriteRecord(all[^1], Path.Combine(scratch, "record.json")));
            foreach (var series in all) Table(series, first, scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>A small series and a usual one.</summary>
    /// <param name="folder">Where they are, or are written.</param>
    public static IEnumerable<RepeatedSeries> SeriesIn(string folder)
    {
        foreach (var (size, views) in new[] { (2048, 21), (4096, 41) })
            yield return RepeatedSeries.Write(folder, size, views);
    }

    // The defoci are estimated, the images flipped and weighted.
    private static PreprocessSettings SettingsOf(RepeatedSeries series) => new(series.Stack, series.Metadata) { Threads = Environment.ProcessorCount };

    private static void Table(RepeatedSeries series, double first, string scratch)
    {
        int views = series.Truth.Tilts.Length;
        double whole = Median(() => Process(series, Path.Combine(scratch, "out")));
        double floor = Median(() => Correct.Floor(series.Stack, Path.Combine(scratch, "floor.mrc")));
        double again = Median(() => WriteRecord(series, Path.Combine(scratch, "record.json")));
        var image = new Image(series.Truth.Width, series.Truth.Height);
        using (var stack = SectionFile.Open(series.Stack)) stack.Read(0, image.Pixels);
        double read = views * Median(() => ContentHash.OfSection(image.Pixels)), written = views * Median(() => Hash.InCache(image.Pixels));
        Console.WriteLine($"{views} views of {series.Truth.Width} x {series.Truth.Height}, int16 to float32; {Environment.ProcessorCount} threads; medians of {Rounds}\n");
        Console.WriteLine("| what | CPU seconds | of the run |");
        Console.WriteLine("|---|---|---|");
        Row("the whole run, with its record", whole);
        Row("floor: read, one forward and one inverse FFT, write", floor);
        Row("hash of the images read", read);
        Row("hash of the images written", written);
        Row("the record: numbers, text, seal, file; for the first time here", first);
        Row("the record again", again);
        Row("hashes and first record", read + written + first);
        Console.WriteLine();

        void Row(string what, double seconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:F4} | {100 * seconds / whole:F2} % |"));
    }

    private static void Process(RepeatedSeries series, string folder)
    {
        var settings = SettingsOf(series);
        using (var input = SeriesInput.OpenForRun(settings)) Preprocess.Run(input, settings, folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void WriteRecord(RepeatedSeries series, string file)
    {
        var (settings, truth) = (SettingsOf(series), series.Truth);
        var steps = RecordedSteps.Of(settings.Steps, truth.PixelSize);
        string content = ContentHash.Of([]).ToString();
        var job = new Job(
            "run", Software.Current, [new("stack", Path.GetFileName(series.Stack), 0, content)], steps,
            new(PreparedSubject.Images, truth.PixelSize.Angstroms, PixelWords.Of(settings.Pixels), steps, FilterSource.Own), new(truth.Width, truth.Height, truth.Tilts.Length, 0, content))
        {
            Series = SeriesNumbers.Of(truth),
            Estimation = EstimationNumbers.Of(truth, [Angle.Zero], [Hand.Plus], settings.Estimation),
        };
        File.WriteAllText(file, new Sidecar(Record.Of(job, null), new(Path.GetFileName(file), [], [series.Stack])).Encode());
    }

    private static double Median(Action work) => Enumerable.Range(0, Rounds).Select(_ => CpuTime.Of(work)).Order().ElementAt(Rounds / 2);
}
