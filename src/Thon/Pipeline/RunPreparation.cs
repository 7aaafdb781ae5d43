using System.Collections.Immutable;
using Thon.Findings;
using Thon.Pipeline.Deconvolution;

namespace Thon.Pipeline;

/// <summary>What a job does around its run, made sure of before any work.</summary>
/// <param name="Deconvolutions">The deconvolutions that follow the run.</param>
/// <param name="Findings">What belongs to the recipe and was not asked for.</param>
public sealed record RunPreparation(ImmutableArray<DeconvolutionJob> Deconvolutions, FindingList Findings)
{
    /// <summary>Holds the series against the recipe of its job, where it has one, and claims the files of the deconvolution.</summary>
    /// <exception cref="BadInputException">The series has another pixel size, the steps do not make the recipe's data type of it, or a file cannot be written.</exception>
    public static RunPreparation Of(SeriesInput input, SeriesJob job)
    {
        if (job.Recipe is not { } recipe) return new([], FindingList.Empty);
        recipe.RequirePixelSize(job.Settings.Stack, input.Metadata.Series.PixelSize);
        recipe.RequireState(input);
        var jobs = JobsOf(input, job);
        OutputNames.Claim(jobs.Select(one => one.File), job.Settings.Overwrite, input.Files);
        return new(jobs, recipe.Notes(job.Settings.Also));
    }

    /// <summary>The deconvolutions that follow the run of a job.</summary>
    internal static ImmutableArray<DeconvolutionJob> JobsOf(SeriesInput input, SeriesJob job) => job.Recipe is { Deconvolution: { } filter } recipe
        ? [.. DeconvolutionAfterRun.JobsOf(new(job.Folder, input.Metadata.Series.Name), filter, recipe.Pixels, job.Settings)]
        : [];
}
