using System.Collections.Concurrent;
using Thon.Correct;
using Thon.Findings;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>
/// Takes every image of a series through the steps and writes it; images of sister stacks take the filter of their section, which is prepared once. Several
/// sections are in work at a time; memory does not grow with their number.
/// </summary>
public static class StackProcessing
{
    /// <summary>Processes the stacks of a series.</summary>
    /// <param name="stacks">The stacks, all of the series' size; results do not depend on which of them are together.</param>
    /// <param name="series">The metadata; every tilt has what the steps need: a defocus, a dose, a signal-to-noise ratio.</param>
    /// <param name="steps">What to do.</param>
    /// <param name="threads">How many sections are worked on at once; the results do not depend on it.</param>
    /// <param name="sectionDone">Called after every section, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was found odd in the images, in the order of the stacks and of their sections.</returns>
    public static FindingList Run(
        IReadOnlyList<StackRoute> stacks, TiltSeries series, ProcessingSteps steps, int threads, Action sectionDone, CancellationToken cancellation)
    {
        var (tilts, workspace) = (series.Tilts, new Workspace());
        var spares = new ConcurrentBag<Image>();
        int[][] broken = [.. stacks.Select(_ => new int[tilts.Length])];
        var stream = new SectionStream<Image[]>(
            () => [.. stacks.Select(_ => new Image(series.Width, series.Height))],
            (i, images) =>
            {
                for (int s = 0; s < images.Length; s++) stacks[s].Source.Read(tilts[i].Section, images[s].Pixels);
            },
            (i, images) =>
            {
                for (int s = 0; s < images.Length; s++) broken[s][i] = BrokenPixels.MendInPlace(images[s]);
                FilterInPlace(images, series, tilts[i], steps, workspace, spares);
            },
            (i, images) =>
            {
                for (int s = 0; s < images.Length; s++) stacks[s].Sink.Write(tilts[i].Section, images[s].Pixels);
                sectionDone();
            });
        stream.Run(tilts.Length, threads, cancellation);
        return FindingList.Of(stacks.SelectMany((stack, s) => Enumerable.Range(0, tilts.Length).Where(i => broken[s][i] > 0)
            .Select(i => BrokenPixels.Mended(stack.Source.Name, tilts[i].Section, broken[s][i]))));
    }

    private static void FilterInPlace(Image[] images, TiltSeries series, Tilt tilt, ProcessingSteps steps, Workspace workspace, ConcurrentBag<Image> spares)
    {
        var filter = steps.FilterOf(series, tilt);
        if (filter.Mode != CorrectionMode.None)
        {
            using var correction = new LocalCorrection(series.Width, series.Height, series.PixelSize, LocalOptics.Of(series, tilt), filter, workspace);
            for (int s = 0; s < images.Length; s++)
            {
                var result = spares.TryTake(out var spare) ? spare : new(series.Width, series.Height);
                correction.Apply(images[s], result);
                spares.Add(images[s]);
                images[s] = result;
            }
        }
        if (filter.Dose is not { } weight) return;
        var weighting = new DoseWeighting(series.Width, series.Height, series.PixelSize, weight.Voltage, workspace);
        foreach (var image in images) weighting.ApplyInPlace(image, weight.Exposure);
    }
}
