using System.Collections.Immutable;
using System.IO.Enumeration;
using Thon.Batch.Planning;

namespace Thon.Batch.Watch;

/// <summary>One look at a folder.</summary>
/// <param name="Stacks">The stacks in it and how they look.</param>
internal sealed record WatchLook(ImmutableArray<(string Stack, StackStamp Stamp)> Stacks)
{
    /// <summary>Looks at a folder and all below it, without opening a file; null where it cannot be listed now, as while it is unmounted.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="outFolder">Full path of the folder that results go into, which is passed over.</param>
    /// <param name="match">What names of stacks are like.</param>
    public static WatchLook? At(string folder, string outFolder, string match)
    {
        if (!Directory.Exists(folder)) return null;
        var tree = FolderSearch.Below(folder, outFolder);
        if (!tree.Folders.Contains(folder)) return null;
        var stacks = tree.Files.Where(file => StackEndings.Has(file) && FileSystemName.MatchesSimpleExpression(match, Path.GetFileName(file), ignoreCase: false));
        return new(StackStamp.Of(stacks.Order(NaturalOrder.Instance), tree.Files));
    }
}
