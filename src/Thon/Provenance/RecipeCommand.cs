using System.Collections.Immutable;
using Thon.Provenance.Commands;
using Thon.Provenance.Steps;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance;

/// <summary>The commands that prepare data as a recipe says.</summary>
public static class RecipeCommand
{
    /// <summary>The commands, one after the other, as a shell takes them; lines that begin with # are words for people. What only a user knows is in capitals.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeFile">Where it lies.</param>
    /// <param name="found">The file that does not match, or null.</param>
    public static ImmutableArray<string> Of(Recipe recipe, string recipeFile, FileEvidence? found = null)
    {
        var preparation = recipe.Preparation;
        if (preparation.Steps.OfType<DeclaredStep>().Select(step => step.Label).ToArray() is { Length: > 0 } unknown)
            return [Comment($"nothing records the numbers that {string.Join(" and ", unknown)} had in the locked data, so no command is known that makes such data: lock them again, each with its .thon.json beside the file")];
        // The voxels of a volume do not tell the pixels of its images.
        double? pixelSize = found?.Subject == PreparedSubject.Volume ? null : found?.Sidecar?.Record.Last.Result.PixelSizeAngstroms ?? found?.PixelSize?.Angstroms;
        var (binned, series) = BinningCommand.Of(SeriesWords.Of(recipe, found), preparation.PixelSizeAngstroms, pixelSize);
        return [.. binned, .. preparation.Subject == PreparedSubject.Volume ? OfVolume(preparation, series) : OfImages(recipe, recipeFile, series, found), .. series.Notes];
    }

    private static IEnumerable<string> OfImages(Recipe recipe, string recipeFile, SeriesWords series, FileEvidence? found)
    {
        var (steps, pixels) = (recipe.Preparation.Steps, recipe.Preparation.Pixels);
        if (steps.IsEmpty) return [Comment($"take the raw images{(series.Stack == SeriesWords.Unknown ? "" : $", {series.Stack}")}")];
        if (steps[0] is FrameSumStep sum) return OfFrames(sum, steps.RemoveAt(0), pixels, series, found);
        if (!RunOrder.DoesAll(steps)) return StepChain.Of(steps, pixels, series);
        string gloss = string.Join(", then ", StepChain.Of(steps, pixels, series));
        return [$"thon run {Quoted(series.Stack)} {series.Stated}{series.AlsoOption} --recipe {Quoted(recipeFile)} --out {Folder}", Comment($"which is {gloss}")];
    }

    private static IEnumerable<string> OfFrames(FrameSumStep sum, ImmutableArray<ProcessingStep> after, string pixels, SeriesWords series, FileEvidence? found) => after.IsEmpty
        ? [FrameCommand.Of(sum, pixels, found)]
        : [FrameCommand.Of(sum, "float32", found), Comment($"and so for every tilt; put the sums into one stack, {series.Stack}"), .. StepChain.Of(after, pixels, series)];

    private static IEnumerable<string> OfVolume(Preparation preparation, SeriesWords series)
    {
        var deconvolution = preparation.Steps.OfType<DeconvolutionStep>().LastOrDefault();
        var images = preparation.Steps.RemoveAll(step => step is DeconvolutionStep or FrameSumStep);
        if (preparation.Steps.OfType<FrameSumStep>().FirstOrDefault() is { } sum) yield return FrameCommand.Of(sum, "float32", null);
        if (!images.IsEmpty)
            foreach (string line in StepChain.Of(images, "float32", series)) yield return line;
        else if (deconvolution is not null)
            yield return $"thon estimate {Quoted(series.Stack)} {series.Stated} --out {Folder}";
        string voxels = preparation.PixelSizeAngstroms is { } size ? $", with voxels of {PreparationComparison.Angstroms(size)}" : "";
        yield return Comment($"reconstruct the volume from {(images.IsEmpty ? "the raw images" : "it")}{voxels}");
        if (deconvolution is not null)
            yield return string.Join(' ', [$"thon deconvolve VOLUME --star {series.Star} {StepOptions.OfDeconvolution(deconvolution)}", StepOptions.OfInput(deconvolution), .. StepOptions.OfPixels(preparation.Pixels)]);
    }
}
