using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>What a change by hand makes of a series.</summary>
internal static class ManualEdits
{
    /// <summary>Why a tilt that was set by hand has no verdict.</summary>
    public const string SetByHand = "set by hand";

    private const string Excluded = "excluded";

    /// <summary>The numbers of a tilt are those given. Nobody knows their errors; the signal-to-noise ratio stays what it was.</summary>
    public static TiltSeries Set(TiltSeries series, int place, TiltTrial trial) => With(series, place, tilt => tilt with
    {
        Estimate = new(trial.Defocus, trial.PhaseShift, Source: DefocusSource.Manual) { SignalToNoise = tilt.Estimate?.SignalToNoise, Reason = SetByHand },
    });

    /// <summary>The tilt is left out, and has the defocus that those predict which were fitted or set by hand, as in an estimation. No other tilt changes.</summary>
    /// <param name="series">The series.</param>
    /// <param name="place">The place of the tilt in it.</param>
    /// <param name="file">The STAR file, for messages.</param>
    /// <exception cref="BadInputException">No other tilt tells a defocus.</exception>
    public static TiltSeries Exclude(TiltSeries series, int place, string file)
    {
        Tilt[] telling = [.. series.Tilts.Select((tilt, i) => i == place || !Tells(tilt) ? tilt with { Estimate = null } : tilt)];
        if (telling.All(tilt => tilt.Estimate is null))
            throw new BadInputException(Finding.Error("inspect-last-tilt", file, $"section {series.Tilts[place].Section}", "the only tilt whose defocus is known", "another one that predicts its defocus", "Set the defocus of another tilt first"));
        var predicted = DefocusPrediction.Fill(telling, _ => Excluded).ElementAt(place).Estimate!;
        return With(series, place, tilt => tilt with { IsExcluded = true, Estimate = predicted with { SignalToNoise = tilt.Estimate?.SignalToNoise } });
    }

    /// <summary>The tilt is taken in again with a defocus it had.</summary>
    public static TiltSeries Include(TiltSeries series, int place, DefocusEstimate? estimate) => With(series, place, tilt => tilt with { IsExcluded = false, Estimate = estimate ?? tilt.Estimate });

    /// <summary>One tilt of a series changed.</summary>
    public static TiltSeries With(TiltSeries series, int place, Func<Tilt, Tilt> change) => series with { Tilts = series.Tilts.SetItem(place, change(series.Tilts[place])) };

    private static bool Tells(Tilt tilt) => tilt is { IsExcluded: false, Estimate.Source: not DefocusSource.Predicted };
}
