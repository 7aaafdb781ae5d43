namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>The thumbnails of a stack, taken while its sections pass, each of them once; several threads may bring sections in any order.</summary>
/// <param name="count">How many sections the stack has.</param>
internal sealed class SectionThumbnails(int count)
{
    private readonly Thumbnail?[] _taken = new Thumbnail?[count];

    /// <summary>The thumbnail of a section; null where it did not pass.</summary>
    public Thumbnail? this[int section] => section >= 0 && section < _taken.Length ? _taken[section] : null;

    /// <summary>Takes the thumbnail of a section that passes, unless there is one.</summary>
    /// <param name="section">Section index from 0.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">The section, [row, column], row 0 at the bottom.</param>
    public void Take(int section, int width, int height, ReadOnlySpan<float> pixels) => _taken[section] ??= Thumbnail.Of(width, height, pixels);
}
