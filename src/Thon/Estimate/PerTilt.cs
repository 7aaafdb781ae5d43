using Thon.Imaging;

namespace Thon.Estimate;

/// <summary>The same work on every tilt, several at a time.</summary>
internal static class PerTilt
{
    /// <summary>The results, in the order of the tilts, whatever the number of threads.</summary>
    public static T[] Of<T>(int count, int threads, CancellationToken cancellation, Func<int, T> work)
    {
        var results = new T[count];
        SectionLoop.Run(count, threads, cancellation, () => 0, (i, _) => results[i] = work(i));
        return results;
    }
}
