using System.CommandLine;
using Thon.Batch;
using Thon.Batch.Planning;
using Thon.Batch.Slurm;
using Thon.Batch.Watch;
using Thon.Findings;

namespace Thon.Cli;

/// <summary><c>thon watch</c>: series are processed as they come from the microscope.</summary>
internal static class WatchVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("watch", "do what thon run does for every series that appears in a folder, as soon as it is complete", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var watched = new Argument<string>("FOLDER") { Description = "folder that series appear in, with all folders below: stacks with an mdoc or a list of tilt angles beside them" };
        var (watch, batch, project) = (new WatchOptionSet(), new BatchOptionSet(), new ProjectOption());
        var (metadata, job) = (new MetadataOptionSet(), new SeriesJobOptionSet());
        var series = new Command("run");
        metadata.AddTo(series);
        job.AddTo(series);
        command.Add(watched);
        watch.AddTo(command);
        batch.AddTo(command);
        command.Add(project.Option);
        foreach (var option in series.Options) command.Add(option);
        command.SetAction(parsed =>
        {
            var shared = SharedOptions.Of(parsed, project, series.Options);
            var reader = new OptionReader(shared.Parsed);
            var (options, settings, stated) = (batch.Read(reader), watch.Read(reader), metadata.Read(reader));
            job.Read(reader, new("", stated), options.Out);
            reader.ThrowIfWrong();
            var request = new PlanRequest([], options.Out, shared.OfRun) { Typed = shared.Typed, Project = shared.Project, Stated = stated, Command = "thon watch" };
            shell.Print(shared.Notes);
            return Run(shell, new(new(options.Out), Watched(parsed.GetRequiredValue(watched)), request, settings), options);
        });
    }

    // Later it may go and come back; at first it is more likely that its name is wrong.
    private static string Watched(string folder) => Directory.Exists(folder)
        ? Path.GetFullPath(folder)
        : throw new BadInputException(Finding.Error("folder-not-found", folder, null, "there is no such folder", "the folder that series appear in", "Check the path, or make the folder"));

    private static int Run(Shell shell, WatchOrder order, BatchOptions options)
    {
        using var held = BatchLock.Take(order.Folder);
        OpenSubmission.RefuseIfAtWork(order.Folder, new SlurmCommands(), shell.Cancellation);
        shell.Out.WriteLine($"watching {order.Watched}; Ctrl-C ends it, and what is done stays done");
        shell.Out.Flush();
        var clock = options.Worker.Clock;
        var watch = new FolderWatch(order, new(order.Folder, Job, options.Worker), options.Budget, Job, clock);
        var end = watch.Run(new WatchDisplay(shell, clock), shell.Cancellation);
        BatchTable.Print(shell, order.Folder, end.Entries);
        shell.Print(end.Refused.AddRange(end.Lacking));
        return end.IsGood ? ExitCodes.Done : ExitCodes.DoneInPart;

        Pipeline.SeriesJob Job(PlannedSeries series) => SeriesJobReader.Read(series, order.Folder);
    }
}
