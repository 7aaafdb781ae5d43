namespace Thon.Pipeline;

/// <summary>What a run writes for people to look at.</summary>
public enum ReportOutput
{
    /// <summary>Nothing besides the log.</summary>
    None,

    /// <summary>A page with every fit.</summary>
    Page,
}
