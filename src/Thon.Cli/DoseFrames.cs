using System.CommandLine;
using Thon.Pipeline;
using Thon.Pipeline.Frames;

namespace Thon.Cli;

/// <summary>What <c>thon dose</c> takes in place of a tilt series: the frames of an aligned movie, to be summed.</summary>
internal sealed class DoseFrames
{
    private const string With = "--frames", Needed = "a STACK";

    private readonly Argument<string> _stack;
    private readonly Option<string?> _movie = new(With)
    {
        HelpName = "MOVIE",
        Description = "in place of a STACK: sum the frames of this aligned movie, weighted by dose, into one image; --dose is then that of a frame, --dose-file has a line for each frame, and options about tilts, norms and other stacks are refused",
    };

    /// <summary>Gives the verb this option, and makes its stack one that may be left away.</summary>
    /// <param name="command">The verb's command.</param>
    /// <param name="stack">Its stack.</param>
    public DoseFrames(Command command, Argument<string> stack)
    {
        _stack = stack;
        _stack.Arity = ArgumentArity.ZeroOrOne;
        command.Add(_movie);
    }

    /// <summary>Whether a movie was asked for, and not a stack; neither or both count as wrong.</summary>
    public bool IsAsked(OptionReader reader, ParseResult parsed)
    {
        bool stack = parsed.GetValue(_stack) is not null, movie = parsed.GetValue(_movie) is not null;
        if (stack == movie) reader.RefuseUsage(stack ? "--frames together with a STACK" : "no STACK", stack ? "one of them" : "STACK, or --frames MOVIE", "dose");
        return movie && !stack;
    }

    /// <summary>Reads the options, sums and writes.</summary>
    public int Run(Shell shell, OptionReader reader, SeriesVerbOptions work, StepOptionSet steps)
    {
        work.Metadata.RefuseOfTilts(reader, With, Needed);
        reader.RefuseIfGiven(steps.Also, With, Needed);
        var weighting = steps.Weighting.ReadOfFrames(reader, With, Needed);
        string movie = reader.Text(_movie) ?? "", file = work.RequireOut(reader);
        var settings = work.Read(reader, movie) with { Pixels = steps.ReadPixels(reader) };
        reader.ThrowIfWrong();
        using var input = FrameInput.Open(movie, settings.Metadata, weighting);
        shell.Out.WriteLine($"{movie}: {input.Movie.Count} {(input.Movie.Count == 1 ? "frame" : "frames")} of {input.Movie.Width} x {input.Movie.Height}");
        foreach (string line in RunLog.Values(input.Values)) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
        shell.Print(input.Findings);
        var (sum, findings) = ProgressDisplay.Run(shell, progress => FrameSumming.Run(input, settings, file, progress, shell.Cancellation));
        shell.Print(findings);
        SeriesPrinter.PrintWritten(shell, sum);
        return ExitCodes.Done;
    }
}
