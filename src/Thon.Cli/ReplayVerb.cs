using System.CommandLine;
using Thon.Pipeline.Replay;

namespace Thon.Cli;

/// <summary><c>thon replay</c>: recomputes a file from its record and its inputs, and says whether it is the same, bit for bit.</summary>
internal static class ReplayVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("replay", "recompute a file from its record and compare bit for bit; no file is changed or made beside it", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "an image file, STAR file or .defocus file that thon wrote, with its record beside it" };
        var input = new Option<string[]>("--input") { HelpName = "STACK", Description = "where an input is now, whatever it is called; may be given several times (default: where it lay, or beside FILE)" };
        var skip = new Option<bool>("--skip-estimation") { Description = "leave the estimation away and compare the pixels alone" };
        var memory = new Option<string?>("--max-memory") { HelpName = "SIZE", Description = "memory that the deconvolution of a volume may take, such as 4G; the result does not depend on it (default: what is free, at most 80 % of what there is)" };
        var threads = new ThreadsOption();
        command.Add(file);
        foreach (Option option in (Option[])[input, skip, memory, threads.Option]) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var settings = new ReplaySettings
            {
                Inputs = reader.Texts(input),
                Estimation = reader.Given(skip) ? EstimationUse.Leave : EstimationUse.Repeat,
                MaxBytes = reader.Value(memory, MemorySize.Parse, MemorySize.Choices) ?? MemorySize.Usual,
                Threads = threads.Read(reader),
            };
            reader.ThrowIfWrong();
            return Replay(shell, parsed.GetRequiredValue(file), settings);
        });
    }

    private static int Replay(Shell shell, string file, ReplaySettings settings)
    {
        var result = ProgressDisplay.Run(shell, progress => JobRepetition.Run(file, settings, progress, shell.Cancellation));
        shell.Print(result.Findings);
        foreach (string line in ReplayLines.Of(result)) shell.Out.WriteLine(line);
        return result.Verdict switch { ReplayVerdict.BitIdentical => ExitCodes.Done, ReplayVerdict.OtherInstructionSet => ExitCodes.DoneInPart, _ => ExitCodes.Refused };
    }
}
