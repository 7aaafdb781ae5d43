using Thon.Estimate;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate;

/// <summary>What bad pixels, borders and detector lines do to a defocus: next to nothing.</summary>
public sealed class OddImagesTests
{
    private const int Size = 1536;
    private static readonly Lazy<Simulation> Series = new(() => new(new SimulationSettings
    {
        Width = Size,
        Height = Size,
        PixelSize = new(2),
        TiltAngles = [Angle.FromDegrees(-45), Angle.FromDegrees(20)],
        SignalToNoise = 0.2,
        Contents = SpecimenContents.IceOnly,
    }));

    private static readonly Lazy<(Image[] Images, double[] Defocus)> Clean = new(() =>
    {
        Image[] images = [Series.Value.Render(0), Series.Value.Render(1)];
        return (images, Defoci(Series.Value.Series, new MemoryStack(images)));
    });

    /// <summary>Spoiled images, and how far they may lead from what the clean ones give; about as far as noise does (30 to 40 A, twice that where a quarter of the image is lost), or less where nothing is.</summary>
    public static IEnumerable<TheoryDataRow<string, double>> Spoiled =>
        [new("hot pixels", 15), new("black border", 80), new("detector lines", 5), new("gold beads", 40), new("steep illumination", 5)];

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_spoiled_image_gives_the_clean_one_s_defocus(string what, double tolerance)
    {
        double[] spoiled = Defoci(Series.Value.Series, new MemoryStack([.. Clean.Value.Images.Select(image => Spoil(image, what))]));
        Assert.All(spoiled.Zip(Clean.Value.Defocus), pair => Assert.InRange(pair.First - pair.Second, -tolerance, tolerance));
    }

    [Fact]
    public void Beads_in_the_specimen_do_not_pull_the_defocus()
    {
        var series = new Simulation(Series.Value.Settings with { Contents = new(0, GoldBeads: 150), TiltAngles = [Angle.Zero] });
        double defocus = Defoci(series.Series, series.AsStack())[0];
        // Three standard errors of one such image.
        Assert.InRange(defocus - series.Series.Tilts[0].Estimate!.Defocus.Mean.Angstroms, -100, 100);
    }

    [Fact]
    public void P1_with_fifty_bad_pixels_an_image_is_as_good_as_without()
    {
        var practice = Practice.Load("practice/P1");
        using var stack = MrcReader.Open(practice.Stack);
        var images = Enumerable.Range(0, stack.Count).Select(_ => new Image(stack.Width, stack.Height)).ToArray();
        var random = new Random(3);
        for (int section = 0; section < images.Length; section++)
        {
            stack.Read(section, images[section].Pixels);
            for (int i = 0; i < 50; i++) images[section][random.Next(stack.Width), random.Next(stack.Height)] = 30000;
        }
        double[] clean = Defoci(practice.Truth, stack), bad = Defoci(practice.Truth, new MemoryStack(images));
        // A fifth of the standard errors, 25 A.
        Assert.All(bad.Zip(clean), pair => Assert.InRange(pair.First - pair.Second, -5, 5));
    }

    private static double[] Defoci(TiltSeries truth, ISectionSource images)
    {
        var unknown = truth with { Tilts = [.. truth.Tilts.Select(tilt => tilt with { Estimate = null })] };
        var result = CtfEstimation.Estimate(unknown, images, [truth.Geometry!.Axis], [truth.Geometry.Hand], new() { Threads = 2 });
        Assert.All(result.Series.Tilts, tilt => Assert.Equal(DefocusSource.Fit, tilt.Estimate!.Source));
        return [.. result.Series.Tilts.Select(tilt => tilt.Estimate!.Defocus.Mean.Angstroms)];
    }

    private static Image Spoil(Image clean, string what)
    {
        var image = new Image(Size, Size, [.. clean.Pixels]);
        var random = new Random(11);
        float mean = (float)Statistics.Of(image.Pixels).Mean, deviation = (float)Statistics.Of(image.Pixels).StandardDeviation;
        float[] lines = [.. Enumerable.Range(0, Size).Select(_ => deviation * (2 * random.NextSingle() - 1))];
        if (what == "hot pixels")
            for (int i = 0; i < 500; i++) image[random.Next(Size), random.Next(Size)] = mean + 20 * i * deviation;
        if (what == "gold beads")
            for (int i = 0; i < 60; i++) Darken(image, random.Next(Size), random.Next(Size), 25);
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
                image[x, y] += what switch
                {
                    "black border" => x < 200 + y / 8 || y > Size - 60 ? -image[x, y] : 0,
                    "detector lines" => lines[x] + lines[y] / 2,
                    "steep illumination" => 20 * deviation * (x + 0.6f * y) / Size,
                    _ => 0,
                };
        return image;
    }

    private static void Darken(Image image, int centreX, int centreY, int radius)
    {
        for (int y = Math.Max(0, centreY - radius); y < Math.Min(Size, centreY + radius); y++)
            for (int x = Math.Max(0, centreX - radius); x < Math.Min(Size, centreX + radius); x++)
            {
                double part = ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) / (double)(radius * radius);
                if (part < 1) image[x, y] *= (float)(1 - 0.6 * Math.Sqrt(1 - part));
            }
    }
}
