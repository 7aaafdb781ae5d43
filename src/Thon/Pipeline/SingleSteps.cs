using Thon.Correct;
using Thon.Estimate;
using Thon.Estimate.Search;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>The steps alone: a stack whose defoci or doses are known is corrected or weighted into one file, and its sisters into files beside it.</summary>
public static class SingleSteps
{
    /// <summary>Corrects or weights a stack. Where nothing says the tilt axis or the hand, the few images that tell most decide.</summary>
    /// <param name="input">The opened series.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="file">The file to write; its folder, where sisters go too, is made if it does not exist.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The input does not serve, or the output exists; nothing was written.</exception>
    public static PreprocessResult Process(
        SeriesInput input, PreprocessSettings settings, string file, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var series = input.Metadata.Series;
        StackOutput.RefuseOtherFormats(file);
        string folder = Path.GetDirectoryName(file) ?? "";
        string[] files = [file, .. input.Sisters.Select(sister => OutputNames.Sister(folder, sister.Name, settings.Steps))];
        OutputNames.Claim(OutputNames.WithRecords(files), settings.Overwrite, input.Files);
        InputRefusal.Of(settings.Stack, series.DataType, settings.Steps).ThrowIfErrors();
        SignalToNoiseOfFit.Missing(series, settings.Steps, settings.Metadata.Ctf).ThrowIfErrors();
        bool undecided = settings.Steps.Correction != CorrectionMode.None && series.Geometry is null;
        var choice = undecided ? ChooseGeometry(input, settings, cancellation) : null;
        if (choice is not null) series = series with { Geometry = choice.Best.Geometry };
        var (complete, notes) = SignalToNoiseOfFit.Complete(series, settings.Steps, settings.Stack);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var (stacks, findings) = ProcessedStack.Write(input, complete, settings, null, files, progress, cancellation);
        return new(series with { DataType = stacks[0].DataType }, choice, [.. OutputNames.WithRecords(files)], notes.AddRange(findings)) { Stacks = stacks };
    }

    // Rings behind a phase plate lie elsewhere; the file with the defoci knows by how much.
    private static Angle MedianPhase(TiltSeries series) =>
        series.Tilts.Select(tilt => tilt.Estimate!.PhaseShift).OrderBy(phase => phase.Radians).ElementAt(series.Tilts.Length / 2);

    private static GeometryChoice ChooseGeometry(SeriesInput input, PreprocessSettings settings, CancellationToken cancellation)
    {
        var metadata = input.Metadata;
        var estimation = settings.Estimation with { Threads = settings.Threads, PhaseShift = MedianPhase(metadata.Series) };
        return CtfEstimation.ChooseGeometry(metadata.Series, input.Stack, metadata.AxisCandidates, metadata.HandCandidates, estimation, cancellation);
    }
}
