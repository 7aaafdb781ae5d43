using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Volumes;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Deconvolves a volume into a file: its state in a label, everything else as the input had it.</summary>
public static class DeconvolvedVolume
{
    /// <summary>Writes the volume. <see cref="DeconvolutionOutputs.Prepare"/> comes before.</summary>
    /// <param name="input">The volume and its filter.</param>
    /// <param name="job">What was asked for.</param>
    /// <param name="progress">Told three times for every section.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <returns>The file, and what became known in writing it.</returns>
    /// <exception cref="BadInputException">The file exists or cannot be written, or a voxel is no finite number.</exception>
    public static (WrittenStack Volume, FindingList Findings) Write(
        VolumeInput input, DeconvolutionJob job, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        OutputNames.Claim(OutputNames.WithRecords([job.File]), job.Overwrite, input.Files);
        using var sink = MrcWriter.Create(job.File, Output(input, job));
        var volume = new HashedSections(input.Volume);
        Run(volume, input.Filter, job, sink, progress, cancellation);
        var (written, notes) = StackRecords.Complete(Draft(input, job), [new(input.Volume, volume.ContentHash, input.DataType, job.File, sink)]);
        return (written[0], notes.AddRange(sink.Findings));
    }

    private static JobDraft Draft(VolumeInput input, DeconvolutionJob job) =>
        new("deconvolve", [DeconvolutionStep.Of(input.Filter.Settings, input.Filter.Input)], PreparedSubject.Volume)
        {
            Volume = VolumeNumbers.Of(input.Filter),
            MetadataFiles = input.Metadata,
            Heading = job.Heading,
            Overwrite = job.Overwrite,
        };

    private static void Run(
        HashedSections volume, DeconvolutionFilter filter, DeconvolutionJob job, MrcWriter sink, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var done = StageCounter.Start("deconvolving", VolumeDeconvolution.StepsPerSection * volume.Count, progress);
        using var spectrum = SpectrumStores.Open(volume.Width, volume.Height, volume.Count, job.Threads, job.MaxBytes, job.File);
        VolumeDeconvolution.Run(volume, sink, filter, spectrum, job.Threads, done, cancellation);
    }

    private static MrcOutput Output(VolumeInput input, DeconvolutionJob job) =>
        new(input.Volume.Width, input.Volume.Height, input.Volume.Count, job.Pixels, input.Filter.PixelSize)
        {
            Template = input.Volume.Template,
            Labels = [DeconvolutionLabel.Of(input.Filter)],
            LateLabels = StackRecords.Labels,
            Overwrite = job.Overwrite,
        };
}
