namespace Thon.Pipeline.Replay;

/// <summary>What came of a replay.</summary>
public enum ReplayVerdict
{
    /// <summary>Every bit is as it was recorded and as it is in the file.</summary>
    BitIdentical,

    /// <summary>It differs by no more than another instruction set explains, for which the same bits are not promised.</summary>
    OtherInstructionSet,

    /// <summary>It differs.</summary>
    Differs,
}
