using Thon.Findings;
using Thon.Pipeline.Conversion;
using Thon.Pipeline.Deconvolution;
using Thon.Provenance;

namespace Thon.Pipeline;

/// <summary>A whole job on one series without a word to anybody: what <c>thon run</c> does step by step, with the same files to the last bit.</summary>
public static class SeriesRun
{
    /// <summary>The files that a job writes, but for those of dialects, whose names their writers choose.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="job">The job.</param>
    public static string[] Outputs(SeriesInput input, SeriesJob job) =>
        [.. Preprocess.FilesOf(input, job.Settings, job.Folder), .. RunPreparation.JobsOf(input, job).SelectMany(one => one.Outputs)];

    /// <summary>Does the job.</summary>
    /// <param name="input">The series, opened by <see cref="SeriesInput.OpenForRun"/>.</param>
    /// <param name="job">The job.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The input does not serve, or an output cannot be written.</exception>
    public static SeriesJobResult Run(SeriesInput input, SeriesJob job, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        SeriesExport.Claim(job.Folder, job.Dialects, job.Settings.Overwrite);
        var preparation = RunPreparation.Of(input, job);
        var run = Preprocess.Run(input, job.Settings, job.Folder, progress, cancellation);
        var export = RunExport.Write(input, run, job);
        PreprocessResult[] deconvolved = [.. preparation.Deconvolutions.Select(one => DeconvolutionAfterRun.Run(one, progress, cancellation))];
        var findings = input.Findings.AddRange(preparation.Findings).AddRange(run.Findings).AddRange(export.Findings).AddRange(deconvolved.SelectMany(one => one.Findings));
        return new(run, [.. run.Files, .. export.Files, .. deconvolved.SelectMany(one => one.Files)], [.. SeriesIdentity.ImagesOf(input, HashesOf(input, run))], FindingList.Of(findings.Distinct())) { Missing = export.Missing };
    }

    // Where no stack was written the images were hashed for the record of the estimation.
    private static IEnumerable<Imaging.ContentHash> HashesOf(SeriesInput input, PreprocessResult run) =>
        run.Stacks.IsEmpty ? [input.Hashed.ContentHash] : run.Stacks.Select(stack => stack.Source);
}
