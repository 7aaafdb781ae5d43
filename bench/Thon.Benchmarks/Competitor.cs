using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Thon.Benchmarks;

/// <summary>By which clock a competitor is judged.</summary>
internal enum Clock
{
    /// <summary>Processor time of the calling thread.</summary>
    Thread,

    /// <summary>Processor time of all threads together.</summary>
    Process,

    /// <summary>Wall time.</summary>
    Wall,
}

/// <summary>One way to transform a subject, and its best times so far.</summary>
internal sealed record Competitor(string Name, Clock Clock, TimeSpan Planning, Action Forward, Action Inverse)
{
    /// <summary>Whether its inverse leaves the values multiplied by their number.</summary>
    public bool IsUnscaled { get; init; }

    /// <summary>Least milliseconds of a forward transform.</summary>
    public double BestForward { get; private set; } = double.MaxValue;

    /// <summary>Least milliseconds of an inverse transform.</summary>
    public double BestInverse { get; private set; } = double.MaxValue;

    /// <summary>One forward and one inverse transform.</summary>
    public void Race()
    {
        double start = Milliseconds();
        Forward();
        double middle = Milliseconds();
        Inverse();
        BestForward = Math.Min(BestForward, middle - start);
        BestInverse = Math.Min(BestInverse, Milliseconds() - middle);
    }

    private unsafe double Milliseconds()
    {
        if (Clock == Clock.Wall) return Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
        long* time = stackalloc long[2];
        _ = ReadClock(Clock == Clock.Process ? 2 : 3, time); // CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID
        return time[0] * 1e3 + time[1] / 1e6;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern unsafe int ReadClock(int clock, long* time);
}
