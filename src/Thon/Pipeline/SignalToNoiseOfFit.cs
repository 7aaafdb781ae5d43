using Thon.Correct;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>
/// The signal-to-noise ratios that a Wiener filter takes from the series' own fit where none is stated. Tilts that were fitted have their own; one
/// whose defocus is predicted from the other tilts has the ratio of the tilt nearest in angle.
/// </summary>
internal static class SignalToNoiseOfFit
{
    /// <summary>Whether the steps take their ratios from the fit.</summary>
    public static bool IsNeeded(ProcessingSteps steps) => steps is { Correction: CorrectionMode.Wiener, SignalToNoise: null };

    /// <summary>What is missing for steps whose fit comes from a file; nothing where they need none.</summary>
    /// <param name="series">The series as the file has it.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="file">The file with the defoci.</param>
    public static FindingList Missing(TiltSeries series, ProcessingSteps steps, string? file)
    {
        if (!IsNeeded(steps)) return FindingList.Empty;
        Tilt[] without = [.. series.Tilts.Where(tilt => tilt.Estimate is { Source: DefocusSource.Fit, SignalToNoise: null })];
        // Nothing to take a ratio from, although no tilt that was fitted lacks one.
        if (without.Length == 0 && !series.Tilts.Any(HasRatio)) without = [.. series.Tilts];
        return without.Length == 0 ? FindingList.Empty : FindingList.Of(Refusal(file, without.Length == series.Tilts.Length ? "no signal-to-noise ratios" : $"{Sections(without)} without a signal-to-noise ratio"));
    }

    /// <summary>The series with a ratio for every tilt, as the steps need it.</summary>
    /// <param name="series">The series after its fit.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="stack">The stack, for messages.</param>
    /// <returns>The series, and a note where tilts take the ratio of another.</returns>
    /// <exception cref="BadInputException">No tilt has a ratio.</exception>
    public static (TiltSeries Series, FindingList Findings) Complete(TiltSeries series, ProcessingSteps steps, string stack)
    {
        Tilt[] with = [.. series.Tilts.Where(HasRatio)], without = [.. series.Tilts.Except(with)];
        if (!IsNeeded(steps) || without.Length == 0) return (series, FindingList.Empty);
        if (with.Length == 0) throw new BadInputException(Refusal(stack, "no tilt whose signal-to-noise ratio could be fitted"));
        var note = Finding.Note("snr-of-neighbour", stack, Sections(without), "no signal-to-noise ratio of their own; the Wiener filter takes that of the tilt nearest in angle");
        return (series with { Tilts = [.. series.Tilts.Select(tilt => HasRatio(tilt) ? tilt : Taking(tilt, with))] }, FindingList.Of(note));
    }

    private static bool HasRatio(Tilt tilt) => tilt.Estimate?.SignalToNoise is not null;

    // Of two that are equally near the steeper one: less signal is the safer guess.
    private static Tilt Taking(Tilt tilt, Tilt[] with)
    {
        var nearest = with.OrderBy(other => Math.Abs(other.Angle.Radians - tilt.Angle.Radians)).ThenByDescending(other => Math.Abs(other.Angle.Radians)).First();
        return tilt with { Estimate = tilt.Estimate! with { SignalToNoise = nearest.Estimate!.SignalToNoise } };
    }

    private static string Sections(Tilt[] tilts) => $"{(tilts.Length == 1 ? "section" : "sections")} {SectionList.Of(tilts.Select(tilt => tilt.Section))}";

    private static Finding Refusal(string? file, string found) =>
        Finding.Error("snr-missing", file, null, found, "the ratio of every fitted tilt, for a Wiener filter", "State one with --snr, or give a STAR file that thon estimate or thon run of this version wrote");
}
