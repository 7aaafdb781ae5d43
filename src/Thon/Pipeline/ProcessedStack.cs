using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The stacks a job leaves: the images taken through the steps, their state in a label, everything else as each input had it.</summary>
internal static class ProcessedStack
{
    /// <summary>Writes the stack and its sisters. All of them appear, or none.</summary>
    /// <param name="input">The stacks.</param>
    /// <param name="series">The series; every tilt has what the steps need.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="estimation">The estimation that came first; null where the defoci were known.</param>
    /// <param name="files">The files to write, that of the main stack first; their folders exist.</param>
    /// <param name="progress">Told after every section.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The stacks in the order of the files, and what became known in writing.</returns>
    public static (ImmutableArray<WrittenStack> Stacks, FindingList Findings) Write(
        SeriesInput input, TiltSeries series, PreprocessSettings settings, EstimationNumbers? estimation, IReadOnlyList<string> files, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        ISectionFile[] sources = [input.Stack, .. input.Sisters];
        HashedSections[] hashed = [.. sources.Select(source => new HashedSections(source))];
        var sinks = new List<MrcWriter>();
        try
        {
            foreach (var (source, file) in sources.Zip(files)) sinks.Add(MrcWriter.Create(file, StackOutput.Of(source, series, settings.Pixels, settings.Overwrite)));
            var done = StageCounter.Start("processing", series.Tilts.Length, progress);
            var findings = StackProcessing.Run([.. hashed.Zip(sinks, (source, sink) => RouteOf(input, source, sink, settings))], series, settings.Steps, settings.Threads, done, cancellation);
            var (stacks, notes) = StackRecords.Complete(Draft(input, series, settings, estimation), [.. sinks.Select((sink, i) => new RecordedStack(sources[i], hashed[i].ContentHash, input.DataTypes[i], files[i], sink))]);
            return (stacks, findings.AddRange(notes).AddRange(sinks.SelectMany(sink => sink.Findings)));
        }
        finally
        {
            foreach (var sink in sinks) sink.Dispose();
        }
    }

    // Of the sisters there are no pictures.
    private static StackRoute RouteOf(SeriesInput input, HashedSections source, ISectionSink sink, PreprocessSettings settings) =>
        settings.Report == ReportOutput.Page && source.Name == input.Stack.Name ? new(input.Pictures.Before(source), input.Pictures.After(source, sink)) : new(source, sink);

    /// <summary>What is known of the job before its files are written.</summary>
    /// <param name="input">The stacks.</param>
    /// <param name="series">The series; every tilt has what the steps need.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="estimation">The estimation that came first; null where the defoci were known.</param>
    public static JobDraft Draft(SeriesInput input, TiltSeries series, PreprocessSettings settings, EstimationNumbers? estimation) =>
        new(VerbOf(settings.Steps, estimation), RecordedSteps.Of(settings.Steps, series.PixelSize), PreparedSubject.Images)
        {
            Estimation = estimation,
            Series = SeriesNumbers.Of(series),
            MetadataFiles = input.Metadata.Read,
            Heading = settings.LogHeading,
            Overwrite = settings.Overwrite,
        };

    private static string VerbOf(ProcessingSteps steps, EstimationNumbers? estimation) =>
        estimation is not null ? steps.IsEmpty ? "estimate" : "run" : steps.Correction == Correct.CorrectionMode.None ? "dose" : "correct";
}
