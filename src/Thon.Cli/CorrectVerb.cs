using System.CommandLine;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary><c>thon correct</c>: the CTF correction alone, with defoci from a file.</summary>
internal static class CorrectVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("correct", "correct the CTF of a series whose defoci are known", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var work = new SeriesVerbOptions(command, "STACK", "tilt series: .mrc, .st, .ali or .mrcs", new("FILE", "the corrected stack (required)"));
        var ctf = new Option<string?>("--ctf") { HelpName = "FILE", Description = "the defocus of every tilt: a STAR file, an IMOD .defocus file or a CTFFIND table (required)" };
        var steps = new StepOptionSet();
        var alignment = new AlignmentOptionSet();
        foreach (Option option in (Option[])[ctf, steps.Mode]) command.Add(option);
        steps.Filter.AddTo(command);
        alignment.AddTo(command);
        foreach (Option option in (Option[])[steps.Pixels, steps.Also]) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            reader.Require(ctf);
            var settings = work.Read(reader, parsed);
            settings = settings with
            {
                Metadata = alignment.Read(reader, settings.Metadata) with { Ctf = reader.Text(ctf) },
                Steps = steps.ReadCorrection(reader),
                Pixels = steps.ReadPixels(reader),
                Also = reader.Texts(steps.Also),
            };
            string file = work.RequireOut(reader);
            reader.ThrowIfWrong();
            using var input = SeriesInput.OpenForProcess(settings);
            SeriesPrinter.PrintInput(shell, input);
            SeriesPrinter.PrintSteps(shell, input, settings.Steps);
            var result = ProgressDisplay.Run(shell, progress => SingleSteps.Process(input, settings, file, progress, shell.Cancellation));
            SeriesPrinter.PrintResult(shell, result);
            return ExitCodes.Done;
        });
    }
}
