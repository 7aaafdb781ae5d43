using System.Globalization;
using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>What is told of the room that work needs.</summary>
internal static class BudgetFindings
{
    /// <summary>A series that needs more memory than there may be.</summary>
    public static Finding TooLarge(long need, long bytes) => Finding.Error(
        "batch-memory", null, "--max-memory", $"{Mebibytes(need)} for this series alone, with one thread", $"at most {Mebibytes(bytes)}", "Allow more memory, or bin the images");

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / (double)(1 << 20)):F0} MiB");
}
