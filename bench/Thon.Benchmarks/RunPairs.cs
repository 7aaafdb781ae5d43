using System.Diagnostics;
using System.Globalization;

namespace Thon.Benchmarks;

/// <summary><c>thon run</c> without something and with it, in turns.</summary>
internal static class RunPairs
{
    private const int Pairs = 9;

    /// <summary>Prints the table. Needs GNU time.</summary>
    /// <param name="folder">Where the series are, or are written.</param>
    /// <param name="without">Path of the <c>Thon.Cli.dll</c> that has it not, and options.</param>
    /// <param name="with">Path of the one that has it, and options.</param>
    public static void Run(string folder, string[] without, string[] with)
    {
        Console.WriteLine("| series | what | seconds without | with | ratio of the pairs: median | lowest | highest |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var series in Records.SeriesIn(folder))
        {
            // Neither of a pair always comes first.
            (Spent Without, Spent With)[] pairs = [.. Enumerable.Range(0, Pairs).Select(i =>
            {
                if (i % 2 == 0) return (Of(series, without), Of(series, with));
                var late = Of(series, with);
                return (Of(series, without), late);
            })];
            Row(series, "CPU", [.. pairs.Select(pair => (pair.Without.Processor, pair.With.Processor))]);
            Row(series, "wall", [.. pairs.Select(pair => (pair.Without.Wall, pair.With.Wall))]);
        }
    }

    private static void Row(RepeatedSeries series, string what, (double Without, double With)[] pairs)
    {
        double[] ratios = [.. pairs.Select(pair => pair.With / pair.Without).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {series.Truth.Tilts.Length} x {series.Truth.Width}^2 | {what} | {Median(pairs.Select(pair => pair.Without)):F2} | {Median(pairs.Select(pair => pair.With)):F2} | {Median(ratios):F3} | {ratios[0]:F3} | {ratios[^1]:F3} |"));
    }

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Pairs / 2);

    private static Spent Of(RepeatedSeries series, string[] tool)
    {
        string folder = Directory.CreateTempSubdirectory("thon-bench-").FullName, times = Path.Combine(folder, "times");
        try
        {
            var start = new ProcessStartInfo("time", ["-o", times, "-f", "%e %U %S", "dotnet", tool[0], .. Arguments(series, Path.Combine(folder, "out")), .. tool[1..]]) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var run = Process.Start(start)!;
            // Two pipes: one that is not emptied would stop the run.
            run.ErrorDataReceived += (_, _) => { };
            run.BeginErrorReadLine();
            run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            if (run.ExitCode > 1) throw new InvalidOperationException($"{tool[0]} ended with {run.ExitCode}");
            double[] numbers = [.. File.ReadLines(times).Last().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            return new(numbers[0], numbers[1] + numbers[2]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Arguments(RepeatedSeries series, string folder) =>
    [
        "run", series.Stack, "--mdoc", "none", "--tilt-angles", Path.ChangeExtension(series.Stack, ".tlt"), "--tilt-axis", "0", "--hand", "+1", "--voltage", "300", "--cs", "2.7",
        "--pixel-size", "2", "--dose", "3", "--dose-order", "stack", "--out", folder,
    ];

    /// <summary>Seconds a run took.</summary>
    private sealed record Spent(double Wall, double Processor);
}
