using System.CommandLine;
using Thon.Formats;

namespace Thon.Cli;

/// <summary><c>thon simulate</c>: a tilt series with known truth, as a microscope and an alignment would have left it.</summary>
internal static class SimulateVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("simulate", "make a tilt series whose defocus is known, to try things out on", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var run = new RunOptionSet("FOLDER", "folder for NAME.mrc, NAME.mrc.mdoc and NAME_truth.star; made where it is missing (required)");
        var options = new SimulateOptionSet();
        run.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var how = run.Read(reader);
            reader.Require(run.Out);
            var settings = options.Read(reader);
            reader.ThrowIfWrong();
            var files = SimulatedFiles.Write(shell, settings, how.Out!, how.Threads, how.Force ? Overwrite.Replace : Overwrite.Refuse);
            shell.Out.WriteLine($"{files.Stack}\n{files.Mdoc}\n{files.TruthStar}");
            return ExitCodes.Done;
        });
    }
}
