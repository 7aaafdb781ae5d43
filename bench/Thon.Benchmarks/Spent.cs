using System.Diagnostics;
using System.Globalization;

namespace Thon.Benchmarks;

/// <summary>What a process took.</summary>
/// <param name="Wall">Seconds from its start to its end.</param>
/// <param name="Processor">Processor seconds, the system's on its behalf with them.</param>
/// <param name="Megabytes">Memory at the most.</param>
internal sealed record Spent(double Wall, double Processor, double Megabytes)
{
    /// <summary>One after the other.</summary>
    public static Spent operator +(Spent one, Spent other) => new(one.Wall + other.Wall, one.Processor + other.Processor, Math.Max(one.Megabytes, other.Megabytes));

    /// <summary>Runs a program to its end. Needs GNU time.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static Spent By(string program, string[] arguments)
    {
        string times = Path.GetTempFileName();
        try
        {
            using var run = Process.Start(new ProcessStartInfo("time", ["-o", times, "-f", "%e %U %S %M", program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            // Two pipes: one that is not emptied would stop the run.
            var error = run.StandardError.ReadToEndAsync();
            run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            if (run.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {run.ExitCode}: {error.Result}");
            double[] numbers = [.. File.ReadLines(times).Last().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            return new(numbers[0], numbers[1] + numbers[2], numbers[3] / 1024);
        }
        finally
        {
            File.Delete(times);
        }
    }
}
