namespace Thon.Findings;

/// <summary>What a finding means for the work.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Note,

    /// <summary>The work goes on, but somebody should look.</summary>
    Warning,

    /// <summary>The work cannot go on.</summary>
    Error,
}
