using System.CommandLine;
using Thon.Correct;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary><c>thon dose</c>: the dose weighting alone, of the images of a series or of the frames of a movie.</summary>
internal static class DoseVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("dose", "weight the images of a series, or the frames of a movie, by their dose", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var work = new SeriesVerbOptions(command, "STACK", "tilt series: .mrc, .st, .ali or .mrcs", new("FILE", "the weighted stack, or the sum of the frames (required)"));
        var frames = new DoseFrames(command, work.Stack);
        var steps = new StepOptionSet();
        steps.Weighting.AddTo(command);
        foreach (Option option in (Option[])[steps.Pixels, steps.Also]) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            return frames.IsAsked(reader, parsed) ? frames.Run(shell, reader, work, steps) : Weight(shell, reader, parsed, work, steps);
        });
    }

    private static int Weight(Shell shell, OptionReader reader, ParseResult parsed, SeriesVerbOptions work, StepOptionSet steps)
    {
        var settings = work.Read(reader, parsed.GetValue(work.Stack) ?? "") with
        {
            Steps = new(CorrectionMode.None, steps.Weighting.Read(reader)),
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
    }
}
