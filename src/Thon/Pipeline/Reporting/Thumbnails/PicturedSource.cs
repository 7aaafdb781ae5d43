using Thon.Imaging;
using Thon.Units;

namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>A stack whose thumbnails are taken while it is read. What is read is what is in the stack.</summary>
/// <param name="source">The stack; to dispose of it is left to whoever opened it.</param>
/// <param name="thumbnails">Takes the thumbnails.</param>
internal sealed class PicturedSource(ISectionSource source, SectionThumbnails thumbnails) : ISectionSource
{
    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public int Width => source.Width;

    /// <inheritdoc/>
    public int Height => source.Height;

    /// <inheritdoc/>
    public int Count => source.Count;

    /// <inheritdoc/>
    public Length? PixelSize => source.PixelSize;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => source.Labels;

    /// <inheritdoc/>
    public void Read(int section, Span<float> pixels)
    {
        source.Read(section, pixels);
        thumbnails.Take(section, Width, Height, pixels);
    }

    /// <summary>Leaves the stack open.</summary>
    public void Dispose()
    {
    }
}
