namespace Thon.Cli;

/// <summary>Whether a range includes zero.</summary>
internal enum ZeroIs
{
    /// <summary>Zero may be said.</summary>
    Allowed,

    /// <summary>Zero makes no sense.</summary>
    Refused,
}
