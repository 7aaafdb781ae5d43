using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Search;

/// <summary>What must be known of a series before all of it is read: how it lies, and with what phase.</summary>
/// <param name="Choice">How the axis and the hand were told.</param>
/// <param name="Phase">The phase, or where its fit begins.</param>
internal sealed record SeriesSetting(GeometryChoice Choice, Angle Phase);

/// <summary>Tells the axis and the hand, and about the phase, from the few images that tell most.</summary>
internal static class GeometrySearch
{
    // Most series are clear after a few tilts.
    private const int FewTilts = 6;
    private const int MoreTilts = 12;
    private const double ClearMargin = 50;

    /// <summary>Compares the possibilities.</summary>
    /// <param name="series">Its metadata.</param>
    /// <param name="images">Its images, one section a tilt.</param>
    /// <param name="axes">Possible tilt axes, the preferred one first.</param>
    /// <param name="hands">Possible hands, the preferred one first.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SeriesSetting Run(
        TiltSeries series, ISectionSource images, IReadOnlyList<Angle> axes, IReadOnlyList<Hand> hands, EstimationSettings settings, CancellationToken cancellation)
    {
        // The axis of an aligned stack is held against those in question, and either hand against the stated one.
        TiltGeometry[] geometries = [.. from axis in axes.Union([Angle.Zero]) select (series.Geometry ?? new(axis, hands[0])) with { Axis = axis }];
        int[] included = [.. Enumerable.Range(0, series.Tilts.Length).Where(i => !series.Tilts[i].IsExcluded)];
        var spectra = new PatchSpectra[]?[series.Tilts.Length];
        void Read(IEnumerable<int> tilts)
        {
            int[] missing = [.. tilts.Where(i => spectra[i] is null)];
            var read = SeriesSpectra.Read(series, images, missing, geometries, settings with { Plane = PlaneModel.Stated }, null, cancellation);
            foreach (int i in missing) spectra[i] = read[i];
        }

        var phase = settings.PhaseShift;
        if (settings.Phase != PhaseModel.Stated)
        {
            Read(PhaseSearch.Telling(series, included));
            phase = PhaseSearch.Best([.. spectra.Select(of => of?[0])], series, geometries[0], settings, cancellation);
        }

        GeometryChoice Compare(int count)
        {
            int[] telling = Handedness.Telling(series, included, count);
            Read(telling);
            Angle[] compared = [.. geometries.Select(geometry => geometry.Axis)];
            return Handedness.Choose([.. spectra.Select((of, i) => telling.Contains(i) ? of : null)], series, compared, axes.Count, hands, phase, settings, cancellation);
        }

        var choice = Compare(FewTilts);
        return new(choice.Margin > ClearMargin ? choice : Compare(MoreTilts), phase);
    }
}
