using System.CommandLine;
using Thon.Batch.Local;
using Thon.Batch.Slurm;
using Thon.Formats;

namespace Thon.Cli;

/// <summary>The options that say who works on the series of a batch, and how SLURM is used.</summary>
internal sealed class SlurmOptionSet
{
    private const int MostTasks = 1_000_000, MostCpus = 1024, MostRetries = 100;

    private static readonly NumberRange Seconds = new(0, 86400, "s", ZeroIs.Refused), Delay = new(0, 86400, "s");

    private readonly Option<string?> _engine = new("--engine") { HelpName = "local|slurm|none", Description = "who works: this process, array jobs of SLURM, or nobody yet, where another scheduler starts thon batch --task (default: local)" };
    private readonly Option<string?> _partition = new("--partition") { HelpName = "NAME", Description = "partition of SLURM (default: the cluster's)" };
    private readonly Option<string?> _time = new("--time") { HelpName = "TIME", Description = "the most a task may take, as SLURM writes it: 30, 2:00:00, 1-0 (default: the partition's)" };
    private readonly Option<string?> _cpus = new("--cpus-per-task") { HelpName = "N", Description = "cores and threads of a task (default: 4)" };
    private readonly Option<string?> _memory = new("--mem") { HelpName = "SIZE", Description = "memory of a task, as SLURM writes it: 8G, 900M (default: what the largest series needs)" };
    private readonly Option<string?> _limit = new("--array-limit") { HelpName = "N", Description = "the most tasks at the same time (default: the cluster's)" };
    private readonly Option<string?> _seriesPerTask = new("--series-per-task") { HelpName = "K", Description = "series a task works on one after the other (default: 1, more where the cluster takes no arrays so large)" };
    private readonly Option<string[]> _options = new("--sbatch-option") { HelpName = "OPTION", Description = "a further option for sbatch, such as --sbatch-option=--account=cryo; may be given several times" };
    private readonly Option<string?> _template = new("--slurm-template") { HelpName = "FILE", Description = "job script to use instead of ours, with {{array}} and {{command}} where they belong" };
    private readonly Option<string?> _thon = new("--task-command") { HelpName = "COMMAND", Description = "how a node calls thon, such as 'apptainer exec thon.sif thon' (default: as it was called here)" };
    private readonly Option<string?> _retries = new("--retries") { HelpName = "N", Description = "times a series is submitted again whose task ended without a result (default: 2)" };
    private readonly Option<string?> _poll = new("--poll") { HelpName = "SECONDS", Description = "time between two looks at the queue and the results (default: 10)" };
    private readonly Option<string?> _grace = new("--grace") { HelpName = "SECONDS", Description = "how long after a task has left the queue its result may take to be seen (default: 60)" };

    /// <summary>The folder of a batch that is to be followed.</summary>
    public Option<string?> Follow { get; } = new("--follow") { HelpName = "FOLDER", Description = "join a batch that works with SLURM, from any machine where SLURM is, with everything that was said when it was submitted" };

    /// <summary>The submission that a task belongs to.</summary>
    public Option<string?> Submission { get; } = new("--submission") { HelpName = "N", Description = "the submission that --task is a place in", Hidden = true };

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_engine, Follow, Submission, .. OfSlurm]) command.Add(option);
    }

    /// <summary>Who works.</summary>
    public BatchEngine ReadEngine(OptionReader reader) => reader.Value(_engine, ParseEngine, "local, slurm or none") ?? BatchEngine.Local;

    /// <summary>How SLURM is used.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="thon">How this process was called, as words of a shell.</param>
    /// <param name="worker">How each series is worked on; its tasks are told the same.</param>
    public SlurmSettings Read(OptionReader reader, string thon, WorkerSettings worker)
    {
        var usual = new SlurmSettings(reader.Text(_thon) ?? thon);
        return usual with
        {
            Partition = Word(reader, _partition),
            Time = Word(reader, _time),
            Cpus = reader.Count(_cpus, 1, MostCpus) ?? usual.Cpus,
            Memory = Word(reader, _memory),
            ArrayLimit = reader.Count(_limit, 1, MostTasks),
            SeriesPerTask = reader.Count(_seriesPerTask, 1, MostTasks) ?? usual.SeriesPerTask,
            Options = [.. reader.Texts(_options)],
            TaskOptions = [.. TaskOptions(worker)],
            Template = reader.Read(_template, JobTemplate.Read),
            Retries = ReadRetries(reader) ?? usual.Retries,
            Poll = Time(reader, _poll, Seconds) ?? usual.Poll,
            Grace = Time(reader, _grace, Delay) ?? usual.Grace,
        };
    }

    /// <summary>How many times a series may be submitted again; null where nobody said it.</summary>
    public int? ReadRetries(OptionReader reader) => reader.Count(_retries, 0, MostRetries);

    private Option[] OfSlurm => [_partition, _time, _cpus, _memory, _limit, _seriesPerTask, _options, _template, _thon, _retries, _poll, _grace];

    private static IEnumerable<string> TaskOptions(WorkerSettings worker)
    {
        if (worker.Overwrite == Overwrite.Replace) yield return "--force";
        if (worker.Inputs == InputCheck.Quick) yield return "--inputs=quick";
    }

    private static BatchEngine? ParseEngine(string word) => word switch
    {
        "local" => BatchEngine.Local,
        "slurm" => BatchEngine.Slurm,
        "none" => BatchEngine.None,
        _ => null,
    };

    // They stand in a line of the job script by themselves.
    private static string? Word(OptionReader reader, Option<string?> option) =>
        reader.ReadAs(option, text => text.All(letter => char.IsAsciiLetterOrDigit(letter) || ".,:+-_".Contains(letter, StringComparison.Ordinal)) ? text : null, "letters, digits and .,:+-_");

    private static TimeSpan? Time(OptionReader reader, Option<string?> option, NumberRange range) =>
        reader.Number(option, range) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
