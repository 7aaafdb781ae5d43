using Thon.Estimate;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The main job: an aligned series in, the same series corrected and weighted out. Each step can be done alone.</summary>
public static class Preprocess
{
    /// <summary>Estimates the CTF of a series, corrects and weights its images, and writes everything into a folder.</summary>
    /// <param name="input">The opened series.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="folder">Where to put it; made if it does not exist.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The input does not serve, or an output exists; nothing was written.</exception>
    public static PreprocessResult Run(
        SeriesInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var names = new OutputNames(folder, input.Metadata.Series.Name);
        string stack = settings.Steps.IsEmpty ? settings.Stack : names.Stack(settings.Steps);
        string[] files = settings.Steps.IsEmpty ? names.Small : [stack, .. names.Small];
        OutputNames.Claim(files, settings.Overwrite, input.Files);
        InputRefusal.OfEstimation(settings.Stack, input.Metadata.Series.DataType)
            .AddRange(InputRefusal.Of(settings.Stack, input.Metadata.Series.DataType, settings.Steps)).ThrowIfErrors();

        var estimated = Estimate(input, settings, progress, cancellation);
        Directory.CreateDirectory(folder);
        var written = settings.Steps.IsEmpty
            ? (estimated.Series, Findings: FindingList.Empty)
            : WriteStack(input, estimated.Series, settings, stack, progress, cancellation);
        var findings = input.Findings.AddRange(estimated.Findings).AddRange(written.Findings);
        string log = RunLog.Text(settings.LogHeading, input.Metadata.Values, written.Series, estimated.Geometry, findings);
        SeriesFiles.Write(names, written.Series, stack, log, settings.Overwrite);
        return new(written.Series, estimated.Geometry, [.. files], findings);
    }

    /// <summary>Corrects or weights a stack whose defoci or doses are known, and writes it to one file.</summary>
    /// <param name="input">The opened series.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="file">The file to write; its folder is made if it does not exist.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The input does not serve, or the output exists; nothing was written.</exception>
    public static PreprocessResult Process(
        SeriesInput input, PreprocessSettings settings, string file, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        OutputNames.Claim([file], settings.Overwrite, input.Files);
        InputRefusal.Of(settings.Stack, input.Metadata.Series.DataType, settings.Steps).ThrowIfErrors();
        var choice = settings.Steps.Correction != CorrectionMode.None && input.Metadata.Series.Geometry is null
            ? ChooseGeometry(input, settings, cancellation)
            : null;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var series = choice is null ? input.Metadata.Series : input.Metadata.Series with { Geometry = choice.Best.Geometry };
        var written = WriteStack(input, series, settings, file, progress, cancellation);
        return new(written.Series, choice, [file], input.Findings.AddRange(written.Findings));
    }

    private static GeometryChoice ChooseGeometry(SeriesInput input, PreprocessSettings settings, CancellationToken cancellation)
    {
        var metadata = input.Metadata;
        var estimation = settings.Estimation with { Threads = settings.Threads };
        return CtfEstimation.ChooseGeometry(metadata.Series, input.Stack, metadata.AxisCandidates, metadata.HandCandidates, estimation, cancellation);
    }

    private static EstimationResult Estimate(
        SeriesInput input, PreprocessSettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var metadata = input.Metadata;
        var done = StageCounter.Start("estimating", metadata.Series.Tilts.Length, progress);
        var estimation = settings.Estimation with { Threads = settings.Threads };
        return CtfEstimation.Estimate(metadata.Series, input.Stack, metadata.AxisCandidates, metadata.HandCandidates, estimation, done, cancellation);
    }

    private static (TiltSeries Series, FindingList Findings) WriteStack(
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
