namespace Thon.Provenance.Fingerprints;

/// <summary>Whether a file looks like others.</summary>
public enum FingerprintAgreement
{
    /// <summary>Nothing differs by more than files of one data type do. What leaves no trace in a spectrum, as flipping phases, may differ all the same.</summary>
    Agrees,

    /// <summary>Something differs by more than usual, but not by so much that it must have been prepared in another way.</summary>
    Doubtful,

    /// <summary>It was prepared in another way.</summary>
    Differs,
}
