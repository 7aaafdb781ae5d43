using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>What the names of stacks end in.</summary>
public static class StackEndings
{
    /// <summary>The endings, in small letters.</summary>
    public static readonly ImmutableArray<string> All = [".mrc", ".st", ".ali", ".mrcs"];

    /// <summary>Whether a file is called as stacks are, in letters of any case. Hidden files are not.</summary>
    /// <param name="path">The file.</param>
    public static bool Has(string path) => !Path.GetFileName(path).StartsWith('.') && All.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
