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
        var (tilts, filters, workspace) = (series.Tilts, steps.FiltersOf(series), new Workspace());
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
                FilterInPlace(images, series, tilts[i], filters[i], workspace);
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

    /// <summary>All stacks take one and the same filter.</summary>
    private static void FilterInPlace(Image[] images, TiltSeries series, Tilt tilt, ImageFilter filter, Workspace workspace)
    {
        var optics = filter.Mode == CorrectionMode.None ? null : LocalOptics.Of(series, tilt);
        var correction = new LocalCorrection(series.Width, series.Height, series.PixelSize, optics, filter, workspace);
        foreach (var image in images) correction.ApplyInPlace(image);
    }
}
