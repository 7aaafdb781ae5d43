using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Simulate;

public sealed class SimulationTests
{
    private static readonly SimulationSettings Small = new()
    {
        Width = 50,
        Height = 46,
        PixelSize = Length.FromAngstroms(6),
        TiltAngles = [.. new[] { -60.0, -40, -20, 0, 20, 40, 60 }.Select(Angle.FromDegrees)],
        Defocus = Defocus.Round(Length.FromAngstroms(15000)),
        Contents = new(Proteins: 2),
    };

    [Fact]
    public void Equal_settings_give_equal_bits_in_any_order_and_on_any_thread()
    {
        var first = new Simulation(Small);
        var inOrder = Enumerable.Range(0, 7).Select(section => first.Render(section).Pixels).ToArray();
        var second = new Simulation(Small);
        var atOnce = new float[7][];
        Parallel.For(0, 7, i => atOnce[6 - i] = second.Render(6 - i).Pixels);
        for (int section = 0; section < 7; section++) Assert.Equal(inOrder[section], atOnce[section]);
    }

    [Fact]
    public void Another_seed_is_another_series()
    {
        Assert.NotEqual(new Simulation(Small).Render(3).Pixels, new Simulation(Small with { Seed = 2 }).Render(3).Pixels);
    }

    [Fact]
    public void Sections_see_one_specimen_with_noise_of_their_own()
    {
        var settings = Small with { TiltAngles = [Angle.Zero, Angle.Zero], FocusDrift = new(0), FocusJitter = new(0), Damage = DamageModel.None };
        var simulation = new Simulation(settings);
        Assert.Equal(simulation.Render(0, Rendering.Expected).Pixels, simulation.Render(1, Rendering.Expected).Pixels);
        double[] a = Noise(simulation, 0), b = Noise(simulation, 1);
        double correlation = a.Zip(b, (p, q) => p * q).Sum() / Math.Sqrt(a.Sum(p => p * p) * b.Sum(q => q * q));
        Assert.InRange(correlation, -5 / Math.Sqrt(a.Length), 5 / Math.Sqrt(a.Length));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 60)]
    public void An_image_has_the_mean_and_the_noise_of_its_dose_and_its_path(int section, double tiltDegrees)
    {
        var settings = Small with { Contents = SpecimenContents.IceOnly };
        var simulation = new Simulation(settings);
        double counts = 3 * 36 * Math.Exp(-900 / Math.Cos(tiltDegrees * Math.PI / 180) / 3000);
        var noise = Noise(simulation, section);
        Assert.Equal(counts, Statistics.Of(simulation.Render(section).Pixels).Mean, 0.03 * counts);
        Assert.Equal(counts, noise.Average(n => n * n), 0.15 * counts); // 2300 pixels: 3 % of scatter, 5 of them
    }

    [Fact]
    public void Protein_is_dark_and_so_is_gold()
    {
        foreach (var contents in new[] { new SpecimenContents(100), new SpecimenContents(0, GoldBeads: 400) })
        {
            var settings = Small with { Contents = contents, SignalToNoise = 0, Damage = DamageModel.None };
            var image = new Simulation(settings).Render(3, Rendering.WithoutCtf);
            Assert.True(Statistics.Of(image.Pixels).Mean < 0.98 * SignalScale.MeanCounts(settings, Angle.Zero));
        }
    }

    [Fact]
    public void The_truth_tells_dose_order_and_focus()
    {
        var series = new Simulation(Small with { FocusJitter = new(0) }).Series;
        Assert.Equal([6, 4, 2, 0, 1, 3, 5], series.Tilts.Select(tilt => tilt.Acquired!.Value));
        Assert.All(series.Tilts, tilt => Assert.Equal(3.0 * tilt.Acquired!.Value, tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.All(series.Tilts, tilt => Assert.InRange(tilt.Estimate!.Defocus.Mean.Angstroms, 14700, 15300));
        Assert.Equal(DataType.Raw, series.DataType);
    }

    [Fact]
    public void Margins_keep_one_edge_from_the_other()
    {
        // A point just inside the right edge: its rings reach out over it, and must not come in on the left.
        var settings = Small with { TiltAngles = [Angle.Zero], Damage = DamageModel.None, EnvelopeB = 0 };
        double counts = SignalScale.MeanCounts(settings, Angle.Zero);
        var image = new Simulation(settings, [new Scatterer(6 * 23, 0, 0, 1)]).Render(0, Rendering.Expected);
        const double Ringing = 0.05; // of the sharp cut at Nyquist, which no margin stops; without margins it would be 1
        double near = 0, far = 0;
        for (int y = 0; y < 46; y++)
        {
            near = Math.Max(near, Math.Abs(image[44, y] / counts - 1));
            far = Math.Max(far, Math.Abs(image[1, y] / counts - 1));
        }
        Assert.True(far < Ringing * near, $"{far} at the far edge, {near} near the point");
    }

    [Fact]
    public void The_stack_delivers_the_sections()
    {
        var simulation = new Simulation(Small);
        using var stack = simulation.AsStack(Rendering.Expected);
        var pixels = new float[stack.Width * stack.Height];
        stack.Read(5, pixels);
        Assert.Equal(simulation.Render(5, Rendering.Expected).Pixels, pixels);
        Assert.Equal((7, 6.0), (stack.Count, stack.PixelSize!.Value.Angstroms));
        Assert.Equal(["Thon: raw"], stack.Labels);
    }

    [Fact]
    public void Settings_that_cannot_be_are_all_named()
    {
        var settings = Small with { Width = 3, PixelSize = new(double.NaN), TiltAngles = [Angle.FromDegrees(85)], EnvelopeB = -1 };
        var found = Assert.Throws<BadInputException>(() => new Simulation(settings)).Findings;
        Assert.Equal(["width", "pixel size", "envelope B", "tilt angles"], found.Select(finding => finding.Place));
    }

    private static double[] Noise(Simulation simulation, int section)
    {
        float[] counts = simulation.Render(section).Pixels, expected = simulation.Render(section, Rendering.Expected).Pixels;
        return [.. counts.Zip(expected, (n, mean) => (double)n - mean)];
    }
}
