using Thon.Units;

namespace Thon.Imaging;

/// <summary>A stack of equally sized sections that is read one section at a time, in any order and from several threads.</summary>
public interface ISectionSource : IDisposable
{
    /// <summary>Where the sections come from, for messages: a path.</summary>
    string Name { get; }

    /// <summary>Pixels a row.</summary>
    int Width { get; }

    /// <summary>Rows of one section.</summary>
    int Height { get; }

    /// <summary>How many sections there are.</summary>
    int Count { get; }

    /// <summary>The pixel size the file states, or null where it states none.</summary>
    Length? PixelSize { get; }

    /// <summary>The file's text labels, in their order; empty where the format has none.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Reads one section as floats, [row, column], row 0 at the bottom.</summary>
    /// <param name="section">Section index from 0.</param>
    /// <param name="pixels">Takes Width * Height pixels.</param>
    /// <exception cref="Findings.BadInputException">The section cannot be read.</exception>
    void Read(int section, Span<float> pixels);
}
