using Thon.Imaging;

namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>A stack whose thumbnails are taken while it is written. What is written is what comes.</summary>
/// <param name="sink">The stack; to complete it and to dispose of it are left to whoever began it.</param>
/// <param name="width">Pixels a row.</param>
/// <param name="height">Rows.</param>
/// <param name="thumbnails">Takes the thumbnails.</param>
internal sealed class PicturedSink(ISectionSink sink, int width, int height, SectionThumbnails thumbnails) : ISectionSink
{
    /// <inheritdoc/>
    public void Write(int section, ReadOnlySpan<float> pixels)
    {
        thumbnails.Take(section, width, height, pixels);
        sink.Write(section, pixels);
    }

    /// <inheritdoc/>
    public void Complete() => sink.Complete();

    /// <summary>Leaves the stack open.</summary>
    public void Dispose()
    {
    }
}
