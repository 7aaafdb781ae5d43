using Thon.Imaging;

namespace Thon.Pipeline.Replay;

/// <summary>The content hash of a stack that is there: a pass over all pixels.</summary>
internal static class StackHash
{
    /// <summary>Reads all sections.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="threads">How many sections are in work at once; the hash does not depend on it.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public static ContentHash Of(ISectionSource stack, int threads, CancellationToken cancellation)
    {
        var hashes = new ContentHash[stack.Count];
        SectionLoop.Run(stack.Count, threads, cancellation, () => new Image(stack.Width, stack.Height), (section, image) =>
        {
            stack.Read(section, image.Pixels);
            hashes[section] = ContentHash.OfSection(image.Pixels);
        });
        return ContentHash.OfStack(stack.Width, stack.Height, hashes);
    }
}
