using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>
/// Deconvolves the images of a series, each by its own CTF. Where axis and hand are known every pixel has its own defocus; where they are not each image has that
/// of its centre: images whose signs were corrected show no rings any more that could tell. Several sections are in work at a time; memory does not grow with
/// their number.
/// </summary>
public static class StackDeconvolution
{
    /// <summary>What must be known of a series.</summary>
    public const MetadataNeeds Needs = MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Defocus;

    /// <summary>Deconvolves a stack into a file. <see cref="DeconvolutionOutputs.Prepare"/> comes before.</summary>
    /// <param name="input">The opened series; sister stacks are left alone.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The file exists or cannot be written, or a pixel is no finite number; nothing was written.</exception>
    public static PreprocessResult Process(
        SeriesInput input, StackDeconvolutionSettings settings, string file, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var series = input.Metadata.Series;
        OutputNames.Claim(OutputNames.WithRecords([file]), settings.Overwrite, input.Files);
        using var sink = MrcWriter.Create(file, StackOutput.Of(input.Stack, series, settings.Pixels, settings.Overwrite, settings.Labels));
        var stack = new HashedSections(input.Stack);
        var plans = Run(new(stack, sink), series, settings, StageCounter.Start("deconvolving", series.Tilts.Length, progress), cancellation);
        var (stacks, notes) = StackRecords.Complete(Draft(input, settings), [new(input.Stack, stack.ContentHash, settings.DataType, file, sink)]);
        var findings = Notes(stack.Name, series).AddRange(UnfollowedSlopes.Of(stack.Name, series, plans)).AddRange(notes).AddRange(sink.Findings);
        return new(series with { DataType = stacks[0].DataType }, null, [.. OutputNames.WithRecords([file])], findings) { Stacks = stacks };
    }

    private static JobDraft Draft(SeriesInput input, StackDeconvolutionSettings settings) => new("deconvolve", [DeconvolutionStep.Of(settings.Filter, settings.Input)], PreparedSubject.Images)
    {
        Series = SeriesNumbers.Of(input.Metadata.Series),
        MetadataFiles = input.Metadata.Read,
        Heading = settings.Heading,
        Overwrite = settings.Overwrite,
    };

    /// <summary>Deconvolves all images; gives how each was worked on, in the order of the tilts.</summary>
    internal static ImageDeconvolutionPlan[] Run(StackRoute stack, TiltSeries series, StackDeconvolutionSettings settings, Action sectionDone, CancellationToken cancellation)
    {
        var (tilts, workspace) = (series.Tilts, new Workspace());
        var plans = new ImageDeconvolutionPlan[tilts.Length];
        var stream = new SectionStream<Image>(
            () => new(series.Width, series.Height),
            (i, image) => stack.Source.Read(tilts[i].Section, image.Pixels),
            (i, image) =>
            {
                BrokenPixels.Refuse(image, stack.Source.Name, tilts[i].Section);
                var optics = series.Geometry is null ? LocalOptics.FlatOf(series, tilts[i]) : LocalOptics.Of(series, tilts[i]);
                var deconvolution = new ImageDeconvolution(series.Width, series.Height, series.PixelSize, optics, settings.Filter, settings.Input, workspace);
                plans[i] = deconvolution.Plan;
                deconvolution.ApplyInPlace(image);
            },
            (i, image) =>
            {
                stack.Sink.Write(tilts[i].Section, image.Pixels);
                sectionDone();
            });
        stream.Run(tilts.Length, settings.Threads, cancellation);
        return plans;
    }

    private static FindingList Notes(string stack, TiltSeries series) => series.Geometry is not null || series.Tilts.All(tilt => tilt.Angle.Radians == 0)
        ? FindingList.Empty
        : FindingList.Of(Finding.Note(
            "deconvolution-one-defocus", stack, null, "nothing states both tilt axis and hand, so each image was deconvolved with the defocus of its centre everywhere", null,
            "Give the STAR file of thon estimate, or --tilt-axis and --hand, for the defocus of every pixel"));
}
