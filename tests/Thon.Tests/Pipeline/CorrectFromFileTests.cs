using System.Collections.Immutable;
using Thon.Correct;
using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>What a file of defoci says besides them reaches the pixels: phase, tilt offset and X-tilt. Judged by images simulated without a CTF.</summary>
public sealed class CorrectFromFileTests
{
    // What a wrong phase or plane costs at least, in correlation of fine detail with the image without a CTF.
    private const double Loss = 0.02;

    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, null);

    // A lamella in front of a phase plate.
    private static readonly SimulationSettings Settings = new()
    {
        Name = "plate",
        Width = 448,
        Height = 416,
        PixelSize = Length.FromAngstroms(3),
        TiltAngles = [.. new[] { 40.0, -20, 10 }.Select(Angle.FromDegrees)],
        Geometry = new(Angle.FromDegrees(30), Hand.Minus, Angle.FromDegrees(18), Angle.FromDegrees(12)),
        PhaseShift = Angle.FromDegrees(80),
        SlabThickness = Length.FromAngstroms(400),
        EnvelopeB = 0,
        SignalToNoise = 1,
    };

    private static readonly Lazy<(float[][] Images, float[][] WithoutCtf)> Rendered = new(() =>
    {
        var simulation = new Simulation(Settings);
        return (Images(simulation, Rendering.Expected), Images(simulation, Rendering.WithoutCtf));
    });

    [Fact]
    public void The_phase_of_a_STAR_file_is_corrected_for()
    {
        double[] right = Corrected(Truth), without = Corrected(Truth with { Tilts = [.. Truth.Tilts.Select(WithoutPhase)] });
        Assert.All(right.Zip(without), pair => Assert.True(pair.First > pair.Second + Loss, $"{pair.First:F4} with the phase, {pair.Second:F4} without"));
    }

    [Fact]
    public void The_phase_of_an_IMOD_file_is_corrected_for()
    {
        string folder = Repository.TemporaryFolder(), defocus = Path.Combine(folder, "plate.defocus");
        var flat = Truth with { Geometry = Truth.Geometry! with { Axis = Angle.Zero } };
        ImodDefocusFile.Of(flat, defocus).Write(defocus);
        Assert.True(ImodDefocusFile.Read(defocus).Flags.HasFlag(ImodDefocusFlags.PhaseShift));
        var options = Options with { Ctf = defocus, TiltAxis = Settings.Geometry.Axis, Hand = Settings.Geometry.Hand };
        double[] read = Corrected(folder, options), zero = Corrected(Truth with { Tilts = [.. Truth.Tilts.Select(WithoutPhase)], Geometry = new(Settings.Geometry.Axis, Settings.Geometry.Hand) });
        Assert.All(read.Zip(zero), pair => Assert.True(pair.First > pair.Second + Loss, $"{pair.First:F4} with the phase, {pair.Second:F4} without"));
    }

    [Fact]
    public void Tilt_offset_and_X_tilt_of_a_STAR_file_incline_the_plane_that_is_corrected_for()
    {
        var geometry = Truth.Geometry!;
        double[] right = Corrected(Truth);
        double[] flat = Corrected(Truth with { Geometry = geometry with { TiltOffset = Angle.Zero } }), across = Corrected(Truth with { Geometry = geometry with { XTilt = Angle.Zero } });
        Assert.True(right[0] > flat[0] + Loss, $"{right[0]:F4} with the tilt offset, {flat[0]:F4} without");
        Assert.True(right[0] > across[0] + Loss / 4, $"{right[0]:F4} with the X-tilt, {across[0]:F4} without");
    }

    [Fact]
    public void A_Wiener_filter_takes_the_signal_to_noise_ratio_of_a_STAR_file()
    {
        var curve = SignalToNoise.FallOff(4, 20);
        var told = Truth with { Tilts = [.. Truth.Tilts.Select(tilt => tilt with { Estimate = tilt.Estimate! with { SignalToNoise = curve } })] };
        var wiener = new ProcessingSteps(CorrectionMode.Wiener, null);
        float[][] read = Processed(told, wiener), stated = Processed(Truth, wiener with { SignalToNoise = curve });
        // The file keeps six digits of the curve.
        Assert.All(read.Zip(stated), pair => Assert.True(Likeness.Correlation(pair.First, pair.Second) > 1 - 1e-6));
        float[][] other = Processed(Truth, wiener with { SignalToNoise = SignalToNoise.Constant(100) });
        Assert.All(read.Zip(other), pair => Assert.True(Likeness.Correlation(pair.First, pair.Second) < 1 - 1e-3));
    }

    private static TiltSeries Truth { get; } = TrueSeries.Of(Settings);

    private static MetadataOptions Options { get; } = new() { SphericalAberration = Settings.Microscope.SphericalAberration };

    private static Tilt WithoutPhase(Tilt tilt) => tilt with { Estimate = tilt.Estimate! with { PhaseShift = Angle.Zero } };

    private static float[][] Images(Simulation simulation, Rendering rendering) =>
        [.. Enumerable.Range(0, Settings.TiltAngles.Length).Select(section => simulation.Render(section, rendering).Pixels)];

    /// <summary>How alike each image, corrected with what is written about the series, is to the one without a CTF.</summary>
    private static double[] Corrected(TiltSeries told) => Likenesses(Processed(told, Flip));

    private static float[][] Processed(TiltSeries told, ProcessingSteps steps)
    {
        string folder = Repository.TemporaryFolder(), star = Path.Combine(folder, "plate.star");
        TiltSeriesStar.Write(star, told, "plate.mrc");
        return Processed(folder, Options with { Ctf = star }, steps);
    }

    private static double[] Corrected(string folder, MetadataOptions options) => Likenesses(Processed(folder, options, Flip));

    private static double[] Likenesses(float[][] corrected) =>
        [.. corrected.Zip(Rendered.Value.WithoutCtf, (image, truth) => Likeness.Correlation(Fine(image), Fine(truth)))];

    private static float[][] Processed(string folder, MetadataOptions options, ProcessingSteps steps)
    {
        string stack = Path.Combine(folder, "plate.mrc"), result = Path.Combine(folder, "corrected.mrc");
        MrcWriterTests.Write(stack, new(Settings.Width, Settings.Height, Settings.TiltAngles.Length, MrcMode.Float32, Settings.PixelSize), Rendered.Value.Images);
        SimulatedMdoc.Of(Truth, "plate.mrc").Write(stack + ".mdoc");
        var settings = new PreprocessSettings(stack, options) { Steps = steps, Threads = 2 };
        using (var input = SeriesInput.OpenForProcess(settings))
            SingleSteps.Process(input, settings, result, null, TestContext.Current.CancellationToken);
        using var corrected = MrcReader.Open(result);
        return [.. Enumerable.Range(0, Settings.TiltAngles.Length).Select(section => MrcWriterTests.Read(corrected, section))];
    }

    /// <summary>The Laplacian of an image: its fine detail, which depends most on a defocus.</summary>
    private static float[] Fine(float[] pixels)
    {
        var fine = new float[pixels.Length];
        for (int i = Settings.Width; i < pixels.Length - Settings.Width; i++)
            fine[i] = 4 * pixels[i] - pixels[i - 1] - pixels[i + 1] - pixels[i - Settings.Width] - pixels[i + Settings.Width];
        return fine;
    }
}
