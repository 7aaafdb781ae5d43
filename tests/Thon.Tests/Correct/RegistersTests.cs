using Thon.Correct;
using Thon.Correct.Canvas;
using Thon.Correct.Levels;
using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>What the local correction makes of an image depends neither on the processor's registers nor on what was corrected before.</summary>
public sealed class RegistersTests
{
    // Two single-precision transforms and a phase right to 1e-6 turns; the Wiener filter's slope is up to 2.5.
    private const double RoundOff = 1e-5;

    // Two registers may round a phase to either side of a zero. One frequency of a box taken the wrong way in one level is this much of white noise.
    private const double OneSign = 2e-3;

    [Theory]
    [InlineData(CorrectionMode.None)]
    [InlineData(CorrectionMode.Flip)]
    [InlineData(CorrectionMode.Multiply)]
    [InlineData(CorrectionMode.Wiener)]
    public void Registers_of_512_bits_give_what_the_portable_ones_give(CorrectionMode mode) => AssertAsPortable(SimdWidth.Avx512, mode);

    [Theory]
    [InlineData(CorrectionMode.None)]
    [InlineData(CorrectionMode.Flip)]
    [InlineData(CorrectionMode.Multiply)]
    [InlineData(CorrectionMode.Wiener)]
    public void Registers_of_256_bits_give_what_the_portable_ones_give(CorrectionMode mode) => AssertAsPortable(SimdWidth.Avx2, mode);

    [Theory]
    [InlineData(CorrectionMode.None)]
    [InlineData(CorrectionMode.Flip)]
    [InlineData(CorrectionMode.Multiply)]
    [InlineData(CorrectionMode.Wiener)]
    public void The_same_image_becomes_the_same_again_bit_for_bit_with_buffers_used_before(CorrectionMode mode)
    {
        const int width = 301, height = 214;
        float[] noise = Signals.Noise(width * height, 5);
        foreach (double axis in (double[])[0, 85, 90])
        {
            var workspace = new Workspace();
            var fresh = Corrected(new());
            var first = Corrected(workspace);
            // Another image of other optics leaves its traces in the buffers.
            new LocalCorrection(width, height, LocalBench.Pixel, LocalBench.Optics(-30, axis), LocalBench.Filter(mode), workspace).ApplyInPlace(new(width, height, Signals.Noise(width * height, 6)));
            Assert.Equal(fresh, first);
            Assert.Equal(fresh, Corrected(workspace));

            float[] Corrected(Workspace used)
            {
                var image = new Image(width, height, [.. noise]);
                new LocalCorrection(width, height, LocalBench.Pixel, LocalBench.Optics(50, axis), LocalBench.Filter(mode), used).ApplyInPlace(image);
                return image.Pixels;
            }
        }
    }

    private static void AssertAsPortable(SimdWidth width, CorrectionMode mode)
    {
        Assert.SkipUnless(Signals.RegisterWidths().Contains(width), $"this processor has no {width}");
        foreach (var job in Jobs(LocalBench.Filter(mode) with { BFactor = 20 }))
        {
            var wide = LevelBench.Spectrum(job);
            var portable = LevelBench.Spectrum(job);
            LevelFilter.For(width).RunInPlace(job, wide);
            LevelFilter.For(SimdWidth.Portable).RunInPlace(job, portable);
            Assert.True(Signals.Distance(Signals.Floats(wide), Signals.Floats(LevelBench.Spectrum(job))) > 0.05);
            Signals.Near(portable, wide, mode == CorrectionMode.Flip ? OneSign : RoundOff, $"{job.Plan}");
        }
    }

    /// <summary>A flat canvas; one in boxes; and one that was sheared. Heights leave the last registers partly empty.</summary>
    private static IEnumerable<FilterJob> Jobs(ImageFilter filter)
    {
        var optics = LocalBench.Optics(50, 90);
        yield return LevelBench.Job(filter, LevelBench.Periodic(150, 90), optics, new(false, 0, 0));
        var boxes = new CorrectionPlan(600, 77, 500, 80, 280, CorrectionPlan.StepOf(optics.Centre, 0.2));
        yield return LevelBench.Job(filter, boxes, optics, new(false, 0, -1.2));
        yield return LevelBench.Job(filter, boxes, optics, new(true, 0.3, 1.2));
    }
}
