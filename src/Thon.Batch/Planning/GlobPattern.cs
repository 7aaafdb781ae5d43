using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Thon.Batch.Planning;

/// <summary>Patterns of paths that were not expanded by a shell: <c>*</c> and <c>?</c> within a name, <c>**</c> for any number of folders. A name that begins with a dot is matched by a pattern that does.</summary>
internal static class GlobPattern
{
    private const string AnyFolders = "**";

    /// <summary>Whether a path is a pattern.</summary>
    public static bool Is(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The files and folders that match, and what was passed over on the way.</summary>
    /// <param name="pattern">The pattern, a full path.</param>
    /// <param name="outFolder">The folder that results go into.</param>
    public static (ImmutableArray<string> Paths, ImmutableArray<PassedOver> PassedOver) Expand(string pattern, string outFolder)
    {
        string root = Path.GetPathRoot(pattern)!;
        var passed = ImmutableArray.CreateBuilder<PassedOver>();
        ImmutableArray<string> paths = [root];
        foreach (string segment in pattern[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            paths = [.. paths.SelectMany(path => Next(path, segment, outFolder, passed)).Distinct()];
        return (paths, passed.ToImmutable());
    }

    private static IEnumerable<string> Next(string folder, string segment, string outFolder, ImmutableArray<PassedOver>.Builder passed)
    {
        if (!Is(segment)) return Path.Combine(folder, segment) is var path && Path.Exists(path) ? [path] : [];
        if (!Directory.Exists(folder)) return [];
        if (segment != AnyFolders) return Matching(folder, segment, passed);
        var tree = FolderSearch.Below(folder, outFolder);
        passed.AddRange(tree.PassedOver);
        return tree.Folders;
    }

    private static string[] Matching(string folder, string segment, ImmutableArray<PassedOver>.Builder passed)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Where(path => Matches(segment, Path.GetFileName(path)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            passed.Add(new(folder, "that cannot be read"));
            return [];
        }
    }

    private static bool Matches(string segment, string name) =>
        (segment.StartsWith('.') || !name.StartsWith('.')) && FileSystemName.MatchesSimpleExpression(segment, name, ignoreCase: false);
}
