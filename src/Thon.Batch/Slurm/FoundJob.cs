namespace Thon.Batch.Slurm;

/// <summary>What SLURM says to the question which job a script has.</summary>
public abstract record FoundJob;

/// <summary>It has this one.</summary>
/// <param name="Job">The job's number, as SLURM writes it.</param>
public sealed record JobFound(string Job) : FoundJob;

/// <summary>It has none now.</summary>
public sealed record NoJob : FoundJob;

/// <summary>SLURM did not answer, so nothing is known.</summary>
/// <param name="Why">What the command said.</param>
public sealed record NobodyAnswered(string Why) : FoundJob;
