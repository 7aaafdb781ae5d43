using System.Diagnostics;

namespace Thon.Benchmarks;

/// <summary>Processor time of this process.</summary>
internal static class CpuTime
{
    /// <summary>Processor seconds, of all threads together and of the system on their behalf, that some work takes.</summary>
    public static double Of(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
