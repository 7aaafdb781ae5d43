using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Estimate.Diagnosis;

/// <summary>A simulated series with steep tilts and a clear astigmatism, estimated once for the tests that look at its fit.</summary>
internal static class FittedSeries
{
    public static readonly SimulationSettings Ice = new()
    {
        Width = 1024,
        Height = 1024,
        PixelSize = new(2.2),
        TiltAngles = [.. new[] { -60.0, -30, 0, 30, 60 }.Select(Angle.FromDegrees)],
        Defocus = new(new(30600), new(29400), Angle.FromDegrees(-40)),
        SlabThickness = new(1200),
        SignalToNoise = 0.6,
        Contents = SpecimenContents.IceOnly,
        Seed = 12,
    };

    private static readonly Lazy<(MemoryStack Images, EstimationResult Result)> Made = new(Make);

    public static EstimationSettings Settings { get; } = new() { Threads = 2 };

    public static TiltSeries Truth => new Simulation(Ice).Series;

    public static MemoryStack Images => Made.Value.Images;

    public static EstimationResult Result => Made.Value.Result;

    public static TiltTrial TrialOf(int place) => TiltTrial.Of(Result.Series.Tilts[place].Estimate!);

    public static DiagnosedTilt Diagnosed(int place) => new(Result.Spectra[place]!, Result.Series, place);

    private static (MemoryStack, EstimationResult) Make()
    {
        var simulation = new Simulation(Ice);
        var images = new Image[Ice.TiltAngles.Length];
        Parallel.For(0, images.Length, i => images[i] = simulation.Render(i));
        var unknown = simulation.Series with { Tilts = [.. simulation.Series.Tilts.Select(tilt => tilt with { Estimate = null })] };
        var stack = new MemoryStack(images);
        return (stack, CtfEstimation.Estimate(unknown, stack, [Ice.Geometry.Axis], [Ice.Geometry.Hand], Settings));
    }
}
