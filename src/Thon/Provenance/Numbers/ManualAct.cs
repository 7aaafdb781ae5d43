namespace Thon.Provenance.Numbers;

/// <summary>What a person did to the fits of a series.</summary>
public enum ManualAct
{
    /// <summary>Set the numbers of a tilt.</summary>
    Set,

    /// <summary>Set the defocus of a tilt from a ring.</summary>
    Ring,

    /// <summary>Had a tilt fitted anew from where it was.</summary>
    Refit,

    /// <summary>Had the series fitted anew from where it was.</summary>
    RefitSeries,

    /// <summary>Left a tilt out.</summary>
    Exclude,

    /// <summary>Took a tilt that was left out in again.</summary>
    Include,
}
