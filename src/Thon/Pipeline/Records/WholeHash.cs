using Thon.Imaging;

namespace Thon.Pipeline.Records;

/// <summary>The content hash of a stack of which some sections were hashed already.</summary>
internal static class WholeHash
{
    /// <summary>Reads the sections that were not read yet.</summary>
    /// <param name="images">The stack.</param>
    /// <param name="threads">How many sections are in work at once; the hash does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ContentHash Of(HashedSections images, int threads, CancellationToken cancellation)
    {
        int[] unread = [.. images.Unread];
        SectionLoop.Run(unread.Length, threads, cancellation, () => new Image(images.Width, images.Height), (i, image) => images.Read(unread[i], image.Pixels));
        return images.ContentHash;
    }
}
