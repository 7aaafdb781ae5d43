namespace Thon.Findings;

/// <summary>Input or options that no work can be done with. It carries every finding, so that a user mends all of them at once.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>An exception that carries the given findings.</summary>
    public BadInputException(FindingList findings)
        : base(string.Join(Environment.NewLine, findings)) => Findings = findings;

    /// <summary>An exception that carries one finding.</summary>
    public BadInputException(Finding finding)
        : this(FindingList.Of(finding)) { }

    /// <summary>What was found; at least one of them is an error.</summary>
    public FindingList Findings { get; }
}
