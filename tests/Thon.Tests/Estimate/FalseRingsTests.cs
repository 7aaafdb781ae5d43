using Thon.Estimate;
using Thon.Findings;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

/// <summary>Images without any rings, which must not be given a defocus.</summary>
public sealed class FalseRingsTests
{
    private const int Size = 768;
    private static readonly Microscope Krios = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    /// <summary>Filters by the fraction of Nyquist, as programs apply them before anybody looks.</summary>
    public static IEnumerable<TheoryDataRow<string>> Filters =>
    [
        new("none"), new("butterworth 8 at 0.2"), new("butterworth 8 at 0.4"), new("soft edge"), new("gauss of 2 pixels"), new("1/f"),
        new("box of 3") { Skip = "known limit: the nulls of a box filter come back like rings, and such noise may still be given a defocus (docs/pipeline.md)" },
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Filtered_noise_is_refused(string filter)
    {
        var images = Enumerable.Range(0, 3).Select(i => Filtered(Signals.Noise(Size * Size, 100 + i), filter)).ToArray();
        Assert.Contains("estimate-no-rings", Refusal(images));
    }

    [Fact]
    public void A_bar_across_noise_is_refused()
    {
        var image = new Image(Size, Size, Signals.Noise(Size * Size, 9));
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
                if (Math.Abs((x - Size / 2) * 0.92 + (y - Size / 2) * 0.39) < 20) image[x, y] += 3;
        Assert.Contains("estimate-no-rings", Refusal(image));
    }

    [Fact]
    public void A_geometry_that_matters_and_does_not_show_is_asked_for()
    {
        // An untilted image and its mirror image added up say the same of either hand; that it is called tilted makes the hand matter.
        var simulation = new Simulation(new SimulationSettings
        {
            Width = Size,
            Height = Size,
            PixelSize = new(2),
            TiltAngles = [Angle.Zero],
            SignalToNoise = 2,
            Contents = SpecimenContents.IceOnly,
        });
        var image = simulation.Render(0);
        var symmetric = new Image(Size, Size);
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++) symmetric[x, y] = image[x, y] + image[Size - 1 - x, y];
        var tilts = new[] { -40, 40 }.Select((degrees, i) => new Tilt(i, Angle.FromDegrees(degrees)));
        var series = new TiltSeries("symmetric", Size, Size, new(2), Krios, null, [.. tilts], DataType.Raw);
        var thrown = Assert.Throws<BadInputException>(() =>
            CtfEstimation.Estimate(series, new MemoryStack(symmetric, symmetric), [Angle.Zero], [Hand.Plus, Hand.Minus], new(), cancellation: TestContext.Current.CancellationToken));
        Assert.Contains(thrown.Findings, finding => finding.Code == "estimate-geometry-undecided");
    }

    [Fact]
    public void Evidence_needs_more_than_one_period()
    {
        // Ten rings a period, three periods, weights and modulation alike; only what is seen differs.
        double[] phases = [.. Enumerable.Range(0, 30).Select(ring => 2 * Math.PI * (ring + 0.5) / 10)];
        RingAgreement Ring(int ring, double contrast) =>
            new(100, 100 * Math.Cos(phases[ring]), 100 * Math.Pow(Math.Cos(phases[ring]), 2), 100 * contrast * Math.Cos(phases[ring]),
                100 * contrast * Math.Pow(Math.Cos(phases[ring]), 2), contrast);
        var rings = RingEvidence.Of([.. Enumerable.Range(0, 30).Select(ring => Ring(ring, 0.3))], phases);
        Assert.True(rings.Convinces(10));
        // z^2 of one period is contrast^2 times sum of w cos^2 = 0.09 * 500.
        Assert.Equal(45, rings.Strongest, 1e-9);
        Assert.Equal(135, rings.Agreeing, 1e-9);
        Assert.False(RingEvidence.Of([.. Enumerable.Range(0, 30).Select(ring => Ring(ring, ring < 10 ? 0.9 : 0))], phases).Convinces(1));
        Assert.False(RingEvidence.Of([.. Enumerable.Range(0, 30).Select(ring => Ring(ring, ring < 10 ? -0.3 : 0.3))], phases).Convinces(1));
    }

    private static IEnumerable<string> Refusal(params Image[] images)
    {
        var tilts = images.Select((_, i) => new Tilt(i, Angle.FromDegrees(15 * i)));
        var series = new TiltSeries("noise", Size, Size, new(2), Krios, null, [.. tilts], DataType.Raw);
        var thrown = Assert.Throws<BadInputException>(() => CtfEstimation.Estimate(series, new MemoryStack(images), [Angle.Zero], [Hand.Plus], new()));
        return thrown.Findings.Select(finding => finding.Code);
    }

    private static Image Filtered(float[] noise, string filter)
    {
        var fft = new RealFft2D(Size, Size);
        var spectrum = new Complex32[fft.SpectrumWidth * Size];
        fft.Forward(noise, spectrum);
        for (int i = 0; i < spectrum.Length; i++)
        {
            int row = i / fft.SpectrumWidth, v = row <= Size / 2 ? row : row - Size, u = i % fft.SpectrumWidth;
            spectrum[i] *= (float)Response(filter, u / (double)Size, v / (double)Size);
        }
        var image = new Image(Size, Size);
        fft.Inverse(spectrum, image.Pixels);
        return image;
    }

    private static double Response(string filter, double u, double v)
    {
        double f = Math.Sqrt(u * u + v * v);
        return filter switch
        {
            "butterworth 8 at 0.2" => 1 / Math.Sqrt(1 + Math.Pow(f / 0.1, 16)),
            "butterworth 8 at 0.4" => 1 / Math.Sqrt(1 + Math.Pow(f / 0.2, 16)),
            "soft edge" => 0.5 - 0.5 * Math.Cos(Math.PI * Math.Clamp((0.3 - f) / 0.1, 0, 1)),
            "gauss of 2 pixels" => Math.Exp(-2 * Math.PI * Math.PI * 4 * f * f),
            "box of 3" => (1 + 2 * Math.Cos(2 * Math.PI * u)) * (1 + 2 * Math.Cos(2 * Math.PI * v)) / 9,
            "1/f" => 1 / (f + 1e-3),
            _ => 1,
        };
    }
}
