using System.CommandLine;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Text;
using Thon.Pipeline;
using Thon.Pipeline.Records;
using Thon.Provenance;

namespace Thon.Cli;

/// <summary><c>thon lock</c>: the data type of training data, to the last number, as a recipe.</summary>
internal static class LockVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("lock", "lock the data type of training data into a recipe that later data must match", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var files = new Argument<string[]>("FILE") { Description = "stacks or volumes of one data type: MRC or TIFF", Arity = ArgumentArity.OneOrMore };
        var run = new RunOptionSet("FILE", "the recipe, a JSON file; its folder is made where it is missing (required)");
        var evidence = new EvidenceOptionSet();
        command.Add(files);
        run.AddTo(command);
        evidence.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var how = run.Read(reader);
            reader.Require(run.Out);
            var settings = evidence.Read(reader, how.Threads);
            reader.ThrowIfWrong();
            return Lock(shell, parsed.GetRequiredValue(files), how.Out!, settings, how.Force ? Overwrite.Replace : Overwrite.Refuse);
        });
    }

    private static int Lock(Shell shell, string[] files, string recipeFile, EvidenceSettings settings, Overwrite overwrite)
    {
        OutputNames.Claim([recipeFile], overwrite, files.Where(File.Exists));
        string[] once = [.. files.DistinctBy(OutputNames.Real)];
        shell.Print(FindingList.Of(files.GroupBy(OutputNames.Real).Where(same => same.Count() > 1).Select(same => Twice(same.First(), same.Count()))));
        var evidence = EvidenceDisplay.ReadAlike(shell, once, settings);
        var (recipe, findings) = DataTypeLock.Lock(evidence);
        if (recipe is null) throw new BadInputException(findings);
        shell.Print(findings);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(recipeFile))!);
        OutputNames.Claim([recipeFile], overwrite, files);
        TextLines.WriteText(recipeFile, RecipeFile.Encode(recipe));
        foreach (string line in Lines(recipe, evidence)) shell.Out.WriteLine(line);
        shell.Out.WriteLine("wrote " + recipeFile);
        return ExitCodes.Done;
    }

    private static Finding Twice(string file, int times) => Finding.Note("lock-twice", file, null, $"given {times} times", null, "It was locked once");

    private static IEnumerable<string> Lines(Recipe recipe, IReadOnlyList<FileEvidence> evidence)
    {
        var preparation = recipe.Preparation;
        yield return $"data type: {preparation.DataType.Label}";
        yield return $"  {EvidenceDisplay.Facts(preparation)}";
        foreach (var step in preparation.Steps.Where(step => step.Traits.Any()))
            yield return $"  {step.Label}: {string.Join(", ", step.Traits.Select(trait => $"{trait.Name} {trait.Value}"))}";
        if (recipe.Halves != HalvesTreatment.None) yield return "  halves: " + (recipe.Halves == HalvesTreatment.Together ? "with the filters of the whole stack" : "each with filters of its own");
        foreach (var file in evidence) yield return $"{file.File}: known by its {EvidenceDisplay.Word(file.KnownBy!.Value)}{(file is { Sidecar: null, RecordNamed: not null } ? $"; its record, {Sidecar.PathOf(file.Name)}, is missing" : "")}{(file.Fingerprint is null ? ", without a fingerprint" : "")}";
    }
}
