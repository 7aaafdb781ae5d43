namespace Thon.Cli;

/// <summary>Who works on the series of a batch.</summary>
internal enum BatchEngine
{
    /// <summary>This process.</summary>
    Local,

    /// <summary>Array jobs of SLURM.</summary>
    Slurm,

    /// <summary>Nobody yet: the plan is written, and another scheduler starts a task for each series.</summary>
    None,
}
