using Thon.Correct;
using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tests.Correct;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>An aligned stack, corrected with the defoci of the raw one and the transforms between them, is what aligning the corrected raw stack gives.</summary>
public sealed class CorrectAlignedTests
{
    // The bands of Fidelity, 40-20, 20-12, 12-8, 8-6 and 6-4.5 A. Boxes and steps of defocus fall differently on the two ways: measured 0.997 to 0.962,
    // and without the transforms 0.996 down to -0.24.
    private static readonly double[] AlikeUnbinned = [0.99, 0.98, 0.97, 0.95, 0.9];

    // Magnified and binned to pixels of 3.6 A, Nyquist at 7.2, which cuts into the band 8-6 A: measured 0.998, 0.996 and 0.987, and without the transforms 0.987, 0.868 and 0.223.
    private static readonly double[] AlikeBinned = [0.99, 0.98, 0.95];

    // What leaving the transforms out costs at least in the finest band compared.
    private const double Loss = 0.5;

    private static readonly SimulationSettings Settings = new()
    {
        Name = "raw",
        Width = 768,
        Height = 704,
        PixelSize = Length.FromAngstroms(1.8),
        TiltAngles = [Angle.FromDegrees(50)],
        Geometry = new(Angle.FromDegrees(84), Hand.Plus, XTilt: Angle.FromDegrees(3)),
        Defocus = new(Length.FromAngstroms(25500), Length.FromAngstroms(24000), Angle.FromDegrees(25)),
        FocusDrift = new(0),
        FocusJitter = new(0),
        SlabThickness = Length.FromAngstroms(300),
        EnvelopeB = 0,
        SignalToNoise = 1,
        Contents = SpecimenContents.IceOnly,
    };

    private static readonly TiltSeries Truth = TrueSeries.Of(Settings);

    private static readonly Lazy<Image> Raw = new(() => new Simulation(Settings).Render(0, Rendering.Expected));

    [Fact]
    public void After_a_quarter_turn_and_a_shift_by_whole_pixels()
    {
        // No pixel is interpolated, so that nothing but the optics is tested.
        AssertAlike(new(0, 1, -1, 0, 40, -25), 1, AlikeUnbinned);
    }

    [Fact]
    public void After_a_rotation_that_puts_the_axis_upright_a_magnification_and_a_binning()
    {
        var turn = ImageTransform.Turn(Angle.FromDegrees(-84));
        const double magnification = 1.04;
        AssertAlike(new(magnification * turn.A11, magnification * turn.A12, magnification * turn.A21, magnification * turn.A22, 30.4, -22.7), 2, AlikeBinned);
    }

    private static void AssertAlike(ImodTransform line, int binning, double[] alike)
    {
        int width = Settings.Height / binning, height = Settings.Width / binning;
        var pixel = new Length(Settings.PixelSize.Angstroms * binning);
        var transform = new ImageTransform(line.A11, line.A12, line.A21, line.A22, new(line.DX * Settings.PixelSize.Angstroms), new(line.DY * Settings.PixelSize.Angstroms));
        var expected = Realignment.Of(Corrected(Raw.Value, Settings.PixelSize), Settings.PixelSize, transform, binning, width, height);
        var aligned = Realignment.Of(Raw.Value, Settings.PixelSize, transform, binning, width, height);
        double[] followed = Fidelity.Correlations(CorrectedFromFiles(aligned, pixel, line), expected, pixel);
        double[] ignored = Fidelity.Correlations(Corrected(aligned, pixel), expected, pixel);
        string told = $"followed {string.Join(' ', followed.Select(band => $"{band:F4}"))}, ignored {string.Join(' ', ignored.Select(band => $"{band:F4}"))}";
        Assert.True(alike.Zip(followed).All(band => band.Second > band.First), told);
        Assert.True(ignored[alike.Length - 1] < followed[alike.Length - 1] - Loss, told);
    }

    /// <summary>Corrected as if defocus, axis and plane were those of this image.</summary>
    private static Image Corrected(Image image, Length pixel)
    {
        var corrected = new Image(image.Width, image.Height, [.. image.Pixels]);
        var correction = new LocalCorrection(image.Width, image.Height, pixel, LocalOptics.Of(Truth, Truth.Tilts[0]), new(CorrectionMode.Flip), new());
        correction.ApplyInPlace(corrected);
        return corrected;
    }

    /// <summary>Corrected from the aligned stack, the STAR file of the raw one and the transforms.</summary>
    private static Image CorrectedFromFiles(Image aligned, Length pixel, ImodTransform line)
    {
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "ali.mrc"), star = Path.Combine(folder, "raw.star"), xf = Path.Combine(folder, "raw.xf"), file = Path.Combine(folder, "out.mrc");
        MrcWriterTests.Write(stack, new(aligned.Width, aligned.Height, 1, MrcMode.Float32, pixel), [aligned.Pixels]);
        TiltSeriesStar.Write(star, Truth, "raw.mrc");
        ImodTransforms.Write(xf, [line]);
        var settings = new PreprocessSettings(stack, new() { Ctf = star, Transforms = xf }) { Steps = new(CorrectionMode.Flip, null), Threads = 2 };
        using (var input = SeriesInput.OpenForProcess(settings))
            SingleSteps.Process(input, settings, file, null, TestContext.Current.CancellationToken);
        using var written = MrcReader.Open(file);
        var corrected = new Image(aligned.Width, aligned.Height);
        written.Read(0, corrected.Pixels);
        return corrected;
    }
}
