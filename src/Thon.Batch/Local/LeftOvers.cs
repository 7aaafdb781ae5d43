using System.Text.RegularExpressions;

namespace Thon.Batch.Local;

/// <summary>Files under hidden names that a process left which was killed while it wrote them.</summary>
internal static partial class LeftOvers
{
    /// <summary>Removes what was left of files that are to be written; whoever calls it knows that nobody is writing them.</summary>
    /// <param name="files">Their final names.</param>
    public static void Remove(IEnumerable<string> files)
    {
        foreach (var folder in files.GroupBy(file => Path.GetDirectoryName(Path.GetFullPath(file))!))
        {
            if (!Directory.Exists(folder.Key)) continue;
            var names = folder.Select(Path.GetFileName).ToHashSet();
            foreach (string path in Directory.EnumerateFiles(folder.Key, ".*").Where(path => FinalName(path) is { } name && names.Contains(name)).ToArray()) File.Delete(path);
        }
    }

    private static string? FinalName(string path) => Hidden().Match(Path.GetFileName(path)) is { Success: true } match ? match.Groups[1].Value : null;

    // As PartialFile calls them.
    [GeneratedRegex(@"^\.(.+)\.partial-[0-9a-f]{12}\z", RegexOptions.Singleline)]
    private static partial Regex Hidden();
}
