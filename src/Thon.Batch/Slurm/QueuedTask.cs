namespace Thon.Batch.Slurm;

/// <summary>A task of an array, as the queue lists it.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
/// <param name="State">SLURM's word for its state, such as <c>RUNNING</c> or <c>OUT_OF_MEMORY</c>.</param>
/// <param name="Node">Where it runs or ran; empty where it did not begin.</param>
public sealed record QueuedTask(int Index, string State, string Node)
{
    // Everything else, words of later versions included, may still give a result.
    private static readonly string[] Endings = ["BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "REVOKED", "TIMEOUT"];

    private static readonly string[] Waiting = ["PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT"];

    /// <summary>Whether it has ended and will not run again by itself; one that was put back into the queue has not.</summary>
    public bool HasEnded => Endings.Contains(State);

    /// <summary>Whether it waits to begin, be it for the first time or again.</summary>
    public bool Waits => Waiting.Contains(State);

    /// <summary>Whether somebody stopped it on purpose.</summary>
    public bool WasCancelled => State == "CANCELLED";
}
