using System.CommandLine;

namespace Thon.Cli;

/// <summary>The tool: parses, explains what could not be parsed, and runs a verb behind the guard.</summary>
internal static class Tool
{
    /// <summary>All verbs, in the order a user walks through them.</summary>
    private static readonly Verb[] Verbs =
    [
        CheckVerb.Verb,
        EstimateVerb.Verb,
        ReportVerb.Verb,
        InspectVerb.Verb,
        DoseVerb.Verb,
        CorrectVerb.Verb,
        DeconvolveVerb.Verb,
        RunVerb.Verb,
        BatchVerb.Verb,
        WatchVerb.Verb,
        LockVerb.Verb,
        VerifyVerb.Verb,
        SimulateVerb.Verb,
        ConvertVerb.Verb,
        HistoryVerb.Verb,
        ReplayVerb.Verb,
        DemoVerb.Verb,
    ];

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The command line, without the tool's own name.</param>
    /// <param name="shell">The terminal.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, Shell shell) => Guard.Run(shell, () =>
    {
        var root = Root(args, shell);
        if (args.Length == 0)
        {
            root.Parse("--help").Invoke(new InvocationConfiguration { Output = shell.Error });
            return ExitCodes.BadInput;
        }
        // A file may be called @something: no response files.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageErrors.Of(parsed) is { Count: > 0 } errors)
        {
            shell.Print(errors);
            return ExitCodes.BadInput;
        }
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    });

    private static RootCommand Root(string[] args, Shell shell)
    {
        var root = new RootCommand("CTF estimation, CTF correction and dose weighting of aligned cryo-ET tilt series, and deconvolution of volumes.\nthon VERB --help shows the options of a verb, with their units and defaults.") { HelpName = "thon" };
        foreach (var verb in Verbs)
        {
            var command = new Command(verb.Name, verb.Summary);
            if (args.Contains(verb.Name)) verb.Fill(command, shell);
            root.Add(command);
        }
        return root;
    }
}
