using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Records;

namespace Thon.Cli;

/// <summary>What <c>thon run --recipe</c> does beside a run.</summary>
internal static class RecipeRunner
{
    /// <summary>Before any work: holds the series against the recipe, claims the files of the deconvolution, and prints what belongs to the recipe.</summary>
    /// <returns>The deconvolutions that follow the run.</returns>
    /// <exception cref="Findings.BadInputException">The series has another pixel size, the steps do not make the recipe's data type of it, or a file cannot be written.</exception>
    public static DeconvolutionJob[] Prepare(Shell shell, RecipeRun recipe, SeriesInput input, PreprocessSettings settings, string folder)
    {
        var series = input.Metadata.Series;
        recipe.RequirePixelSize(settings.Stack, series.PixelSize);
        recipe.RequireState(input);
        shell.Print(recipe.Notes(settings.Also));
        shell.Out.WriteLine($"recipe {recipe.File}: {recipe.Recipe.Words}");
        if (recipe.Deconvolution is not { } filter) return [];
        var jobs = DeconvolutionAfterRun.JobsOf(new(folder, series.Name), filter, recipe.Pixels, settings);
        OutputNames.Claim(jobs.Select(job => job.File), settings.Overwrite, input.Files);
        return jobs;
    }
}
