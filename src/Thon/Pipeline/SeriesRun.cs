using Thon.Findings;

namespace Thon.Pipeline;

/// <summary>A whole job on one series without a word to anybody: what <c>thon run</c> does step by step, with the same files to the last bit.</summary>
public static class SeriesRun
{
    /// <summary>Does the job.</summary>
    /// <param name="input">The series, opened by <see cref="SeriesInput.OpenForRun"/>.</param>
    /// <param name="job">The job.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The input does not serve, or an output cannot be written.</exception>
    public static SeriesJobResult Run(SeriesInput input, SeriesJob job, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
