using System.Globalization;
using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>What is told of the room that work needs.</summary>
internal static class BudgetFindings
{
    /// <summary>A series that needs more memory than there may be.</summary>
    /// <param name="need">What it needs beside the program, bytes.</param>
    /// <param name="bytes">What there is beside the program, bytes.</param>
    public static Finding TooLarge(long need, long bytes) => Finding.Error(
        "batch-memory", null, "--max-memory", $"{Mebibytes(need + MemoryNeed.OfProgram)} for this series alone with one thread, of which {Mebibytes(MemoryNeed.OfProgram)} for the program itself",
        $"at most {Mebibytes(bytes + MemoryNeed.OfProgram)}", "Allow more memory, or bin the images");

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / (double)(1 << 20)):F0} MiB");
}
