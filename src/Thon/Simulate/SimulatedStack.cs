using Thon.Imaging;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>A simulated series as a stack of sections, rendered when they are read.</summary>
/// <param name="simulation">The series.</param>
/// <param name="rendering">What its images show.</param>
internal sealed class SimulatedStack(Simulation simulation, Rendering rendering) : ISectionSource
{
    /// <inheritdoc/>
    public string Name => simulation.Settings.Name;

    /// <inheritdoc/>
    public int Width => simulation.Settings.Width;

    /// <inheritdoc/>
    public int Height => simulation.Settings.Height;

    /// <inheritdoc/>
    public int Count => simulation.Series.Tilts.Length;

    /// <inheritdoc/>
    public Length? PixelSize => simulation.Settings.PixelSize;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => [simulation.Series.DataType.Label];

    /// <inheritdoc/>
    public void Read(int section, Span<float> pixels) => simulation.Render(section, rendering).Pixels.CopyTo(pixels);

    /// <inheritdoc/>
    public void Dispose() { }
}
