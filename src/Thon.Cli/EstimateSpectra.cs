using System.CommandLine;
using Thon.Findings;
using Thon.Pipeline;
using Thon.Pipeline.Spectra;
using Thon.Units;

namespace Thon.Cli;

/// <summary>What <c>thon estimate</c> takes in place of images: ready power spectra, as images or in a Warp file.</summary>
internal sealed class EstimateSpectra
{
    private const string Name = "estimate";

    private readonly Argument<string> _stack;
    private readonly Option<bool> _spectrum = new("--spectrum")
    {
        Description = "STACK holds ready power spectra, centred, amplitude or power, such as RELION's _PS.mrc; --pixel-size is then that of the images they are of",
    };

    private readonly Option<string?> _warp = new("--from-warp")
    {
        HelpName = "XML",
        Description = "fit the one-dimensional power spectra in the XML file of a Warp tilt series, in place of a STACK",
    };

    /// <summary>Gives the verb these options, and makes its stack one that may be left away.</summary>
    /// <param name="command">The verb's command.</param>
    /// <param name="stack">Its stack.</param>
    public EstimateSpectra(Command command, Argument<string> stack)
    {
        _stack = stack;
        _stack.Arity = ArgumentArity.ZeroOrOne;
        command.Add(_spectrum);
        command.Add(_warp);
    }

    /// <summary>The path of what is to be worked on; neither or too much counts as wrong.</summary>
    public string PathOf(OptionReader reader, ParseResult parsed)
    {
        string? stack = parsed.GetValue(_stack), warp = reader.Text(_warp);
        if (stack is null && warp is null) reader.RefuseUsage("no STACK", "STACK, or --from-warp XML", Name);
        if (warp is not null && (stack is not null || parsed.GetValue(_spectrum))) reader.RefuseUsage("--from-warp together with a STACK or --spectrum", "one of them", Name);
        return warp ?? stack ?? "";
    }

    /// <summary>Whether ready spectra are given in place of images.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_warp) is not null || parsed.GetValue(_spectrum);

    /// <summary>The spectra that were asked for, or null where images were.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">What it says.</param>
    /// <param name="phase">The phase it states, or null where it states none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The spectra do not serve.</exception>
    public SpectraInput? Open(ParseResult parsed, PreprocessSettings settings, Angle? phase, CancellationToken cancellation)
    {
        if (parsed.GetValue(_warp) is not null) return WarpSpectra.Open(settings, phase);
        return parsed.GetValue(_spectrum) ? SpectrumFile.Open(settings, cancellation) : null;
    }

    /// <summary>Fits, prints and writes.</summary>
    public static int Run(Shell shell, SpectraInput input, PreprocessSettings settings, string folder)
    {
        shell.Out.WriteLine($"{input.Source}: {input.Spectra.Length} power {(input.Spectra.Length == 1 ? "spectrum" : "spectra")}");
        foreach (string line in RunLog.Values(input.Values)) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
        shell.Print(input.Findings);
        var result = ProgressDisplay.Run(shell, progress => SpectrumEstimation.Run(input, settings, folder, progress, shell.Cancellation));
        foreach (string line in TiltTable.Lines(result.Series)) shell.Out.WriteLine(line);
        SeriesPrinter.PrintResult(shell, result);
        return ExitCodes.Done;
    }
}
