using System.Collections.Immutable;
using System.Globalization;
using Thon.Correct;
using Thon.Provenance.Steps;
using Thon.Units;

namespace Thon.Provenance;

/// <summary>The commands that prepare data as a recipe says.</summary>
public static class RecipeCommand
{
    // Of pixel sizes of whole binnings; headers round, and calibrations differ a little more.
    private const double WholeBinning = 0.005;

    private const string Folder = "FOLDER";

    /// <summary>The commands, one after the other; what only a user knows is in capitals.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeFile">Where it lies.</param>
    /// <param name="found">The file that does not match, or null.</param>
    public static ImmutableArray<string> Of(Recipe recipe, string recipeFile, FileEvidence? found = null)
    {
        var (binned, stack) = Binned(recipe.Preparation, found);
        string also = recipe.Halves == HalvesTreatment.Together ? " --also EVN ODD" : "";
        return [.. binned, .. Steps(recipe.Preparation, $"{stack} --cs {SphericalAberration(found)}{also}", recipeFile)];
    }

    /// <summary>The options of <c>thon run</c> that say the steps; a step that it does not know is left out.</summary>
    public static string RunOptions(Preparation preparation)
    {
        var steps = preparation.Steps;
        List<string> words = ["--correct " + (steps.OfType<CorrectionStep>().FirstOrDefault() is { } correction ? Correction(correction) : "none")];
        if (steps.OfType<EnvelopeStep>().FirstOrDefault() is { } envelope) words.Add(Text($"--b-factor {envelope.BFactorSquareAngstroms}"));
        if (steps.OfType<LowPassStep>().FirstOrDefault() is { } lowPass) words.Add(Text($"--max-resolution {lowPass.FinestAngstroms}"));
        words.AddRange(steps.OfType<DoseStep>().FirstOrDefault() is { } dose ? Weighting(dose) : ["--dose-weight off"]);
        if (preparation.Pixels != "float32") words.Add("--pixels " + preparation.Pixels);
        return string.Join(' ', words);
    }

    private static string[] Steps(Preparation preparation, string series, string recipeFile)
    {
        var deconvolution = preparation.Steps.OfType<DeconvolutionStep>().FirstOrDefault();
        if (preparation.Steps.IsEmpty) return preparation.Subject == PreparedSubject.Volume ? ["reconstruct the volume from raw images"] : ["take the raw images"];
        string[] frames = preparation.Steps.OfType<FrameSumStep>().FirstOrDefault() is { } sum ? [Text($"thon dose --frames MOVIE {string.Join(' ', Damage(sum.Weighting))} --out SUM.mrc")] : [];
        string run = $"thon run {series} {RunOptions(preparation)} --out {Folder}";
        if (preparation.Subject == PreparedSubject.Volume)
            return [.. frames, run, "reconstruct the volume from it", .. deconvolution is null ? [] : new[] { $"thon deconvolve VOLUME --star {Folder}/NAME.star {Deconvolution(deconvolution)}" }];
        string[] after = deconvolution is null ? [] : [$"then thon deconvolve {Folder}/STACK.mrc --ctf {Folder}/NAME.star {Deconvolution(deconvolution)}"];
        return frames.Length > 0 ? [.. frames, run, .. after] : [$"thon run {series} --recipe {Quoted(recipeFile)} --out {Folder}", "which is " + run, .. after];
    }

    private static (string[] Commands, string Stack) Binned(Preparation expected, FileEvidence? found)
    {
        string stack = StackOf(expected, found);
        double? pixelSize = found?.Sidecar?.Record.Last.Result.PixelSizeAngstroms ?? found?.PixelSize?.Angstroms;
        if ((expected.PixelSizeAngstroms, pixelSize) is not ({ } right, { } size) || PreparationComparison.AreSame(right, size)) return ([], stack);
        double ratio = right / size;
        int binning = (int)Math.Round(ratio);
        if (binning < 2 || Math.Abs(ratio - binning) > WholeBinning * binning)
            return ([$"take images of {PreparationComparison.Angstroms(right)}: those of {PreparationComparison.Angstroms(size)} are not binned to that by a whole number"], stack);
        return ([$"newstack -bin {binning} {stack} BINNED.mrc (IMOD), or relion_image_handler --i {stack} --o BINNED.mrc --angpix {Text($"{size}")} --rescale_angpix {Text($"{right}")}"], "BINNED.mrc");
    }

    // A record knows what the raw stack was called; of a half that went along it is the whole one that is needed.
    private static string StackOf(Preparation expected, FileEvidence? found) => expected.Filters == FilterSource.MainStack ? "FULL"
        : found?.Sidecar?.Record.Origin is { Verb: not "frames" } first && first.Inputs.FirstOrDefault(input => input.Role == "stack") is { } stack ? Quoted(stack.Name) : "STACK";

    // No mdoc tells it, so a run asks for it; a record knows it.
    private static string SphericalAberration(FileEvidence? found) =>
        found?.Sidecar?.Record.History.Select(job => job.Series?.SphericalAberrationAngstroms).LastOrDefault(known => known is not null) is { } angstroms
            ? Text($"{new Length(angstroms).Millimeters:G6}")
            : "MM";

    private static string Correction(CorrectionStep step) => step.Mode == CorrectionMode.Wiener
        ? Text($"wiener --snr {step.RatioWords} --max-gain {step.MaxGain ?? ImageFilter.UsualMaxGain}")
        : step.Label;

    private static IEnumerable<string> Weighting(DoseStep step)
    {
        foreach (string word in Damage(step.Weighting)) yield return word;
        if (step.Normalisation != WeightNormalisation.None) yield return step.Normalisation == WeightNormalisation.SumOfSquares ? "--normalise sumsq" : "--normalise meansq";
        if (step.Tilting == TiltFactor.Cosine) yield return "--cos-tilt on";
    }

    private static IEnumerable<string> Damage(DoseWeighting weighting)
    {
        yield return "--dose-at " + weighting.Moment.ToString().ToLowerInvariant();
        yield return weighting.Curve.BFactorPerDose is { } b ? Text($"--curve bfactor --b-per-dose {b}") : "--curve gg";
    }

    private static string Deconvolution(DeconvolutionStep step) => Text($"--preset {step.Preset} --strength {step.Strength} --falloff {step.FallOff} --highpass {step.HighPass}");

    private static string Quoted(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || "._-/+,@".Contains(c, StringComparison.Ordinal)) ? name : $"'{name}'";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
