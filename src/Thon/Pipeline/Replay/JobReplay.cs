using Thon.Correct;
using Thon.Correct.Deconvolution.Volumes;
using Thon.Findings;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Frames;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Units;

namespace Thon.Pipeline.Replay;

/// <summary>Repeats the work of a job on its images with the numbers of its record, through the same code that did it first.</summary>
internal static class JobReplay
{
    /// <summary>Recomputes every section.</summary>
    /// <exception cref="BadInputException">The steps are not known, or their numbers are not those of the images.</exception>
    public static void Run(Job job, ReplayWork work)
    {
        switch (job)
        {
            case { Frames: { } frames, Steps: [FrameSumStep step] }:
                SumFrames(frames, step, work);
                break;
            case { Volume: { } volume, Steps: [DeconvolutionStep { Settings: not null } step] }:
                DeconvolveVolume(volume, step, work);
                break;
            case { Series: { } series, Steps: [DeconvolutionStep { Settings: not null } step] }:
                DeconvolveImages(series, step, work);
                break;
            case { Series: { } series } when RecordedSteps.ToSteps(job.Steps) is { IsEmpty: false } steps:
                Process(series, steps, work);
                break;
            default:
                throw RecordedNumbersCheck.Unknown(job, work.File);
        }
    }

    private static void Process(SeriesNumbers numbers, ProcessingSteps steps, ReplayWork work)
    {
        var series = numbers.ToSeries();
        RecordedNumbersCheck.Series(series, work.Source, tilt => RecordedNumbersCheck.Lack(tilt, series, steps));
        StackProcessing.Run([new(work.Source, work.Sink)], series, steps, work.Settings.Threads, work.Start(series.Tilts.Length), work.Cancellation);
    }

    private static void DeconvolveImages(SeriesNumbers numbers, DeconvolutionStep step, ReplayWork work)
    {
        var series = numbers.ToSeries();
        RecordedNumbersCheck.Series(series, work.Source, tilt => RecordedNumbersCheck.LackOfDefocus(tilt, series));
        var settings = new StackDeconvolutionSettings(step.Settings!, step.Input, series.DataType) { Threads = work.Settings.Threads };
        StackDeconvolution.Run(new(work.Source, work.Sink), series, settings, work.Start(series.Tilts.Length), work.Cancellation);
    }

    private static void DeconvolveVolume(VolumeNumbers numbers, DeconvolutionStep step, ReplayWork work)
    {
        var (volume, settings) = (work.Source, work.Settings);
        var done = work.Start(VolumeDeconvolution.StepsPerSection * volume.Count);
        // Beside the file nothing is written, not even for a while: it may lie in an archive.
        using var spectrum = SpectrumStores.Open(volume.Width, volume.Height, volume.Count, settings.Threads, settings.MaxBytes, Path.Combine(Path.GetTempPath(), Path.GetFileName(work.File)));
        VolumeDeconvolution.Run(volume, work.Sink, numbers.ToFilter(step.Settings!, step.Input), spectrum, settings.Threads, done, work.Cancellation);
    }

    private static void SumFrames(FrameNumbers numbers, FrameSumStep step, ReplayWork work)
    {
        RecordedNumbersCheck.Frames(numbers, step.Weighting.Curve, work.Source);
        // A curve that needs no voltage asks for none.
        var voltage = new Voltage(numbers.Volts ?? double.NaN);
        DoseWeight[] weights = [.. numbers.Exposures.Select(exposure => new DoseWeight(new(exposure), voltage) { Curve = step.Weighting.Curve })];
        var frames = FrameSumming.Frames(work.Source, work.Start(work.Source.Count), []);
        work.Sink.Write(0, FrameSum.Of(frames, weights, new(numbers.PixelSizeAngstroms), work.Settings.Threads, work.Cancellation).Pixels);
    }
}
