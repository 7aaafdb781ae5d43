using Thon.Pipeline;

namespace Thon.Batch.Local;

/// <summary>How much memory a series takes while it is worked on.</summary>
public static class MemoryNeed
{
    /// <summary>What the program takes with nothing in work, bytes.</summary>
    public const long OfProgram = 160L << 20;

    // Sections that are read and written while others are corrected, see SectionStream.
    private const int SectionsBeside = 2;

    // Its pixels, the spectrum of its canvas, one wide copy, and what the pools keep of them.
    private const double CopiesOfSection = 6;

    private const long OfSpectra = 8L << 20;

    /// <summary>The memory, bytes, on the safe side.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="threads">How many threads work on it.</param>
    public static long Of(SeriesInput input, int threads)
    {
        long pixels = (long)input.Stack.Width * input.Stack.Height, stacks = 1 + input.Sisters.Length;
        return OfSpectra * input.Stack.Count + (long)(sizeof(float) * pixels * CopiesOfSection * (threads + SectionsBeside * stacks));
    }
}
