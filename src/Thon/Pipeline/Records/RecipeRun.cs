using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Pipeline.Deconvolution;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Pipeline.Records;

/// <summary>What a run does to make data of a recipe.</summary>
/// <param name="File">Where the recipe lies.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Steps">The steps of the run.</param>
/// <param name="Deconvolution">How what it wrote is deconvolved; null for not at all.</param>
/// <param name="Pixels">How the pixels of the last file are stored.</param>
public sealed record RecipeRun(string File, Recipe Recipe, ProcessingSteps Steps, DeconvolutionSettings? Deconvolution, MrcMode Pixels)
{
    /// <summary>How the run itself stores pixels: what is deconvolved after it is not rounded twice.</summary>
    public MrcMode PixelsOfRun => Deconvolution is null ? Pixels : MrcMode.Float32;

    /// <summary>Reads a recipe and finds out how a run makes such data.</summary>
    /// <exception cref="BadInputException">The recipe cannot be read, or no run makes such data; the finding then has the commands that do.</exception>
    public static RecipeRun Read(string file)
    {
        var recipe = RecipeFile.Read(file);
        var (preparation, deconvolution) = (recipe.Preparation, recipe.Preparation.Steps.OfType<DeconvolutionStep>().FirstOrDefault());
        var steps = RecordedSteps.ToSteps(preparation.Steps.Where(step => step != deconvolution)) ?? new(CorrectionMode.None, null);
        if (Objection(preparation, steps, deconvolution) is { } objection)
            throw new BadInputException(Finding.Error(
                "recipe-not-run", file, "steps", $"{recipe.Words}: {objection}", "a recipe of images that thon run makes", preparation.Steps.Any(step => step is DeclaredStep) ? "Lock the files again, each with its .thon.json beside it" : "What makes such data: " + InALine(RecipeCommand.Of(recipe, file))));
        return new(file, recipe, steps, deconvolution?.Settings, PixelWords.Read(preparation.Pixels)!.Value);
    }

    /// <summary>Refuses a series of another pixel size, before any work is done on it.</summary>
    /// <param name="stack">The stack's path.</param>
    /// <param name="pixelSize">The pixel size in use.</param>
    /// <exception cref="BadInputException">It is off by more than 0.1 %.</exception>
    public void RequirePixelSize(string stack, Units.Length pixelSize)
    {
        if (Recipe.Preparation.PixelSizeAngstroms is not { } expected || PreparationComparison.AreSame(expected, pixelSize.Angstroms)) return;
        var found = new FileEvidence(stack, default, "") { PixelSize = pixelSize };
        throw new BadInputException(Finding.Error(
            "recipe-pixel-size", stack, null, PreparationComparison.Angstroms(pixelSize.Angstroms), $"{PreparationComparison.Angstroms(expected)}, as in {File}, to 0.1 %",
            "If the header is wrong, state the right size with --pixel-size; else: " + InALine(RecipeCommand.Of(Recipe, File, found)[..1])));
    }

    /// <summary>Refuses stacks of which the steps do not make the data type of the recipe, such as images that were weighted before, before any work is done on them.</summary>
    /// <param name="input">The opened stacks.</param>
    /// <exception cref="BadInputException">There is one; every one is told.</exception>
    public void RequireState(SeriesInput input)
    {
        string[] stacks = [input.Stack.Name, .. input.Sisters.Select(sister => sister.Name)];
        FindingList.Of(stacks.Zip(input.DataTypes, (stack, type) => AgainstState(stack, type, ResultOf(type, input))).OfType<Finding>()).ThrowIfErrors();
    }

    private DataType ResultOf(DataType input, SeriesInput series)
    {
        var made = Steps.ResultOf(input, series.Metadata.Series);
        return Deconvolution is { } filter ? made.Then(filter.Step) : made;
    }

    private Finding? AgainstState(string stack, DataType before, DataType made) => made == Recipe.Preparation.DataType
        ? null
        : Finding.Error(
            "recipe-input-state", stack, "data type", $"'{before.Label}', of which the steps make '{made.Label}'", $"images of which they make '{Recipe.Preparation.DataType.Label}', as in {File}",
            "Give the stack that nothing was done to yet");

    /// <summary>What belongs to the recipe and was not asked for.</summary>
    /// <param name="also">The sister stacks that were given.</param>
    public FindingList Notes(IReadOnlyList<string> also) => Recipe.Halves == HalvesTreatment.Together && also.Count == 0
        ? FindingList.Of(Finding.Note("recipe-halves", File, "halves", "locked from halves that took the filters of the whole stack", null, "For halves, give the whole stack and --also EVN ODD"))
        : FindingList.Empty;

    private static string InALine(IEnumerable<string> commands) => string.Join("; ", commands.Select(line => line.TrimStart('#', ' ')));

    private static string? Objection(Preparation preparation, ProcessingSteps steps, DeconvolutionStep? deconvolution)
    {
        if (preparation.Subject == PreparedSubject.Volume) return "these are volumes";
        if (preparation.Steps.IsEmpty) return "nothing is done to raw images";
        if (preparation.Steps.FirstOrDefault(step => step is DeclaredStep) is { } declared) return $"the numbers of {declared.Label} are not known";
        if (preparation.Steps.OfType<FrameSumStep>().Any()) return "a run does not sum frames";
        if (PixelWords.Read(preparation.Pixels) is null) return $"a run does not store pixels as {preparation.Pixels}";
        // Of no pixel size, all low-passes are effective.
        var before = RecordedSteps.Of(steps, new(0));
        ProcessingStep[] after = deconvolution is null ? [] : [deconvolution];
        if (!before.Concat(after).SequenceEqual(preparation.Steps)) return "a run does these steps in another order";
        return deconvolution is null ? null : Objection(steps, deconvolution);
    }

    private static string? Objection(ProcessingSteps steps, DeconvolutionStep deconvolution)
    {
        if (deconvolution.Settings is null) return $"this version does not know the preset {deconvolution.Preset}";
        if (steps.IsEmpty) return "a run deconvolves only what it corrected or weighted";
        InputState? state = steps.Correction switch { CorrectionMode.Flip => InputState.Flipped, CorrectionMode.None => InputState.Raw, _ => null };
        return state == deconvolution.Input ? null : $"{CorrectionStep.WordOf(steps.Correction) ?? "no correction"} does not go with dividing by that of {InputStates.WordOf(deconvolution.Input)} images";
    }
}
