using Thon.Correct;
using Thon.Correct.Canvas;
using Thon.Correct.Levels;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Thon.Tilts;

namespace Thon.Tests.Correct;

/// <summary>The parts of a local correction by themselves.</summary>
internal static class LevelBench
{
    /// <summary>What the filter of a canvas is told.</summary>
    public static FilterJob Job(ImageFilter filter, CorrectionPlan plan, LocalOptics optics, Upright upright) => new(
        filter.Mode, plan, LevelBox.Of(plan, plan.Extent / 2, upright.Slope * LocalBench.Pixel.Angstroms), new Workspace().LanesOf(plan.Box),
        PhasePolynomial.Of(optics.Centre, upright), RadialTables.Of(filter, plan, optics.Centre, LocalBench.Pixel), upright, LocalBench.Pixel.Angstroms);

    /// <summary>The plan of an image that is its own canvas: periodic, one defocus.</summary>
    public static CorrectionPlan Periodic(int width, int height) => new(width, height, width, 0, width, double.PositiveInfinity);

    /// <summary>Noise as the spectrum of a canvas's columns.</summary>
    public static Complex32[] Spectrum(FilterJob job)
    {
        float[] noise = Signals.Noise(2 * job.Plan.Width * job.Frequencies, 3);
        return [.. Enumerable.Range(0, noise.Length / 2).Select(i => new Complex32(noise[2 * i], noise[2 * i + 1]))];
    }
}
