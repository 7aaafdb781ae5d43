using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Fits a series again from where its defoci are now, with its axis, hand and plane held: after somebody has moved a defocus or excluded a tilt.</summary>
public static class CtfRefit
{
    /// <summary>Fits one tilt; all others stay as they are. See <see cref="TiltRefit"/>.</summary>
    /// <param name="series">The series, with its geometry; the tilt has an estimate.</param>
    /// <param name="place">Which tilt, from 0.</param>
    /// <param name="spectra">Its spectra.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The image shows no rings near the present defocus.</exception>
    public static TiltSeries Tilt(TiltSeries series, int place, PatchSpectra spectra, EstimationSettings settings, CancellationToken cancellation = default) =>
        series with { Tilts = series.Tilts.SetItem(place, TiltRefit.Of(series, place, spectra, Held(settings), cancellation)) };

    /// <summary>
    /// Fits all tilts together, as the estimation does, but without its search: each begins at its present defocus, and one that somebody has set at the best near it. Excluded tilts, and those whose images
    /// show no rings there, are predicted from the others. A phase that is not fitted is the median of the present ones.
    /// </summary>
    /// <param name="series">The series, with its geometry.</param>
    /// <param name="spectra">The spectra of every tilt; null for those that are blank. Those of excluded tilts are not looked at.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">No image shows rings near its present defocus.</exception>
    public static TiltSeries Series(TiltSeries series, IReadOnlyList<PatchSpectra?> spectra, EstimationSettings settings, CancellationToken cancellation = default)
    {
        settings = Held(settings);
        var phase = PhaseOf(series);
        StartedTilt[] started = [.. Enumerable.Range(0, series.Tilts.Length)
            .Where(i => !series.Tilts[i].IsExcluded && spectra[i] is not null && series.Tilts[i].Estimate is not null)
            .Select(i => series.Tilts[i].Estimate!.Source == DefocusSource.Manual
                ? TiltRefit.Started(series, i, spectra[i]!, series.Tilts[i].Estimate!.PhaseShift, settings)
                : StartedAt(series, i, spectra[i]!, series.Tilts[i].Estimate!.Defocus.Mean.Angstroms))];
        var (fitted, fit) = ConvincingFit.Of(started, series, phase, settings, cancellation);
        if (fit is null) throw new BadInputException(EstimationFindings.NoRings(series.Name, settings));
        var refitted = SeriesEstimate.Of(series, fitted, fit, [.. spectra.Select(of => of is not null)]);
        return refitted with { Tilts = [.. refitted.Tilts.Select(Explained)] };
    }

    /// <summary>A tilt that begins at a defocus, angstrom.</summary>
    internal static StartedTilt StartedAt(TiltSeries series, int place, PatchSpectra spectra, double defocus) =>
        new(place, new(spectra, TiltOptics.Of(series.Microscope, series.Geometry!, series.Tilts[place].Angle), defocus), defocus);

    // There may be rings of another defocus: nothing was searched.
    private static Tilt Explained(Tilt tilt) =>
        tilt.Estimate is { Reason: SeriesEstimate.NoRings } estimate ? tilt with { Estimate = estimate with { Reason = NoRingsNearby } } : tilt;

    /// <summary>Why a tilt was not fitted again.</summary>
    public const string NoRingsNearby = "no Thon rings near the defocus where the fit began";

    private static EstimationSettings Held(EstimationSettings settings) => settings with { Plane = PlaneModel.Stated };

    private static Angle PhaseOf(TiltSeries series)
    {
        double[] phases = [.. series.Tilts.Where(tilt => tilt is { IsExcluded: false, Estimate: not null }).Select(tilt => tilt.Estimate!.PhaseShift.Radians).Order()];
        return phases.Length == 0 ? Angle.Zero : new(phases[phases.Length / 2]);
    }
}
