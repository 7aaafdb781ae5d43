using Thon.Imaging;

namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>The small pictures of a stack before and after the steps.</summary>
/// <param name="count">How many sections the stack has.</param>
internal sealed class StackPictures(int count)
{
    /// <summary>The images as they came.</summary>
    public SectionThumbnails Raw { get; } = new(count);

    /// <summary>The images as they went.</summary>
    public SectionThumbnails Processed { get; } = new(count);

    /// <summary>The stack, whose pictures are taken while it is read.</summary>
    public ISectionSource Before(ISectionSource source) => new PicturedSource(source, Raw);

    /// <summary>What is made of the stack, whose pictures are taken while it is written.</summary>
    /// <param name="source">The stack.</param>
    /// <param name="sink">Where the images go.</param>
    public ISectionSink After(ISectionSource source, ISectionSink sink) => new PicturedSink(sink, source.Width, source.Height, Processed);

    /// <summary>Takes the pictures of sections that did not pass, such as those of excluded tilts.</summary>
    /// <param name="source">The stack.</param>
    /// <param name="threads">How many threads may read.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void TakeMissing(ISectionSource source, int threads, CancellationToken cancellation)
    {
        int[] missing = [.. Enumerable.Range(0, source.Count).Where(section => Raw[section] is null)];
        var watched = Before(source);
        SectionLoop.Run(missing.Length, threads, cancellation, () => new Image(source.Width, source.Height), (i, image) => watched.Read(missing[i], image.Pixels));
    }
}
