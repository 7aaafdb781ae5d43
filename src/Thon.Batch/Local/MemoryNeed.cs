using Thon.Pipeline;

namespace Thon.Batch.Local;

/// <summary>How much memory a series takes while it is worked on.</summary>
public static class MemoryNeed
{
    /// <summary>What the program takes with nothing in work, bytes.</summary>
    public const long OfProgram = 256L << 20;

    // Sections that are read and written while others are corrected, see SectionStream.
    private const int SectionsBeside = 2;

    // Measured with the program's own: 0.25 to 0.35 GB at 1024 x 1024 with 41 tilts, 0.29 to 0.55 at 2048 with 21 and 1 to 8 threads, 0.45 with 5 and 1 where four series follow each other, 0.89 at 4096 with 21 and 2. An image in work takes
    // its pixels, the spectrum of its canvas and a wide copy; what was let go lies about until the next collection.
    private const double CopiesOfSection = 4.5, CopiesOfSister = 2;

    private const long OfTilt = 2L << 20;

    /// <summary>The memory, bytes, on the safe side.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="threads">How many threads work on it.</param>
    public static long Of(SeriesInput input, int threads)
    {
        double section = sizeof(float) * (double)input.Stack.Width * input.Stack.Height;
        return OfTilt * input.Stack.Count + (long)(section * (threads + SectionsBeside) * (CopiesOfSection + CopiesOfSister * input.Sisters.Length));
    }
}
