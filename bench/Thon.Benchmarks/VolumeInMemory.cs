using Thon.Imaging;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>A volume in memory, to read and to write.</summary>
/// <param name="width">Voxels a row.</param>
/// <param name="height">Rows.</param>
/// <param name="voxels">The voxels, slice after slice.</param>
internal sealed class VolumeInMemory(int width, int height, float[] voxels) : ISectionSource, ISectionSink
{
    public string Name => "memory";

    public int Width => width;

    public int Height => height;

    public int Count => voxels.Length / (width * height);

    public Length? PixelSize => null;

    public IReadOnlyList<string> Labels => [];

    public void Read(int section, Span<float> pixels) => voxels.AsSpan(section * width * height, width * height).CopyTo(pixels);

    public void Write(int section, ReadOnlySpan<float> pixels) => pixels.CopyTo(voxels.AsSpan(section * width * height));

    public void Complete() { }

    public void Dispose() { }
}
