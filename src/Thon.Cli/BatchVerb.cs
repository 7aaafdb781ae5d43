using System.Collections.Immutable;
using System.CommandLine;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;

namespace Thon.Cli;

/// <summary><c>thon batch</c>: many series, side by side; a second run does only what is left.</summary>
internal static class BatchVerb
{
    private const int MostTasks = 1_000_000;

    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("batch", "do what thon run does for many series, and go on where it was interrupted", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var inputs = new Argument<string[]>("INPUT") { Description = "folders, which are searched for stacks with all folders below, and stacks", Arity = ArgumentArity.ZeroOrMore };
        var task = new Option<string?>("--task") { HelpName = "N", Description = "work on one series of a batch that is planned already, counted from 0 in FOLDER/batch/plan.json; for schedulers" };
        var batch = new BatchOptionSet();
        var series = SeriesOptions();
        command.Add(inputs);
        batch.AddTo(command);
        command.Add(task);
        foreach (var option in series.Options) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var options = batch.Read(reader);
            string[] given = parsed.GetValue(inputs) ?? [];
            int? place = reader.Count(task, 0, MostTasks);
            if (place is null && given.Length == 0 && reader.IsRight(task)) reader.RefuseUsage("no INPUT", "folders or stacks", "batch");
            reader.ThrowIfWrong();
            return place is { } number ? BatchTask.Run(shell, number, options) : Run(shell, given, SeriesWords.Of(parsed, series.Options), options);
        });
    }

    private static Command SeriesOptions()
    {
        var series = new Command("run");
        new MetadataOptionSet().AddTo(series);
        new SeriesJobOptionSet().AddTo(series);
        return series;
    }

    private static int Run(Shell shell, IEnumerable<string> inputs, ImmutableArray<string> words, BatchOptions options)
    {
        var folder = new BatchFolder(options.Out);
        var plan = FolderPlan.Of(inputs, words, folder);
        using var held = BatchLock.Take(folder);
        PlanFile.Write(folder, plan);
        var display = new BatchDisplay(shell, options.Worker.Clock, plan.Series.Length);
        var engine = new LocalEngine(folder, new(folder, series => SeriesJobReader.Read(series, folder), options.Worker), options.Budget);
        var ended = engine.Run(plan, display, shell.Cancellation);
        display.Close(ended);
        return ended.Any(one => one.Ending == SeriesEnding.Failed) ? ExitCodes.DoneInPart : ExitCodes.Done;
    }
}
