namespace Thon.Pipeline.Records;

/// <summary>When the fingerprint of a file is taken.</summary>
public enum FingerprintNeed
{
    /// <summary>Always, as for locking.</summary>
    Always,

    /// <summary>Where no record tells every number, as for verifying.</summary>
    WithoutRecord,
}
