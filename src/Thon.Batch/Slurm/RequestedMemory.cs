using System.Globalization;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Pipeline;

namespace Thon.Batch.Slurm;

/// <summary>The memory a task asks for where nobody says it.</summary>
public static class RequestedMemory
{
    // SLURM counts in what the system keeps of the files that are read and written.
    private const double Room = 1.5;

    private const long Step = 256L << 20;

    /// <summary>Enough for the largest of some series, as SLURM writes it. A series that cannot be opened does not count: its task says why.</summary>
    /// <param name="series">The series.</param>
    /// <param name="jobs">Reads the options of a series.</param>
    /// <param name="threads">Threads of a task.</param>
    public static string Of(IEnumerable<PlannedSeries> series, Func<PlannedSeries, SeriesJob> jobs, int threads)
    {
        long need = (long)((MemoryNeed.OfProgram + series.Select(one => Need(one, jobs, threads)).Append(0).Max()) * Room);
        return string.Create(CultureInfo.InvariantCulture, $"{(need + Step - 1) / Step * Step >> 20}M");
    }

    private static long Need(PlannedSeries series, Func<PlannedSeries, SeriesJob> jobs, int threads)
    {
        try
        {
            using var input = SeriesInput.OpenForRun(jobs(series).Settings);
            return MemoryNeed.Of(input, threads);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return 0;
        }
    }
}
