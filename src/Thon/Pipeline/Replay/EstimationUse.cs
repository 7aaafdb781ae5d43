namespace Thon.Pipeline.Replay;

/// <summary>What a replay does about the estimation of a job.</summary>
public enum EstimationUse
{
    /// <summary>It is repeated, and its numbers are compared with those of the record.</summary>
    Repeat,

    /// <summary>It is left away; the images are recomputed with the numbers of the record.</summary>
    Leave,
}
