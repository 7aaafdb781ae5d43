using System.Collections.Immutable;
using System.Globalization;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>A folder with many small series, each with its mdoc; ten are simulated, the others are copies of them.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Stacks">Their stacks.</param>
internal sealed record SmallSeriesFolder(string Folder, ImmutableArray<string> Stacks)
{
    /// <summary>Pixels either way.</summary>
    public const int Size = 256;

    /// <summary>Images a series.</summary>
    public const int Tilts = 5;

    private const int Count = 200, Simulated = 10;

    /// <summary>What their mdocs do not say.</summary>
    public static MetadataOptions Metadata => new() { SphericalAberration = Length.FromMillimeters(2.7), Hand = Hand.Plus };

    /// <summary>Writes the series; a stack that is there already stays.</summary>
    /// <param name="folder">The folder; made if it does not exist.</param>
    public static SmallSeriesFolder Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] stacks = [.. Enumerable.Range(0, Count).Select(number => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"TS_{number:D3}.mrc")))];
        for (int number = 0; number < Count; number++)
        {
            if (File.Exists(stacks[number])) continue;
            if (number < Simulated) Simulate(stacks[number], number);
            else File.Copy(stacks[number % Simulated], stacks[number]);
            SimulatedMdoc.Of(SimulationOf(number % Simulated).Series, Path.GetFileName(stacks[number])).Write(stacks[number] + ".mdoc");
        }

        return new(folder, [.. stacks]);
    }

    private static void Simulate(string path, int number)
    {
        using var images = SimulationOf(number).AsStack();
        using var sink = MrcWriter.Create(path, new(Size, Size, Tilts, MrcMode.Int16, images.PixelSize!.Value));
        var image = new Image(Size, Size);
        for (int section = 0; section < Tilts; section++)
        {
            images.Read(section, image.Pixels);
            sink.Write(section, image.Pixels);
        }

        sink.Complete();
    }

    private static Simulation SimulationOf(int number) => new(new()
    {
        Width = Size,
        Height = Size,
        TiltAngles = [.. Enumerable.Range(-2, Tilts).Select(step => Angle.FromDegrees(30 * step))],
        Defocus = Defocus.Round(Length.FromMicrometers(3)),
        Seed = 1 + (ulong)number,
    });
}
