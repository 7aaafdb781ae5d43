using System.CommandLine;
using Thon.Batch;

namespace Thon.Cli;

/// <summary><c>thon batch</c>: many series, side by side; a second run does only what is left.</summary>
internal static class BatchVerb
{
    private const int MostTasks = 1_000_000;

    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("batch", "do what thon run does for many series, and go on where it was interrupted", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var inputs = new Argument<string[]>("INPUT") { Description = "folders, which are searched for tilt series with all folders below; patterns with *, ? and **; stacks; lists of series, .csv, .star or .txt", Arity = ArgumentArity.ZeroOrMore };
        var task = new Option<string?>("--task") { HelpName = "N", Description = "work on one series of a batch that is planned already, counted from 0 in FOLDER/batch/plan.json; for schedulers" };
        var (batch, slurm, project, series) = (new BatchOptionSet(), new SlurmOptionSet(), new ProjectOption(), SeriesOptions());
        command.Add(inputs);
        command.Add(project.Option);
        batch.AddTo(command);
        command.Add(task);
        slurm.AddTo(command);
        foreach (var option in series.Options) command.Add(option);
        command.SetAction(parsed =>
        {
            var shared = SharedOptions.Of(parsed, project, series.Options);
            var reader = new OptionReader(shared.Parsed);
            string? followed = reader.Text(slurm.Follow);
            var options = batch.Read(reader, followed);
            string[] given = parsed.GetValue(inputs) ?? [];
            int? place = reader.Count(task, 0, MostTasks), submission = reader.Count(slurm.Submission, 1, MostTasks);
            if (place is null && followed is null && given.Length == 0 && reader.IsRight(task)) reader.RefuseUsage("no INPUT", "folders or stacks", "batch");
            if (followed is not null && given.Length > 0) reader.RefuseUsage("INPUT and --follow", "one of both", "batch");
            var settings = slurm.Read(reader, ToolCall.Words, options.Worker);
            var (engine, check) = (slurm.ReadEngine(reader), batch.ReadInputs(reader));
            reader.ThrowIfWrong();
            if (place is { } number) return submission is { } job ? BatchTask.Run(shell, job, number, options) : BatchTask.Run(shell, number, options);
            if (followed is not null) return BatchRun.Join(shell, options, slurm.ReadRetries(reader));
            var plan = BatchPlanning.Plan(shell, given, shared, new BatchFolder(options.Out)) with { Out = options.Out };
            var run = new BatchRun(shell, new(options.Out), plan);
            return engine switch
            {
                BatchEngine.Slurm => run.BySlurm(options, settings, check),
                BatchEngine.None => run.ByOthers(),
                _ => run.Here(options),
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
}
