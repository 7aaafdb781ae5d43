using Thon.Formats.Mrc;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>A small simulated series on disk, as a microscope and an alignment would have left it: the stack and its mdoc. Rendered once for all tests.</summary>
internal static class SmallSeries
{
    /// <summary>What it was simulated from: strong rings, so that small images suffice.</summary>
    public static readonly SimulationSettings Settings = new()
    {
        Name = "small",
        Width = 384,
        Height = 400,
        PixelSize = Length.FromAngstroms(2.5),
        TiltAngles = [.. new[] { -45.0, -30, -15, 0, 15, 30, 45 }.Select(Angle.FromDegrees)],
        Defocus = new(Length.FromAngstroms(30200), Length.FromAngstroms(29800), Angle.FromDegrees(30)),
        SlabThickness = Length.FromAngstroms(500),
        SignalToNoise = 0.5,
        Contents = SpecimenContents.IceOnly,
    };

    /// <summary>What its mdoc does not say; the hand is said since so few small images cannot tell it for sure.</summary>
    public static readonly MetadataOptions Options = new() { SphericalAberration = Length.FromMillimeters(2.7), Hand = Hand.Plus };

    private static readonly Lazy<float[][]> Images = new(() =>
    {
        var simulation = new Simulation(Settings);
        return [.. Enumerable.Range(0, Count).Select(section => simulation.Render(section).Pixels)];
    });

    public static int Count => Settings.TiltAngles.Length;

    /// <summary>Writes the series into a fresh folder and gives the stack's path.</summary>
    /// <param name="label">A label line for its header, or null.</param>
    /// <param name="blank">A section to be without anything, or null.</param>
    public static string Write(string? label = null, int? blank = null)
    {
        string stack = Path.Combine(Repository.TemporaryFolder(), Settings.Name + ".mrc");
        var output = new MrcOutput(Settings.Width, Settings.Height, Count, MrcMode.Int16, Settings.PixelSize) { Labels = label is null ? [] : [label] };
        using var writer = MrcWriter.Create(stack, output);
        for (int section = 0; section < Count; section++)
            writer.Write(section, section == blank ? new float[Settings.Width * Settings.Height] : Images.Value[section]);
        writer.Complete();
        SimulatedMdoc.Of(TrueSeries.Of(Settings), Path.GetFileName(stack)).Write(stack + ".mdoc");
        return stack;
    }

    /// <summary>The pixels of one image.</summary>
    public static float[] Image(int section) => Images.Value[section];

    /// <summary>Runs everything on a stack.</summary>
    public static PreprocessResult Run(string folder, PreprocessSettings settings) => Run(folder, settings, null, TestContext.Current.CancellationToken);

    /// <summary>The same, watched and perhaps cancelled.</summary>
    public static PreprocessResult Run(string folder, PreprocessSettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var input = SeriesInput.Open(settings.Stack, settings.Metadata, settings.Steps.NeedsOfRun);
        return Preprocess.Run(input, settings, folder, progress, cancellation);
    }
}
