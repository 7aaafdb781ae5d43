namespace Thon.Batch.Local;

/// <summary>What an attempt is called in the ledger and in the logs.</summary>
public static class AttemptName
{
    /// <summary>That of this process: computer, process and, where it is one, the SLURM task, such as <c>node7 41205 slurm 318_12</c>.</summary>
    public static string Current { get; } = $"{Environment.MachineName} {Environment.ProcessId}{Task}";

    private static string Task => (Variable("SLURM_ARRAY_JOB_ID"), Variable("SLURM_ARRAY_TASK_ID")) is ({ } job, { } task) ? $" slurm {job}_{task}" : Variable("SLURM_JOB_ID") is { } single ? $" slurm {single}" : "";

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
