using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>Everything below a folder.</summary>
/// <param name="Folders">The folder itself and those below it.</param>
/// <param name="Files">The files in them; of a file that a link and its own name lead to, each is here.</param>
/// <param name="PassedOver">The folders and links that were not followed.</param>
internal sealed record FolderTree(ImmutableArray<string> Folders, ImmutableArray<string> Files, ImmutableArray<PassedOver> PassedOver);
