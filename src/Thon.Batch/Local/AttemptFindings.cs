using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>What keeps a series from being worked on, beside what its input lacks.</summary>
internal static class AttemptFindings
{
    /// <summary>Its numbers were set by hand, and its inputs or options are others now.</summary>
    public static Finding SetByHand(string file) => Finding.Error(
        "batch-set-by-hand", file, null, "numbers that were set by hand since the batch wrote them, and inputs, options or a version of thon that are others now", "either of both",
        "To keep the numbers, go back to the former inputs and options, or leave the series out; to lose them, say --force");

    /// <summary>The folder of a dialect with files that no series of this batch wrote.</summary>
    public static Finding ForeignFolder(string folder) => Finding.Error(
        "output-exists", folder, null, "the folder holds files that this batch did not write", null, "Choose another folder, or say --force to replace them");

    /// <summary>An input is not what it was when the work began.</summary>
    public static Finding Changed(string file) => Finding.Error(
        "batch-input-changed", file, null, "it was written to while the series was worked on", "a file that stays as it is", "Run the batch again when it is whole; what was made of it is replaced then");

    /// <summary>Another process works on the series.</summary>
    public static Finding InUse(string name, string file) => Finding.Error(
        "batch-series-in-use", file, null, $"another process that works on {name}", "a series that nobody else works on", "Wait until it has ended");
}
