namespace Thon.Report.Charts;

/// <summary>What the numbers of an axis are.</summary>
public enum ChartAxisKind
{
    /// <summary>Numbers.</summary>
    Plain,

    /// <summary>Spatial frequencies in cycles/angstrom; the spacings in angstrom stand above.</summary>
    Frequency,
}
