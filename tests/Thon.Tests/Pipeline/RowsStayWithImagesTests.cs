using Thon.Correct;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Sections in any order, dark frames and excluded tilts among them: what is said of an image stays with it.</summary>
public sealed class RowsStayWithImagesTests
{
    private const int Dark = 4;
    private const int Excluded = 1;

    private static readonly ProcessingSteps Both = new(CorrectionMode.Flip, new(ExposurePoint.Middle));

    // Half of the least difference between the defoci of two tilts of the series, 570 A: nearer to its own than to any other's.
    private const double Nearer = 285;

    // Tilts as a program that sorts by nothing leaves them, about an axis that points down; their foci differ.
    private static readonly SimulationSettings Shuffled = SmallSeries.Settings with
    {
        Name = "shuffled",
        TiltAngles = [.. new[] { 30.0, -45, 0, 15, -30, 45, -15 }.Select(Angle.FromDegrees)],
        Geometry = new(Angle.FromDegrees(-95.3), Hand.Minus),
        FocusJitter = Length.FromAngstroms(1500),
        Seed = 35,
    };

    [Fact]
    public void A_shuffled_series_with_a_dark_frame_and_an_excluded_tilt_comes_out_row_by_row()
    {
        var truth = TrueSeries.Of(Shuffled);
        var simulation = new Simulation(Shuffled);
        float[][] images = [.. truth.Tilts.Select(tilt => tilt.Section == Dark ? new float[Shuffled.Width * Shuffled.Height] : simulation.Render(tilt.Section).Pixels)];
        string folder = Repository.TemporaryFolder();
        var options = SmallSeries.Options with { Hand = Hand.Minus, TiltAxis = Shuffled.Geometry.Axis, Exclude = SectionList.Parse($"{Excluded}") };
        var result = SmallSeries.Run(Path.Combine(folder, "out"), new(WriteStack(folder, truth, images), options) { Steps = Both, Threads = 2 });

        var rows = TiltSeriesStar.Read(Path.Combine(folder, "out", "shuffled.star"), "shuffled").Tilts;
        Assert.Equal(truth.Tilts.Select(tilt => (tilt.Section, tilt.Angle, tilt.DoseBefore, tilt.Acquired)), rows.Select(row => (row.Section!.Value, row.TiltAngle!.Value, row.DoseBefore, row.Acquired)));
        Assert.Equal([Excluded], rows.Where(row => row.IsExcluded).Select(row => row.Section!.Value));
        Assert.Equal(DefocusSource.Predicted, rows[Dark].Estimate!.Source);
        foreach (var (row, tilt) in rows.Zip(truth.Tilts).Where(pair => pair.First.Section is not (Dark or Excluded)))
            Assert.Equal(tilt.Estimate!.Defocus.Mean.Angstroms, row.Estimate!.Defocus.Mean.Angstroms, Nearer);
        AssertCorrected(Path.Combine(folder, "out", "shuffled_flip_dw.mrc"), result.Series, images);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 90)]
    [InlineData(200, -95.3)]
    [InlineData(33, 179.5)]
    public void One_to_two_hundred_tilts_in_any_order_about_any_axis_keep_their_place(int count, double axis)
    {
        var series = Tiny(count, axis);
        string folder = Repository.TemporaryFolder(), star = Path.Combine(folder, "truth.star"), file = Path.Combine(folder, "flipped.mrc");
        float[][] images = [.. Enumerable.Range(0, count).Select(section => Noise(series.Width * series.Height, section))];
        string stack = WriteStack(folder, series, images);
        TiltSeriesStar.Write(star, series with { Tilts = [.. series.Tilts.Reverse()] }, "tiny.mrc");
        var settings = new PreprocessSettings(stack, new() { Ctf = star, TiltAngles = null }) { Steps = new(CorrectionMode.Flip, null), Threads = 2 };
        using var input = SeriesInput.OpenForProcess(settings);
        var resolved = input.Metadata.Series;
        Assert.Equal(series.Tilts.Select(Row), resolved.Tilts.Select(Row));
        Assert.Equal(axis, resolved.Geometry!.Axis.Degrees, 1e-6);
        SingleSteps.Process(input, settings, file, null, TestContext.Current.CancellationToken);
        using var written = MrcReader.Open(file);
        Assert.Equal(count, written.Count);
        for (int section = 0; section < count; section++)
            Assert.InRange(Likeness.Correlation(images[section], MrcWriterTests.Read(written, section)), SameImage, 1);
    }

    // To the decimals of the files.
    private static (int, double, bool, double) Row(Tilt tilt) =>
        (tilt.Section, Math.Round(tilt.Angle.Degrees, 6), tilt.IsExcluded, Math.Round(tilt.Estimate!.Defocus.U.Angstroms, 6));

    // So near to focus the CTF keeps one sign over most of the spectrum; other images would not resemble at all.
    private const double SameImage = 0.5;

    /// <summary>Every image is the one of its section, corrected with the defocus of its row; the dark one stays dark.</summary>
    private static void AssertCorrected(string file, TiltSeries series, float[][] images)
    {
        using var written = MrcReader.Open(file);
        foreach (var tilt in series.Tilts)
            Assert.Equal(Alone(series with { Tilts = [tilt with { Section = 0 }] }, images[tilt.Section]), MrcWriterTests.Read(written, tilt.Section));
        Assert.All(MrcWriterTests.Read(written, Dark), pixel => Assert.Equal(0, pixel));
    }

    /// <summary>One image through the steps, with no other beside it.</summary>
    private static float[] Alone(TiltSeries series, float[] pixels)
    {
        var image = new Image(series.Width, series.Height);
        pixels.CopyTo(image.Pixels, 0);
        using var sink = new OneImage();
        StackProcessing.Run([new(new MemoryStack(image), sink)], series, Both, 1, () => { }, TestContext.Current.CancellationToken);
        return sink.Pixels;
    }

    private static string WriteStack(string folder, TiltSeries series, float[][] images)
    {
        string stack = Path.Combine(folder, series.Name + ".mrc");
        MrcWriterTests.Write(stack, new(series.Width, series.Height, images.Length, MrcMode.Float32, series.PixelSize), images);
        SimulatedMdoc.Of(series, series.Name + ".mrc").Write(stack + ".mdoc");
        return stack;
    }

    /// <summary>Small tilts in random order, every seventh excluded where there are more than one.</summary>
    private static TiltSeries Tiny(int count, double axis)
    {
        var settings = new SimulationSettings
        {
            Name = "tiny",
            Width = 48,
            Height = 40,
            PixelSize = Length.FromAngstroms(4),
            TiltAngles = [.. Enumerable.Range(0, count).OrderBy(i => (i * 7919 + 13) % 1009).Select(i => Angle.FromDegrees(0.6 * (i - count / 2)))],
            Geometry = new(Angle.FromDegrees(axis), Hand.Plus),
            Defocus = Defocus.Round(Length.FromAngstroms(2500)),
            FocusDrift = default,
        };
        var truth = TrueSeries.Of(settings);
        return truth with { Tilts = [.. truth.Tilts.Select(tilt => tilt with { IsExcluded = count > 1 && tilt.Section % 7 == 1 })] };
    }

    private static float[] Noise(int pixels, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, pixels).Select(_ => (float)random.NextDouble())];
    }

    private sealed class OneImage : ISectionSink
    {
        public float[] Pixels { get; private set; } = [];

        public void Write(int section, ReadOnlySpan<float> pixels) => Pixels = pixels.ToArray();

        public void Complete() { }

        public void Dispose() { }
    }
}
