using Thon.Correct;
using Thon.Findings;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>Takes every image of a stack through the steps and writes it, several images at a time; memory does not grow with their number.</summary>
public static class StackProcessing
{
    /// <summary>Processes a stack.</summary>
    /// <param name="stack">The images.</param>
    /// <param name="series">Their metadata; every tilt has what the steps need, a defocus or a dose.</param>
    /// <param name="steps">What to do.</param>
    /// <param name="sink">Takes the results, every section at its own place.</param>
    /// <param name="threads">How many images are in work at once; the results do not depend on it.</param>
    /// <param name="sectionDone">Called after every image, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was found odd in the images, in the order of the sections.</returns>
    public static FindingList Run(
        ISectionSource stack, TiltSeries series, ProcessingSteps steps, ISectionSink sink, int threads, Action sectionDone, CancellationToken cancellation)
    {
        var workspace = new Workspace();
        var weighting = steps.Weighting is null ? null
            : new DoseWeighting(series.Width, series.Height, series.PixelSize, series.Microscope.Voltage, workspace);
        var broken = new int[series.Tilts.Length];
        SectionLoop.Run(series.Tilts.Length, threads, cancellation, () => new Pair(series.Width, series.Height), (i, pair) =>
        {
            var tilt = series.Tilts[i];
            stack.Read(tilt.Section, pair.Image.Pixels);
            broken[i] = BrokenPixels.MendInPlace(pair.Image);
            var image = steps.Correction != CorrectionMode.None ? Correct(pair, series, tilt, steps, workspace) : pair.Image;
            weighting?.ApplyInPlace(image, DoseWeighting.ExposureOf(tilt, steps.Weighting!.Value));
            sink.Write(tilt.Section, image.Pixels);
            sectionDone();
        });
        return FindingList.Of(Enumerable.Range(0, broken.Length).Where(i => broken[i] > 0)
            .Select(i => BrokenPixels.Mended(stack.Name, series.Tilts[i].Section, broken[i])));
    }

    private static Image Correct(Pair pair, TiltSeries series, Tilt tilt, ProcessingSteps steps, Workspace workspace)
    {
        using var correction = new LocalCorrection(series.Width, series.Height, series.PixelSize, LocalOptics.Of(series, tilt), steps.FilterOf(series, tilt), workspace);
        correction.Apply(pair.Image, pair.Result);
        return pair.Result;
    }

    /// <summary>The two images one thread works on.</summary>
    private sealed class Pair(int width, int height)
    {
        public Image Image { get; } = new(width, height);

        public Image Result { get; } = new(width, height);
    }
}
