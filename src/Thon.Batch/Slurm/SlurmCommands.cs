using System.Globalization;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>SLURM by its own commands: sbatch, squeue and scontrol.</summary>
public sealed class SlurmCommands : ISlurm
{
    // A controller that is down is noticed by the commands themselves after 10 to 20 seconds; a busy one takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // What sbatch says where the controller is down, restarting or overrun.
    private static readonly string[] Silences = ["Unable to contact", "timed out", "Connection refused", "connect failure", "standby mode", "Zero Bytes were transmitted", "temporarily unable"];

    /// <inheritdoc/>
    public int? LargestArray =>
        ProgramRun.Run("scontrol", ["show", "config"], Patience, CancellationToken.None).Out.Split('\n')
            .Select(line => line.Split('=', StringSplitOptions.TrimEntries))
            .Where(parts => parts is ["MaxArraySize", _])
            .Select(parts => int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0 ? size : (int?)null)
            .FirstOrDefault();

    /// <inheritdoc/>
    public FoundJob Submit(string script, string? name)
    {
        // Not to be cancelled: who leaves now must know the number of the job.
        var run = ProgramRun.Run("sbatch", ["--parsable", .. name is null ? (string[])[] : ["--job-name=" + name], script], Patience, CancellationToken.None);
        // "17", or "17;cluster" where there are several clusters.
        string[] parts = run.Out.Trim().Split(';');
        if (run.Succeeded && parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit)) return new JobFound(parts[0], parts is [_, { Length: > 0 } cluster] ? cluster : null);
        if (run.ExitCode is null || Silences.Any(words => run.Error.Contains(words, StringComparison.OrdinalIgnoreCase))) return new NobodyAnswered(run.Complaint);
        throw new BadInputException(Finding.Error("sbatch-refused", script, null, run.Complaint, "a job that SLURM takes", "Change the options of SLURM, such as --partition, --time, --mem or --sbatch-option"));
    }

    /// <inheritdoc/>
    public QueueAnswer Ask(string job, string? cluster, CancellationToken cancellation)
    {
        var run = ProgramRun.Run("squeue", ["--noheader", "--array", "--states=all", "--jobs=" + job, .. cluster is null ? (string[])[] : ["--clusters=" + cluster], "--format=" + QueueText.Format], Patience, cancellation);
        if (run.Succeeded) return QueueText.Tasks(run.Out) is { Length: > 0 } tasks ? new QueueListed(tasks) : new QueueForgotten();
        return run.Error.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase) ? new QueueForgotten() : new QueueSilent(run.Complaint);
    }

    /// <inheritdoc/>
    public FoundJob Find(string script, string? name, CancellationToken cancellation)
    {
        var run = ProgramRun.Run("squeue", ["--noheader", "--states=all", name is null ? "--user=" + Environment.UserName : "--name=" + name, "--format=%F|%o"], Patience, cancellation);
        if (!run.Succeeded) return new NobodyAnswered(run.Complaint);
        string? line = run.Out.Split('\n').FirstOrDefault(line => name is null ? line.EndsWith("|" + script, StringComparison.Ordinal) : line.Contains('|'));
        return line is null ? new NoJob() : new JobFound(line.Split('|')[0].Trim());
    }
}
