namespace Thon.Batch.Slurm;

/// <summary>What SLURM says when a job is submitted or looked for.</summary>
public abstract record FoundJob;

/// <summary>There is this one.</summary>
/// <param name="Job">The job's number, as SLURM writes it.</param>
/// <param name="Cluster">The cluster it is on, where SLURM says one; null otherwise.</param>
public sealed record JobFound(string Job, string? Cluster = null) : FoundJob;

/// <summary>There is none now.</summary>
public sealed record NoJob : FoundJob;

/// <summary>SLURM did not answer, so nothing is known.</summary>
/// <param name="Why">What the command said.</param>
public sealed record NobodyAnswered(string Why) : FoundJob;
