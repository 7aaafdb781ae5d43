namespace Thon.Batch.Slurm;

/// <summary>Words of a command line in a script.</summary>
public static class BashWord
{
    /// <summary>A word as a shell reads it: whatever stands in it is only itself.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
