namespace Thon.Benchmarks;

/// <summary>Processor time of this process.</summary>
internal static class CpuTime
{
    /// <summary>Processor seconds, of all threads together and of the system on their behalf, that some work takes.</summary>
    public static double Of(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
