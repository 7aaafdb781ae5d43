using Thon.Units;

namespace Thon.Estimate.Search;

/// <summary>The equally spaced defoci of a global search.</summary>
/// <param name="First">The lowest one, angstrom.</param>
/// <param name="Step">From one to the next, angstrom.</param>
/// <param name="Count">How many there are; the last one is the highest searched or beyond.</param>
internal readonly record struct DefocusGrid(double First, double Step, int Count)
{
    // One step turns the rings' phase by this much at the finest spacing used, radian.
    private const double PhaseStep = 0.5;

    /// <summary>The defoci for some settings.</summary>
    /// <param name="settings">The range searched.</param>
    /// <param name="wavelength">Wavelength of the electrons.</param>
    /// <param name="finest">Finest frequency the search uses, cycles/angstrom.</param>
    public static DefocusGrid Of(EstimationSettings settings, Length wavelength, double finest) =>
        Between(settings.LowestDefocus.Angstroms, settings.HighestDefocus.Angstroms, wavelength, finest);

    /// <summary>The defoci of a range.</summary>
    /// <param name="lowest">The lowest one, angstrom.</param>
    /// <param name="highest">The highest one, angstrom.</param>
    /// <param name="wavelength">Wavelength of the electrons.</param>
    /// <param name="finest">Finest frequency the search uses, cycles/angstrom.</param>
    public static DefocusGrid Between(double lowest, double highest, Length wavelength, double finest)
    {
        double step = PhaseStep / (2 * Math.PI * wavelength.Angstroms * finest * finest);
        return new(lowest, step, (int)Math.Ceiling((highest - lowest) / step) + 1);
    }
}
