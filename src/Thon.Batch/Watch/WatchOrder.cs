using Thon.Batch.Planning;

namespace Thon.Batch.Watch;

/// <summary>What a watch is asked to do.</summary>
/// <param name="Folder">The folder of the batch, which results go into.</param>
/// <param name="Watched">Full path of the folder that stacks appear in.</param>
/// <param name="Request">What is stated about all series.</param>
/// <param name="Settings">How the folder is watched.</param>
public sealed record WatchOrder(BatchFolder Folder, string Watched, PlanRequest Request, WatchSettings Settings);
