using System.Collections.Immutable;
using Thon.Correct.Deconvolution;
using Thon.Provenance.Steps;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>The commands that do steps in any order, one after the other: a run for those it does at once, then a verb for each that follows.</summary>
internal static class StepChain
{
    /// <summary>The commands.</summary>
    /// <param name="steps">The steps, at least one, all with their numbers.</param>
    /// <param name="pixels">How the pixels of the last file are stored.</param>
    /// <param name="series">The raw series.</param>
    public static IEnumerable<string> Of(ImmutableArray<ProcessingStep> steps, string pixels, SeriesWords series)
    {
        int count = RunOrder.CountOf(steps);
        yield return count == 0
            ? $"thon estimate {Quoted(series.Stack)} {series.Stated} --out {Folder}"
            : Run(steps[..count], count == steps.Length ? pixels : "float32", series);
        foreach (string line in ByVerbs(steps, count, pixels, series)) yield return line;
    }

    /// <summary>The commands of the verbs that do one step each, for those that are not done yet.</summary>
    /// <param name="steps">All steps.</param>
    /// <param name="done">How many of them are done.</param>
    /// <param name="pixels">How the pixels of the last file are stored.</param>
    /// <param name="series">The raw series.</param>
    public static IEnumerable<string> ByVerbs(ImmutableArray<ProcessingStep> steps, int done, string pixels, SeriesWords series)
    {
        string suffix = SuffixOf(steps[..done]);
        for (int next = done, count; next < steps.Length; next += count)
        {
            count = steps[next] is CorrectionStep ? 1 + steps[(next + 1)..].TakeWhile(step => step is EnvelopeStep or LowPassStep).Count() : 1;
            var block = steps[next..(next + count)];
            string after = suffix + SuffixOf(block);
            foreach (string line in Lines(block, next + count == steps.Length ? pixels : "float32", series, (suffix, after))) yield return line;
            suffix = after;
        }
    }

    /// <summary>The run that does steps of its order.</summary>
    public static string Run(ImmutableArray<ProcessingStep> steps, string pixels, SeriesWords series) =>
        $"thon run {Quoted(series.Stack)} {series.Stated}{series.AlsoOption} {StepOptions.OfRun(steps, pixels)} --out {Folder}";

    private static IEnumerable<string> Lines(ImmutableArray<ProcessingStep> block, string pixels, SeriesWords series, (string Before, string After) suffix)
    {
        string input = At(series.Stack, series, suffix.Before), output = At(series.Stack, series, suffix.After, isOutput: true);
        ImmutableArray<string> sisters = [.. series.Also.Select(sister => At(sister, series, suffix.Before))];
        string also = sisters.IsEmpty ? "" : " --also " + string.Join(' ', sisters);
        string[] stored = [.. StepOptions.OfPixels(pixels)], unlabelled = suffix.Before.Length == 0 && block[0] is DeconvolutionStep raw ? [StepOptions.OfInput(raw)] : [];
        string End(IEnumerable<string> options) => $"{string.Join(' ', options.Concat(stored))} --out {output}";
        return block[0] switch
        {
            CorrectionStep => [$"thon correct {input} --ctf {series.Star}{also} {End(StepOptions.OfCorrection(block))}"],
            DoseStep dose => [$"thon dose {input}{series.OfDose}{also} {End(StepOptions.OfDose(dose))}"],
            DeconvolutionStep deconvolution => series.Also.Select(sister => (At(sister, series, suffix.Before), At(sister, series, suffix.After, isOutput: true))).Prepend((input, output))
                .Select(pair => $"thon deconvolve {pair.Item1} --ctf {series.Star} {string.Join(' ', [StepOptions.OfDeconvolution(deconvolution), .. unlabelled, .. stored])} --out {pair.Item2}"),
            var other => [Comment($"then {other.Label}: {input} into {output}, as it was done to the locked data")],
        };
    }

    // Verbs call their results after the steps; before the first step it is the raw stack.
    private static string At(string stack, SeriesWords series, string suffix, bool isOutput = false) =>
        Quoted(suffix.Length == 0 && !isOutput ? stack : $"{Folder}/{(stack == series.Stack ? series.Name : Path.GetFileNameWithoutExtension(stack))}{suffix}.mrc");

    private static string SuffixOf(IEnumerable<ProcessingStep> steps) => string.Concat(steps.Select(step => step switch
    {
        CorrectionStep correction => "_" + correction.Label,
        DoseStep => "_dw",
        DeconvolutionStep => "_deconv",
        _ => "",
    }));
}
