using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Noise of a few small images, their tilts out of order, with a STAR file of defoci and doses: for what concerns files more than images.</summary>
internal sealed class TinySeries
{
    public const int Width = 112, Height = 96;

    public static readonly Length PixelSize = Length.FromAngstroms(4);

    private static readonly double[] Angles = [20, -40, 0, 40, -20];

    public TinySeries()
    {
        Folder = Repository.TemporaryFolder();
        Stack = Write("ts.mrc", 1);
        var settings = new SimulationSettings
        {
            Name = "ts",
            Width = Width,
            Height = Height,
            PixelSize = PixelSize,
            TiltAngles = [.. Angles.Select(Angle.FromDegrees)],
            Geometry = new(Angle.FromDegrees(25), Hand.Plus),
            Defocus = Defocus.Round(Length.FromAngstroms(9000)),
            FocusDrift = Length.FromAngstroms(800),
        };
        Truth = TrueSeries.Of(settings);
        Star = System.IO.Path.Combine(Folder, "truth.star");
        TiltSeriesStar.Write(Star, Truth, "ts.mrc");
    }

    public static int Count => Angles.Length;

    /// <summary>The folder everything lies in.</summary>
    public string Folder { get; }

    /// <summary>The stack.</summary>
    public string Stack { get; }

    /// <summary>Its defoci and doses.</summary>
    public string Star { get; }

    public TiltSeries Truth { get; }

    /// <summary>What to do with the stack; the rest may be changed.</summary>
    public PreprocessSettings Settings(ProcessingSteps steps, params string[] also) =>
        new(Stack, new() { Ctf = Star }) { Steps = steps, Also = also, Threads = 2 };

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes other noise as a stack of the same size and gives its path.</summary>
    public string Write(string name, int seed, params string[] labels) => Write(name, seed, new MrcOutput(Width, Height, Count, MrcMode.Float32, PixelSize) { Labels = labels });

    public string Write(string name, int seed, MrcOutput output)
    {
        var random = new Random(seed);
        MrcWriterTests.Write(Path(name), output, [.. Enumerable.Range(0, output.Count).Select(_ => Enumerable.Range(0, output.Width * output.Height).Select(_ => random.NextSingle()).ToArray())]);
        return Path(name);
    }

    /// <summary>Does a step alone.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="file">The file to write, in the folder.</param>
    public PreprocessResult Process(PreprocessSettings settings, string file)
    {
        using var input = SeriesInput.OpenForProcess(settings);
        return SingleSteps.Process(input, settings, Path(file), null, TestContext.Current.CancellationToken);
    }
}
