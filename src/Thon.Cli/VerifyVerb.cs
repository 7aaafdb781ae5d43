using System.CommandLine;
using Thon.Formats;
using Thon.Pipeline.Records;
using Thon.Provenance;

namespace Thon.Cli;

/// <summary><c>thon verify</c>: whether files are of the data type of a recipe.</summary>
internal static class VerifyVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("verify", "tell whether data are of the data type of a recipe, and how to prepare them if not", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var files = new Argument<string[]>("FILE") { Description = "stacks or volumes: MRC or TIFF", Arity = ArgumentArity.OneOrMore };
        var recipe = new Option<string?>("--recipe") { HelpName = "FILE", Description = "recipe of thon lock (required)" };
        var json = new Option<string?>("--json") { HelpName = "FILE|-", Description = "write the answer as JSON too; - for standard output, which then has nothing else" };
        var run = new RunOptionSet("FILE", "");
        var evidence = new EvidenceOptionSet();
        command.Add(files);
        foreach (Option option in (Option[])[recipe, json, run.Threads.Option, run.Force]) command.Add(option);
        evidence.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            reader.Require(recipe);
            var target = JsonTarget.Of(reader.Text(json), reader.Given(run.Force) ? Overwrite.Replace : Overwrite.Refuse);
            var settings = evidence.Read(reader, run.Threads.Read(reader));
            var locked = reader.Read(recipe, RecipeFile.Read);
            reader.ThrowIfWrong();
            return Verify(shell, parsed.GetRequiredValue(files), parsed.GetValue(recipe)!, locked!, settings, target);
        });
    }

    private static int Verify(Shell shell, string[] files, string recipeFile, Recipe recipe, EvidenceSettings settings, JsonTarget? target)
    {
        target?.Claim([recipeFile, .. files.Where(File.Exists)]);
        settings = settings with { SubjectElse = recipe.Preparation.Subject, Fingerprint = FingerprintNeed.WithoutRecord };
        VerifiedFile[] results = [.. EvidenceDisplay.ReadEach(shell, files, settings).Select(file => Of(shell, file, recipe, recipeFile))];
        if (target is not { IsStandardOutput: true })
            foreach (string line in results.SelectMany(VerificationPrinter.Lines)) shell.Out.WriteLine(line);
        int code = results.Max(ExitCode);
        target?.Write(shell, VerificationJson.Encode(recipeFile, results, code), [recipeFile, .. files]);
        return code;
    }

    // A file that cannot be read does not keep the others from being judged.
    private static VerifiedFile Of(Shell shell, FileReading<FileEvidence> file, Recipe recipe, string recipeFile)
    {
        // What speaks against a file's record is part of its verdict.
        shell.Print(file.Result is { } known ? Findings.FindingList.Of(known.Findings.Where(finding => finding.Severity != Findings.Severity.Error)) : file.Errors);
        return new(file.File, file.Result is { } found ? DataTypeLock.Verify(recipe, recipeFile, found) : null, file.Errors);
    }

    private static int ExitCode(VerifiedFile file) => file.Verification?.Verdict switch
    {
        null => ExitCodes.BadInput,
        Verdict.Matches => ExitCodes.Done,
        Verdict.Uncertain => ExitCodes.DoneInPart,
        _ => ExitCodes.Refused,
    };
}
