using System.Collections.Immutable;
using Thon.Check.Images;
using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Check.Images;

/// <summary>A small simulated series in memory, with what true metadata would claim of it.</summary>
internal sealed record CheckedSeries(ImageClaim Claim, Image[] Images)
{
    public static SimulationSettings Settings { get; } = new()
    {
        Width = 640,
        Height = 640,
        TiltAngles = Angles(-56, 8, 15),
        SlabThickness = new(1200),
        SignalToNoise = 0.3,
    };

    private static readonly Lazy<CheckedSeries> Usual = new(() => Of(Settings));

    /// <summary>The series that most tests begin with, rendered once.</summary>
    public static CheckedSeries Shared => Usual.Value;

    public static ImmutableArray<Angle> Angles(double first, double step, int count) => [.. Enumerable.Range(0, count).Select(i => Angle.FromDegrees(first + i * step))];

    public static CheckedSeries Of(SimulationSettings settings)
    {
        var simulation = new Simulation(settings);
        var images = new Image[settings.TiltAngles.Length];
        Parallel.For(0, images.Length, i => images[i] = simulation.Render(i));
        var stated = settings.Geometry with { TiltOffset = default, XTilt = default };
        return new(new(simulation.Series with { Geometry = stated }, [settings.Geometry.Axis], [settings.Geometry.Hand]), images);
    }

    public int Count => Images.Length;

    public CheckedSeries With(Func<TiltSeries, TiltSeries> change) => this with { Claim = new(change(Claim.Series), Claim.Axes, Claim.Hands) };

    public CheckedSeries WithTilts(Func<Tilt, Tilt> change) => With(series => series with { Tilts = [.. series.Tilts.Select(change)] });

    public CheckedSeries WithDefoci(Func<double, double> change) =>
        WithTilts(tilt => tilt with { Estimate = tilt.Estimate! with { Defocus = Defocus.Round(new(change(tilt.Estimate.Defocus.Mean.Angstroms))) } });

    /// <summary>The rows of the metadata in another order, the images as they were.</summary>
    public CheckedSeries WithRows(Func<int, int> from) => With(series => series with { Tilts = [.. series.Tilts.Select((_, i) => series.Tilts[from(i)] with { Section = i })] });

    /// <summary>The images in another order, the metadata as they were.</summary>
    public CheckedSeries WithImages(Func<int, int> from) => this with { Images = [.. Images.Select((_, i) => Images[from(i)])] };

    public CheckedSeries WithImage(int section, Func<Image, Image> change) => this with { Images = [.. Images.Select((image, i) => i == section ? change(image) : image)] };

    public FindingList Check(int threads = 2) =>
        ImageChecks.Run(Claim, new MemoryStack(Images), new() { Threads = threads }, null, TestContext.Current.CancellationToken);

    /// <summary>The one finding beside notes, which is of a code.</summary>
    public Finding TheOne(string code)
    {
        var finding = Assert.Single(Check(), finding => finding.Severity != Severity.Note);
        Assert.Equal(code, finding.Code);
        Assert.NotNull(finding.Advice);
        return finding;
    }
}
