using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;

namespace Thon.Pipeline.Deconvolution;

/// <summary>The deconvolution of what a run has written, with the STAR file it wrote.</summary>
public static class DeconvolutionAfterRun
{
    /// <summary>The job for one stack of a run: into <c>NAME_deconv.mrc</c> beside it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="star">The STAR file.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="pixels">How pixels are stored.</param>
    /// <param name="run">The run.</param>
    public static DeconvolutionJob JobOf(string stack, string star, DeconvolutionSettings filter, MrcMode pixels, PreprocessSettings run) => new(stack)
    {
        Stated = new() { Ctf = star },
        Preset = filter.Preset,
        Strength = filter.Strength,
        FallOff = filter.FallOff,
        HighPass = filter.HighPass,
        Pixels = pixels,
        Threads = run.Threads,
        Overwrite = run.Overwrite,
    };

    /// <summary>The jobs for all stacks that a run will write.</summary>
    /// <param name="names">What the files of the run are called.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="pixels">How pixels are stored.</param>
    /// <param name="run">The run.</param>
    public static DeconvolutionJob[] JobsOf(OutputNames names, DeconvolutionSettings filter, MrcMode pixels, PreprocessSettings run) =>
    [
        .. run.Also.Select(sister => OutputNames.Sister(names.Folder, sister, run.Steps)).Prepend(names.Stack(run.Steps)).Select(stack => JobOf(stack, names.Star, filter, pixels, run)),
    ];

    /// <summary>Does such a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="Findings.BadInputException">The stack does not serve, or the result cannot be written.</exception>
    public static PreprocessResult Run(DeconvolutionJob job, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var input = StackDeconvolutionInput.Open(job);
        var notes = DeconvolutionOutputs.Prepare(job, input.Flattest, input.Shown, input.Series.Files);
        var result = StackDeconvolution.Process(input.Series, input.Settings, job.File, progress, cancellation);
        return result with { Findings = input.Series.Findings.AddRange(notes).AddRange(result.Findings) };
    }
}
