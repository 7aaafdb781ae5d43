using System.Globalization;
using Thon.Simulate;
using Thon.Tilts;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>The tables with a row for each series.</summary>
internal static class SeriesTables
{
    /// <summary>What the series are.</summary>
    public static string Settings(IEnumerable<StudySeries> studies)
    {
        var table = new MarkdownTable("series", "kV", "A/px", "pixels", "focus um", "slab A", "tilts", "order", "axis, hand", "phase", "pre-tilt, X-tilt", "SNR", "holds", "unknown");
        foreach (var study in studies) table.Add(SettingsRow(study));
        return table.ToString();
    }

    /// <summary>How the defocus of the tilts came out.</summary>
    public static string Defocus(IEnumerable<SeriesOutcome> outcomes)
    {
        var table = new MarkdownTable(
            "series", "tilts (bounded)", "bound rms A", "error rms A", "ratio", "worst error A (at)", "rms error/sigma", "worst error/sigma, good", "good / weak / failed", "fitted");
        foreach (var outcome in outcomes) table.Add(DefocusRow(outcome));
        return table.ToString();
    }

    /// <summary>How what the tilts share came out.</summary>
    public static string Shared(IEnumerable<SeriesOutcome> outcomes)
    {
        var table = new MarkdownTable(
            "series", "U - V error A", "angle error deg", "thickness found A", "true A", "bound A", "phase found deg (true)", "pre-tilt found deg (true)", "X-tilt found deg (true)", "geometry", "log odds");
        foreach (var outcome in outcomes) table.Add(SharedRow(outcome));
        return table.ToString();
    }

    private static string[] SettingsRow(StudySeries study)
    {
        var s = study.Settings;
        var angles = s.TiltAngles;
        return
        [
            s.Name, Cell(s.Microscope.Voltage.Kilovolts, "F0"), Cell(s.PixelSize.Angstroms, "F1"), $"{s.Width}x{s.Height}", Cell(s.Defocus.Mean.Micrometers, "F1"),
            Cell(s.SlabThickness.Angstroms, "F0"), string.Create(CultureInfo.InvariantCulture, $"{angles.Length}: {angles[0].Degrees:F0} to {angles[^1].Degrees:F0}"),
            study.Order.Scheme == DoseScheme.Symmetric ? "symmetric" : study.Order.ToString(),
            $"{Cell(s.Geometry.Axis.Degrees, "F0")}, {Cell((int)s.Geometry.Hand, "+0;-0")}",
            study.FitsPhase ? Cell(s.PhaseShift.Degrees, "F0") : "", study.FitsPlane ? $"{Cell(s.Geometry.TiltOffset.Degrees, "F0")}, {Cell(s.Geometry.XTilt.Degrees, "F0")}" : "",
            Cell(s.SignalToNoise, "0.##"), Contents(s), Unknowns(study),
        ];
    }

    private static string Contents(SimulationSettings s)
    {
        string damage = s.Damage == DamageModel.None ? "" : ", damaged";
        string bodies = string.Join(", ", new[] { (s.Contents.Proteins, "proteins"), (s.Contents.Vesicles, "vesicles"), (s.Contents.GoldBeads, "gold beads") }
            .Where(body => body.Item1 > 0).Select(body => $"{body.Item1} {body.Item2}"));
        return (bodies.Length == 0 ? "ice" : bodies) + damage;
    }

    private static string Unknowns(StudySeries study) =>
        string.Join(", ", new[] { study.Axes.Length > 1 ? "axis" : "", "hand", study.FitsPhase ? "phase" : "", study.FitsPlane ? "plane" : "" }.Where(word => word.Length > 0));

    private static string[] DefocusRow(SeriesOutcome outcome)
    {
        TiltOutcome[] bounded = [.. outcome.Bounded];
        var worst = outcome.Tilts.MaxBy(tilt => Math.Abs(tilt.Error))!;
        return
        [
            outcome.Name, $"{outcome.Tilts.Length} ({bounded.Length})", Cell(Pooling.Rms(bounded.Select(tilt => tilt.Bound!.Value)), "F1"),
            Cell(Pooling.Rms(bounded.Select(tilt => tilt.Error)), "F1"), Cell(outcome.Ratio, "F2"), $"{Cell(worst.Error, "F0")} ({Cell(worst.Angle, "F0")})",
            Cell(Pooling.Rms(outcome.Tilts.Select(tilt => tilt.Pull).OfType<double>()), "F2"),
            Cell(Pooling.Worst(outcome.Tilts.Where(tilt => tilt.Verdict == FitVerdict.Good).Select(tilt => tilt.Pull).OfType<double>()), "F1"),
            outcome.Tilts.Any(tilt => tilt.Verdict is not null) ? $"{Count(FitVerdict.Good)} / {Count(FitVerdict.Weak)} / {Count(FitVerdict.Failed)}" : "-",
            outcome.Refusal is null ? $"{outcome.Tilts.Count(tilt => tilt.Source == DefocusSource.Fit)}" : $"refused ({outcome.Refusal})",
        ];

        int Count(FitVerdict verdict) => outcome.Tilts.Count(tilt => tilt.Verdict == verdict);
    }

    private static string[] SharedRow(SeriesOutcome outcome) =>
    [
        outcome.Name, Cell(outcome.AstigmatismError, "F0"), Cell(outcome.AstigmatismAngleError, "F1"), FoundOf(outcome.Thickness, "F0"),
        Cell(outcome.Thickness.Truth, "F0"), Cell(outcome.Thickness.Bound, "F0"), WithTruth(outcome.Phase), WithTruth(outcome.TiltOffset), WithTruth(outcome.XTilt),
        outcome.IsGeometryRight switch { true => "right", false => "wrong", null => "-" } + (outcome.IsGeometryRight is not null && !outcome.IsDecided ? ", undecided" : ""),
        Cell(outcome.Margin, "F0"),
    ];

    private static string FoundOf(SharedOutcome outcome, string format) =>
        outcome.Found is null ? "-" : $"{Cell(outcome.Found, format)} +- {Cell(outcome.Sigma, format)}";

    private static string WithTruth(SharedOutcome? outcome) => outcome is null ? "" : $"{FoundOf(outcome, "F2")} ({Cell(outcome.Truth, "F0")})";
}
