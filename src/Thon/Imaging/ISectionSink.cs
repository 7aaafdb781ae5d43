namespace Thon.Imaging;

/// <summary>A stack that is being written, one section at a time, in any order and from several threads. It appears under its final name
/// only when <see cref="Complete"/> is called; disposed of before that, nothing remains.</summary>
public interface ISectionSink : IDisposable
{
    /// <summary>Writes one section.</summary>
    /// <param name="section">Section index from 0.</param>
    /// <param name="pixels">Width * Height pixels, [row, column], row 0 at the bottom.</param>
    void Write(int section, ReadOnlySpan<float> pixels);

    /// <summary>Finishes the file and gives it its final name.</summary>
    void Complete();
}
