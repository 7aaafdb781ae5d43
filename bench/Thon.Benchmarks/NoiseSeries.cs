using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>A series of one image of noise over and over, int16, with its defoci and angles beside it: what a correction costs does not depend on what an image shows.</summary>
/// <param name="Stack">Path of the stack.</param>
/// <param name="Truth">Its metadata.</param>
internal sealed record NoiseSeries(string Stack, TiltSeries Truth)
{
    private const float MeanCounts = 24, Scatter = 5;

    /// <summary>Writes a series at 2 A/px and 4 um, tilts from -60 to 60 degrees; a stack that is there already stays.</summary>
    /// <param name="folder">The folder; made if it does not exist.</param>
    /// <param name="name">Name of the files, endings apart.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="views">How many images, at least 2.</param>
    public static NoiseSeries Write(string folder, string name, int width, int height, int views)
    {
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        var series = new NoiseSeries(path + ".mrc", SeriesOf(name, width, height, views));
        ImodDefocusFile.Of(series.Truth, path + ".defocus").Write(path + ".defocus");
        ImodAngles.Write(path + ".tlt", series.Truth.Tilts.Select(tilt => tilt.Angle));
        if (!File.Exists(series.Stack)) series.WriteImages();
        return series;
    }

    /// <summary>What a user would state of it.</summary>
    /// <param name="pixel">The pixel size to take it for.</param>
    public MetadataOptions MetadataAt(Length pixel) => new()
    {
        Ctf = Path.ChangeExtension(Stack, ".defocus"),
        TiltAngles = Path.ChangeExtension(Stack, ".tlt"),
        TiltAxis = Angle.Zero,
        Hand = Hand.Plus,
        PixelSize = pixel,
        Voltage = Truth.Microscope.Voltage,
        SphericalAberration = Truth.Microscope.SphericalAberration,
    };

    private static TiltSeries SeriesOf(string name, int width, int height, int views)
    {
        var microscope = new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), Microscope.DefaultAmplitudeContrast);
        var tilts = Enumerable.Range(0, views).Select(section => new Tilt(
            section, Angle.FromDegrees(-60 + 120.0 * section / (views - 1)), Estimate: new(Defocus.Round(Length.FromMicrometers(4)), Angle.Zero)));
        return new(name, width, height, new(2), microscope, new(Angle.Zero, Hand.Plus), [.. tilts], DataType.Raw);
    }

    private void WriteImages()
    {
        var image = new Image(Truth.Width, Truth.Height);
        var random = new Random(1);
        // The sum of three uniform numbers is near enough to a Gaussian; its variance is a quarter.
        foreach (ref float pixel in image.Pixels.AsSpan())
            pixel = MathF.Round(MeanCounts + 2 * Scatter * (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f));
        using var sink = MrcWriter.Create(Stack, new(Truth.Width, Truth.Height, Truth.Tilts.Length, MrcMode.Int16, Truth.PixelSize));
        for (int section = 0; section < Truth.Tilts.Length; section++) sink.Write(section, image.Pixels);
        sink.Complete();
    }
}
