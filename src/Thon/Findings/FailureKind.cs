namespace Thon.Findings;

/// <summary>What kind of thing kept work from being done.</summary>
public enum FailureKind
{
    /// <summary>Input or options that do not serve, or an output that cannot be written.</summary>
    BadInput,

    /// <summary>The system: a file that cannot be read or written, memory that does not suffice.</summary>
    System,

    /// <summary>The user, or whoever runs the program, stopped it.</summary>
    Cancelled,

    /// <summary>A defect of the program.</summary>
    Defect,
}
