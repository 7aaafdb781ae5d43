using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Optics;
using Thon.Pipeline.Inspection;
using Thon.Report.Pages;
using Thon.Tilts;

namespace Thon.Web;

/// <summary>A tilt that is looked at: what the page may ask of it, and may do to it.</summary>
/// <param name="desk">The series.</param>
/// <param name="series">The same, as it is worked on.</param>
/// <param name="section">The section.</param>
internal sealed class TiltDesk(SeriesDesk desk, InspectedSeries series, int section)
{
    /// <summary>The tilt as it is, or as it would be with other numbers; nothing is kept.</summary>
    /// <param name="trial">The other numbers; null for its own.</param>
    /// <param name="cancellation">Stops it.</param>
    public TiltView View(TiltTrial? trial, CancellationToken cancellation)
    {
        var now = series.State.Series;
        int place = PlaceIn(now);
        var shown = trial is null ? now : now with { Tilts = now.Tilts.SetItem(place, Tried(now.Tilts[place], trial)) };
        // Without a voltage there is no CTF to draw; the numbers are shown all the same.
        var diagnosis = now.HasOptics ? series.Diagnose(section, trial, cancellation) : null;
        var numbers = shown.Tilts[place].Estimate is { } estimate ? TrialNumbers.Of(TiltTrial.Of(estimate)) : null;
        return new(TiltReports.Of(shown, place, diagnosis), numbers) { Zeros = ZerosOf(shown, place, diagnosis), Seen = diagnosis is null ? null : SeenRange.Of(diagnosis) };
    }

    /// <summary>Sets those of its numbers that were sent; the others stay what they are now, whatever the page that sent them believes.</summary>
    /// <param name="sent">The body of the request.</param>
    /// <param name="cancellation">Stops it.</param>
    public EditAnswer Set(JsonElement sent, CancellationToken cancellation) => DoneIfIncluded(() => series.Set(section, TrialReader.Read(sent, Present())), cancellation);

    /// <summary>Sets its defocus from a ring.</summary>
    public EditAnswer SetRing(RingClick click, CancellationToken cancellation) => DoneIfIncluded(() => series.SetRing(section, click.Frequency, click.Direction, click.Zero, cancellation), cancellation);

    /// <summary>Fits it anew.</summary>
    public EditAnswer Refit(CancellationToken cancellation) => DoneIfIncluded(() => series.Refit(section, cancellation), cancellation);

    /// <summary>Leaves it out.</summary>
    public EditAnswer Exclude(CancellationToken cancellation) => Done(() => series.Exclude(section), cancellation);

    /// <summary>Takes it in again.</summary>
    public EditAnswer Include(CancellationToken cancellation) => Done(() => series.Include(section, cancellation), cancellation);

    /// <summary>Its image before and after the correction, the same place of both.</summary>
    public ComparedPictures Compare(CropQuery crop) => ComparedPictures.Of(series.Compare(section, crop.X, crop.Y, crop.Side));

    private EditAnswer DoneIfIncluded(Action change, CancellationToken cancellation)
    {
        var now = series.State.Series;
        if (!now.Tilts[PlaceIn(now)].IsExcluded) return Done(change, cancellation);
        throw new BadInputException(Finding.Error(
            "inspect-excluded", series.Stored.Star, string.Create(CultureInfo.InvariantCulture, $"section {section}"), "a tilt that is excluded", "one that is not, to set or to fit it", "Include it first"));
    }

    private TrialNumbers? Present()
    {
        var now = series.State.Series;
        return now.Tilts[PlaceIn(now)].Estimate is { } estimate ? TrialNumbers.Of(TiltTrial.Of(estimate)) : null;
    }

    private EditAnswer Done(Action change, CancellationToken cancellation)
    {
        change();
        return desk.AnswerOf(View(null, cancellation), null);
    }

    private static ImmutableArray<ZeroRing> ZerosOf(TiltSeries shown, int place, TiltDiagnosis? diagnosis) => (diagnosis, shown.Tilts[place].Estimate) is ({ } seen, { } estimate)
        ? CtfZeros.Rings(new(shown.Microscope, estimate.Defocus, estimate.PhaseShift), seen.Picture.Highest) : [];

    private int PlaceIn(TiltSeries now)
    {
        for (int place = 0; place < now.Tilts.Length; place++)
            if (now.Tilts[place].Section == section) return place;
        throw new InvalidOperationException($"section {section} has gone");
    }

    private static Tilt Tried(Tilt tilt, TiltTrial trial) => tilt with { Estimate = new(trial.Defocus, trial.PhaseShift, Source: DefocusSource.Manual) };
}
