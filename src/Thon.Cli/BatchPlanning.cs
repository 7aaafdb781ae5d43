using Thon.Batch;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Makes the plan of a batch of what was typed and what the project file says.</summary>
internal static class BatchPlanning
{
    /// <summary>The plan; what was passed over and overridden is printed.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="inputs">Folders, patterns, stacks and lists.</param>
    /// <param name="shared">The options.</param>
    /// <param name="folder">The folder of the batch, as it was said.</param>
    /// <exception cref="BadInputException">An input, a list or an option does not serve.</exception>
    public static BatchPlan Plan(Shell shell, IEnumerable<string> inputs, SharedOptions shared, BatchFolder folder)
    {
        string[] given = [.. inputs];
        FindingList.Of(given.Where(IsOption).Select(input => Unknown(input, shared))).ThrowIfErrors();
        var planned = BatchPlanner.Plan(new([.. given], folder.Out, shared.OfRun)
        {
            Typed = shared.Typed,
            Project = shared.Project,
            // Of options that are wrong for all series one hears before any is looked for.
            Stated = SeriesJobReader.Read(new("series", "series", shared.Words), folder).Settings.Metadata,
            Check = series => Objections(series, folder),
            Command = "thon " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(SeriesVerbOptions.Quoted)),
        });
        planned.Findings.ThrowIfErrors();
        if (planned.Plan.Series.IsEmpty) throw new BadInputException(planned.Findings.Add(NoSeries));
        shell.Print(shared.Notes.AddRange(planned.Findings));
        return planned.Plan;
    }

    // An empty batch would put an empty summary in place of that of the one before.
    private static Finding NoSeries { get; } = Finding.Error("batch-no-series", null, "INPUT", "nothing that is a tilt series", "folders with stacks, patterns, stacks or lists", "Metadata files are found beside their stack: give that, or its folder");

    // A verb that takes any number of inputs takes a misspelt option for one.
    private static bool IsOption(string input) => input.StartsWith('-') && !Path.Exists(input);

    private static Finding Unknown(string input, SharedOptions shared)
    {
        var known = shared.Parsed.CommandResult.Command.Options.Select(option => option.Name);
        return Finding.Error("usage", null, "command line", $"thon batch knows no option '{input}'", null, Suggestion.Nearest(input.Split('=')[0], known) is { } near ? $"Did you mean {near}?" : "See thon batch --help; a file of this name is given as ./NAME");
    }

    private static FindingList Objections(PlannedSeries series, BatchFolder folder)
    {
        try
        {
            SeriesJobReader.Read(series, folder);
            return FindingList.Empty;
        }
        catch (BadInputException bad)
        {
            return bad.Findings;
        }
    }
}
