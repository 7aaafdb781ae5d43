using Thon.Units;

namespace Thon.Imaging;

/// <summary>A stack that is hashed while it is read, so that what a result was made from is known without reading it once more. Sections may be read in any order and from several threads.</summary>
/// <param name="source">The stack; to dispose of it is left to whoever opened it.</param>
public sealed class HashedSections(ISectionSource source) : ISectionSource
{
    private readonly ContentHash?[] _sections = new ContentHash?[source.Count];

    /// <summary>The hash of the stack, once every section was read; to be asked for when no thread reads any more.</summary>
    /// <exception cref="InvalidOperationException">A section was not read yet.</exception>
    public ContentHash ContentHash => ContentHash.OfStack(Width, Height, _sections.Select((hash, section) => hash ?? throw new InvalidOperationException($"section {section} was not read")));

    /// <summary>The sections that were not read yet; to be asked for when no thread reads any more.</summary>
    public IEnumerable<int> Unread => Enumerable.Range(0, Count).Where(section => _sections[section] is null);

    /// <summary>Reads what was not read yet, and gives the hash of the stack.</summary>
    /// <param name="threads">How many sections are in work at once; the hash does not depend on it.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public ContentHash HashAll(int threads, CancellationToken cancellation)
    {
        int[] unread = [.. Unread];
        SectionLoop.Run(unread.Length, threads, cancellation, () => new Image(Width, Height), (i, image) => Read(unread[i], image.Pixels));
        return ContentHash;
    }

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
        _sections[section] ??= ContentHash.OfSection(pixels);
    }

    /// <summary>Leaves the stack open.</summary>
    public void Dispose()
    {
    }
}
