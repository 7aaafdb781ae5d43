using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Pipeline.Metadata;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The stacks a job leaves: the images taken through the steps, their state in a label, everything else as each input had it.</summary>
internal static class ProcessedStack
{
    /// <summary>Writes the stack and its sisters. All of them appear, or none.</summary>
    /// <param name="input">The stacks.</param>
    /// <param name="series">The series; every tilt has what the steps need.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="files">The files to write, that of the main stack first; their folders exist.</param>
    /// <param name="progress">Told after every section.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The stacks in the order of the files, and what became known in writing.</returns>
    public static (ImmutableArray<WrittenStack> Stacks, FindingList Findings) Write(
        SeriesInput input, TiltSeries series, PreprocessSettings settings, IReadOnlyList<string> files, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        ISectionFile[] sources = [input.Stack, .. input.Sisters];
        WrittenStack[] results = [.. sources.Zip(files, (source, file) => new WrittenStack(file, settings.Steps.ResultOf(MetadataDataType.Of(source) ?? DataType.Raw, series)))];
        var sinks = new List<MrcWriter>();
        try
        {
            foreach (var (source, result) in sources.Zip(results)) sinks.Add(MrcWriter.Create(result.File, StackOutput.Of(source, series, result.DataType, settings.Pixels, settings.Overwrite)));
            var done = StageCounter.Start("processing", series.Tilts.Length, progress);
            var findings = StackProcessing.Run([.. sources.Zip(sinks, (source, sink) => new StackRoute(source, sink))], series, settings.Steps, settings.Threads, done, cancellation);
            MrcWriter.CompleteAll(sinks);
            return ([.. results], findings.AddRange(sinks.SelectMany(sink => sink.Findings)));
        }
        finally
        {
            foreach (var sink in sinks) sink.Dispose();
        }
    }
}
