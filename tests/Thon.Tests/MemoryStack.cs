using Thon.Imaging;
using Thon.Units;

namespace Thon.Tests;

/// <summary>Images in memory as a stack.</summary>
internal sealed class MemoryStack(params Image[] images) : ISectionSource
{
    public string Name => "memory";

    public int Width => images[0].Width;

    public int Height => images[0].Height;

    public int Count => images.Length;

    public Length? PixelSize => null;

    public IReadOnlyList<string> Labels => [];

    public void Read(int section, Span<float> pixels) => images[section].Pixels.CopyTo(pixels);

    public void Dispose() { }
}
