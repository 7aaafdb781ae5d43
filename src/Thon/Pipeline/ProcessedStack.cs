using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The stack a job leaves: the images taken through the steps, their state in a label, everything else as the input had it.</summary>
internal static class ProcessedStack
{
    /// <summary>Writes the stack.</summary>
    /// <returns>The series with its new data type, and what became known in writing.</returns>
    public static (TiltSeries Series, FindingList Findings) Write(
        SeriesInput input, TiltSeries series, PreprocessSettings settings, string file, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var result = series with { DataType = settings.Steps.ResultOf(series.DataType) };
        var output = new MrcOutput(series.Width, series.Height, series.Tilts.Length, settings.Pixels, series.PixelSize)
        {
            Template = input.Template,
            Labels = [result.DataType.Label],
            Overwrite = settings.Overwrite,
        };
        using var sink = MrcWriter.Create(file, output);
        var done = StageCounter.Start("processing", series.Tilts.Length, progress);
        StackProcessing.Run(input.Stack, series, settings.Steps, sink, settings.Threads, done, cancellation);
        sink.Complete();
        return (result, sink.Findings);
    }
}
