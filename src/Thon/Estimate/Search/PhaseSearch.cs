using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Search;

/// <summary>Where the fit of an unknown phase begins: the phase with which the flattest tilts gain most over no rings at all.</summary>
internal static class PhaseSearch
{
    // The rings repeat after half a turn, but the CTF changes its sign and with it the contrast: of the two phases the one that plates have, or a little less than none.
    private const double LowestDegrees = -30;
    private const int Steps = 12;
    private const int TiltsCompared = 6;

    /// <summary>The tilts that are compared, in ascending order.</summary>
    /// <param name="series">The series, for its tilt angles.</param>
    /// <param name="tilts">The tilts to choose from.</param>
    public static int[] Telling(TiltSeries series, IEnumerable<int> tilts) =>
        [.. tilts.OrderBy(i => Math.Abs(series.Tilts[i].Angle.Radians)).ThenBy(i => i).Take(TiltsCompared).Order()];

    /// <summary>The best of a row of phases from -30 to 135 degrees.</summary>
    /// <param name="spectra">Spectra of every tilt; null for tilts that show nothing.</param>
    /// <param name="series">The series.</param>
    /// <param name="geometry">How its specimen lies; which way hardly matters at low tilt.</param>
    /// <param name="settings">Range of the search and threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Angle Best(IReadOnlyList<PatchSpectra?> spectra, TiltSeries series, TiltGeometry geometry, EstimationSettings settings, CancellationToken cancellation)
    {
        int[] flattest = Telling(series, Enumerable.Range(0, spectra.Count).Where(i => spectra[i] is not null));
        var gains = new double[Steps];
        SectionLoop.Run(Steps, settings.Threads, cancellation, () => 0, (step, _) => gains[step] = DefocusConsensus.TotalGain(
            [.. flattest.Select(i => DefocusSearch.Curve(spectra[i]!, TiltOptics.Of(series.Microscope, geometry, series.Tilts[i].Angle, PhaseAt(step)), settings))]));
        return PhaseAt(Array.IndexOf(gains, gains.Max()));
    }

    private static Angle PhaseAt(int step) => Angle.FromDegrees(LowestDegrees + 180.0 * step / Steps);
}
