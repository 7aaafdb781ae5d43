namespace Thon.Cli;

/// <summary>What the tool's exit status says.</summary>
internal static class ExitCodes
{
    /// <summary>Done; warnings may have been printed.</summary>
    public const int Done = 0;

    /// <summary>Done in part: some series of a batch failed, a check found warnings, or a verification is uncertain.</summary>
    public const int DoneInPart = 1;

    /// <summary>Bad input, bad options, or a disk or memory that did not suffice; no output appeared under its final name.</summary>
    public const int BadInput = 2;

    /// <summary>Refused: data do not match what they are verified against.</summary>
    public const int Refused = 3;

    /// <summary>A defect of the tool itself; the number sysexits.h gives to internal errors.</summary>
    public const int Defect = 70;

    /// <summary>Cancelled by Ctrl-C or a request to terminate; the number shells give to an interrupted command.</summary>
    public const int Cancelled = 130;
}
