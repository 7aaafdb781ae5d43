using System.Collections.Immutable;
using System.CommandLine;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Batch.Slurm;
using Thon.Batch.Summary;

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
        var slurm = new SlurmOptionSet();
        var series = SeriesOptions();
        command.Add(inputs);
        batch.AddTo(command);
        command.Add(task);
        slurm.AddTo(command);
        foreach (var option in series.Options) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            string? followed = reader.Text(slurm.Follow);
            var options = batch.Read(reader, followed);
            string[] given = parsed.GetValue(inputs) ?? [];
            int? place = reader.Count(task, 0, MostTasks), submission = reader.Count(slurm.Submission, 1, MostTasks);
            if (place is null && followed is null && given.Length == 0 && reader.IsRight(task)) reader.RefuseUsage("no INPUT", "folders or stacks", "batch");
            if (followed is not null && given.Length > 0) reader.RefuseUsage("INPUT and --follow", "one of both", "batch");
            var settings = slurm.Read(reader, ToolCall.Words, options.Worker);
            var engine = slurm.ReadEngine(reader);
            var inputsStated = batch.ReadInputs(reader);
            reader.ThrowIfWrong();
            if (place is { } number) return submission is { } job ? BatchTask.Run(shell, job, number, options) : BatchTask.Run(shell, number, options);
            if (followed is not null) return Join(shell, options);
            return Run(shell, given, SeriesWords.Of(parsed, series.Options), options, Work(engine));

            Func<BatchFolder, BatchPlan, ImmutableArray<SeriesEnded>> Work(BatchEngine engine) => engine switch
            {
                BatchEngine.Slurm => (_, plan) => new SlurmBatch(shell, options).Run(plan, settings, inputsStated),
                BatchEngine.None => (folder, plan) => PlanOnly(shell, folder, plan),
                _ => (folder, plan) => RunHere(shell, folder, plan, options),
            };
        });
    }

    private static Command SeriesOptions()
    {
        var series = new Command("run");
        new MetadataOptionSet().AddTo(series);
        new SeriesJobOptionSet().AddTo(series);
        return series;
    }

    private static int Run(Shell shell, IEnumerable<string> inputs, ImmutableArray<string> words, BatchOptions options, Func<BatchFolder, BatchPlan, ImmutableArray<SeriesEnded>> work)
    {
        var folder = new BatchFolder(options.Out);
        var plan = FolderPlan.Of(inputs, words, folder);
        using var held = BatchLock.Take(folder);
        return Close(shell, folder, plan, work(folder, plan));
    }

    private static int Join(Shell shell, BatchOptions options)
    {
        var folder = new BatchFolder(Path.GetFullPath(options.Out));
        var plan = PlanFile.Read(folder);
        using var held = BatchLock.Take(folder);
        Environment.CurrentDirectory = plan.WorkingFolder;
        folder = folder.As(plan.Out);
        return Close(shell, folder, plan, new SlurmBatch(shell, options).Join(folder, plan));
    }

    private static ImmutableArray<SeriesEnded> RunHere(Shell shell, BatchFolder folder, BatchPlan plan, BatchOptions options)
    {
        OpenSubmission.RefuseIfAtWork(folder, new SlurmCommands(), shell.Cancellation);
        PlanFile.Write(folder, plan);
        var engine = new LocalEngine(folder, new(folder, series => SeriesJobReader.Read(series, folder), options.Worker), options.Budget);
        return engine.Run(plan, new BatchDisplay(shell, options.Worker.Clock, plan.Series.Length), shell.Cancellation);
    }

    private static ImmutableArray<SeriesEnded> PlanOnly(Shell shell, BatchFolder folder, BatchPlan plan)
    {
        OpenSubmission.RefuseIfAtWork(folder, new SlurmCommands(), shell.Cancellation);
        PlanFile.Write(folder, plan);
        shell.Out.WriteLine($"wrote {folder.Plan}: thon batch --task N --out {folder.Out} for N from 0 to {plan.Series.Length - 1}, then this command without --engine none");
        return [];
    }

    private static int Close(Shell shell, BatchFolder folder, BatchPlan plan, ImmutableArray<SeriesEnded> ended)
    {
        if (ended.IsEmpty) return ExitCodes.Done;
        shell.Print(new BatchSummary(folder).Write(plan, new SeriesLedger(folder)).Findings);
        BatchTable.Print(shell, folder, [.. ended.Select(one => one.Entry)]);
        return ended.Any(one => one.Ending == SeriesEnding.Failed) ? ExitCodes.DoneInPart : ExitCodes.Done;
    }
}
