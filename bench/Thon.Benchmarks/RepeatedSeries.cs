using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>A simulated series, int16, each of whose images shows a small one over and over: soon made, with rings to estimate from, though without the defocus gradient of a large image.</summary>
/// <param name="Stack">Path of the stack.</param>
/// <param name="Truth">Its metadata.</param>
internal sealed record RepeatedSeries(string Stack, TiltSeries Truth)
{
    private const int Part = 1024;

    /// <summary>Writes a series at 2 A/px and 4 um, tilts from -60 to 60 degrees; a stack that is there already stays.</summary>
    /// <param name="folder">The folder; made if it does not exist.</param>
    /// <param name="size">Pixels either way, a multiple of 1024.</param>
    /// <param name="views">How many images, at least 2.</param>
    public static RepeatedSeries Write(string folder, int size, int views)
    {
        var simulation = new Simulation(new()
        {
            Width = Part,
            Height = Part,
            PixelSize = new(2),
            TiltAngles = [.. Enumerable.Range(0, views).Select(view => Angle.FromDegrees(-60 + 120.0 * view / (views - 1)))],
            SignalToNoise = 0.5,
        });
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, FormattableString.Invariant($"repeated-{views}-{size}.mrc"));
        var series = new RepeatedSeries(path, simulation.Series with { Width = size, Height = size });
        ImodAngles.Write(Path.ChangeExtension(path, ".tlt"), series.Truth.Tilts.Select(tilt => tilt.Angle));
        if (!File.Exists(path)) series.WriteImages(simulation);
        return series;
    }

    /// <summary>What a user would state of it, and nothing of its defoci.</summary>
    public MetadataOptions Metadata => new()
    {
        TiltAngles = Path.ChangeExtension(Stack, ".tlt"),
        TiltAxis = Angle.Zero,
        Hand = Hand.Plus,
        PixelSize = Truth.PixelSize,
        Voltage = Truth.Microscope.Voltage,
        SphericalAberration = Truth.Microscope.SphericalAberration,
        Dose = Truth.Tilts[0].Dose,
        DoseOrder = DoseOrder.Stack,
    };

    private void WriteImages(Simulation simulation)
    {
        using var parts = simulation.AsStack();
        using var sink = MrcWriter.Create(Stack, new(Truth.Width, Truth.Height, Truth.Tilts.Length, MrcMode.Int16, Truth.PixelSize));
        SectionLoop.Run(Truth.Tilts.Length, Environment.ProcessorCount, default, () => (Part: new Image(Part, Part), Whole: new Image(Truth.Width, Truth.Height)), (section, images) =>
        {
            parts.Read(section, images.Part.Pixels);
            for (int at = 0; at < images.Whole.Pixels.Length; at += Part)
                images.Part.Pixels.AsSpan(at / Truth.Width % Part * Part, Part).CopyTo(images.Whole.Pixels.AsSpan(at));
            sink.Write(section, images.Whole.Pixels);
        });
        sink.Complete();
    }
}
