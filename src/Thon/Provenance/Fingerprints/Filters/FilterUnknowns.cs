namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// What is not known of a deconvolved file, as one vector, every number about 1 in size: first what all sections share, then the rings of each section, then the level of each.
/// </summary>
internal static class FilterUnknowns
{
    /// <summary>Natural logarithm of the strongest ratio of the filter.</summary>
    public const int LogStrongest = 0;

    /// <summary>The fall of the filter, in <see cref="FallUnit"/>.</summary>
    public const int Fall = 1;

    /// <summary>The first of three that describe the specimen's own ratio of signal to noise: the logarithm at 33 A, its slope and its bend over the logarithm of frequency.</summary>
    public const int Specimen = 2;

    /// <summary>Natural logarithm of the power that no filter takes away.</summary>
    public const int Rest = 5;

    /// <summary>The phase of the amplitude contrast, radian.</summary>
    public const int Phase = 6;

    /// <summary>How many the sections share.</summary>
    public const int Shared = 7;

    /// <summary>Angstrom.</summary>
    public const double FallUnit = 100;

    /// <summary>Square angstrom; rings are one CTF in wavelength times defocus, about 400 A^2 for 2 um.</summary>
    public const double RingUnit = 200;

    /// <summary>The frequency at which the specimen's ratio is told, cycles/angstrom.</summary>
    public const double SpecimenAt = 0.03;
}
